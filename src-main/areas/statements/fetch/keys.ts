/**
 * Keys as people have them: PEM files, certificates, or the bare base64 that Alipay's tool prints. What is no RSA key of 2048 bits or more is refused
 * by name before it is kept, and never repeated in an error.
 */
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Refused } from '../../../../shared/contract/errors.ts';

const BITS_MIN = 2048;
const isPem = (text: string): boolean => text.includes('-----BEGIN');
const derOf = (text: string): Buffer => Buffer.from(text.replace(/\s+/g, ''), 'base64');

/** `which` names the field for the person who filled it in. */
export function readPrivateKey(text: string, which: string): KeyObject {
  return readKey(which, [
    () => createPrivateKey(text),
    () => createPrivateKey({ key: derOf(text), format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key: derOf(text), format: 'der', type: 'pkcs1' }),
  ]);
}

export function readPublicKey(text: string, which: string): KeyObject {
  return readKey(which, [
    () => new X509Certificate(text).publicKey,
    () => {
      // A private key would give its public half: whoever pasted it here has mixed them up.
      if (text.includes('PRIVATE KEY')) throw new Error('a private key');
      return createPublicKey(text);
    },
    () => createPublicKey({ key: derOf(text), format: 'der', type: 'spki' }),
    () => createPublicKey({ key: derOf(text), format: 'der', type: 'pkcs1' }),
  ]);
}

/** The serial number of a certificate; '' where the text is none. */
export function certificateSerial(text: string): string {
  if (!isPem(text) || !text.includes('CERTIFICATE')) return '';
  try {
    return new X509Certificate(text).serialNumber;
  } catch {
    return '';
  }
}

function readKey(which: string, ways: readonly (() => KeyObject)[]): KeyObject {
  for (const way of ways) {
    let key: KeyObject;
    try {
      key = way();
    } catch {
      continue; // Another way may read it.
    }
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= BITS_MIN) return key;
  }
  throw new Refused('key_unreadable', { which });
}
