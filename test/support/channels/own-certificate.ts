/**
 * A certificate for a server on this machine, signed by itself: written byte by byte (X.509, DER), because a test of TLS needs one that nobody else
 * trusts.
 */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const number = (hex: string) => der(0x02, Buffer.from(hex, 'hex'));
const moment = (text: string) => der(0x17, Buffer.from(text, 'latin1'));

const RSA_SHA256 = sequence(identifier('2a864886f70d01010b'), der(0x05));
const NAME = sequence(
  der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from('countinghouse test')))),
);

export interface OwnCertificate {
  readonly certificate: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** For localhost and 127.0.0.1. `serial` in hex, its first digit below 8. */
export function ownCertificate(serial = '1f2e3d4c5b6a79880102030405060708090a0b0c'): OwnCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const names = sequence(
    der(0x82, Buffer.from('localhost', 'latin1')),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const body = sequence(
    der(0xa0, number('02')),
    number(serial),
    RSA_SHA256,
    NAME,
    sequence(moment('260101000000Z'), moment('460101000000Z')),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(identifier('551d11'), der(0x04, names)))),
  );
  const signature = createSign('RSA-SHA256').update(body).sign(privateKey);
  const whole = sequence(body, RSA_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  const certificate = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return { certificate, privateKey, publicKey };
}

export const pemOf = (key: KeyObject): string =>
  key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
