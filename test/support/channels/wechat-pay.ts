/**
 * WeChat Pay's bill interface on this machine, as its documents describe it: checks the signature of every request to the letter, answers signed,
 * hands out packed bills without a signature. Its lapses are the test's to choose.
 */
import { createHash, createSign, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Answered, type Asked, OwnServer } from './own-server.ts';

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const MCH_ID = '1900000109';
export const SERIAL_NO = '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C';
export const PLATFORM_ID = 'PUB_KEY_ID_0116000000000000000000000000000001';
export const wechatKeys = { merchant, platform };

/** What is there for a day: a bill as text, or the code of a refusal. */
type Bill = string | { readonly code: string; readonly status: number };

export class WechatPay {
  /** By kind and day: 'tradebill 2026-10-17', 'fundflowbill BASIC 2026-10-17'. */
  readonly bills = new Map<string, Bill>();
  /** Answers given instead, first come first served. */
  readonly instead: ((asked: Asked, usual: () => Answered) => Answered)[] = [];
  readonly server: OwnServer;
  readonly #now: () => number;
  readonly #nonces = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
    this.server = new OwnServer((asked) => {
      const usual = () => this.#answer(asked);
      return this.instead.shift()?.(asked, usual) ?? usual();
    });
  }

  /** An answer with the platform's signature. */
  signed(
    status: number,
    value: unknown,
    { at = this.#now(), nonce = randomBytes(16).toString('hex') } = {},
  ): Answered {
    const body = JSON.stringify(value);
    const signature = createSign('RSA-SHA256').update(`${at}\n${nonce}\n${body}\n`);
    return {
      status,
      body,
      headers: {
        'content-type': 'application/json',
        'Wechatpay-Timestamp': String(at),
        'Wechatpay-Nonce': nonce,
        'Wechatpay-Serial': PLATFORM_ID,
        'Wechatpay-Signature': signature.sign(platform.privateKey, 'base64'),
      },
    };
  }

  #answer(asked: Asked): Answered {
    if (!this.#isSigned(asked))
      return { status: 401, body: JSON.stringify({ code: 'SIGN_ERROR', message: '签名错误' }) };
    const { pathname, searchParams } = asked.url;
    if (pathname === '/v3/billdownload/file') return this.#file(searchParams.get('token') ?? '');
    const key = [pathname.split('/').at(-1), searchParams.get('account_type'), searchParams.get('bill_date')]
      .filter((part) => part !== null)
      .join(' ');
    const bill = this.bills.get(key) ?? { code: 'NO_STATEMENT_EXIST', status: 400 };
    if (typeof bill !== 'string') return this.signed(bill.status, { code: bill.code, message: '见错误码' });
    return this.signed(200, {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(bill).digest('hex'),
      download_url: `https://${this.server.host}/v3/billdownload/file?token=${encodeURIComponent(key)}&tartype=gzip`,
    });
  }

  #file(key: string): Answered {
    const bill = this.bills.get(key);
    if (typeof bill !== 'string') return { status: 404, body: '{}' };
    return { body: gzipSync(bill), headers: { 'content-type': 'application/octet-stream' } };
  }

  #isSigned({ method, pathAndQuery, headers, body }: Asked): boolean {
    const [scheme = '', rest = ''] = (headers['authorization'] ?? '').split(/ (.*)/);
    const parts = Object.fromEntries(
      [...rest.matchAll(/(\w+)="([^"]*)"/g)].map((found) => [found[1], found[2]]),
    );
    const { mchid, nonce_str: nonce = '', timestamp = '', serial_no: serialNo, signature = '' } = parts;
    if (scheme !== 'WECHATPAY2-SHA256-RSA2048' || mchid !== MCH_ID || serialNo !== SERIAL_NO) return false;
    if (headers['accept'] !== 'application/json' || !headers['user-agent']) return false;
    if (nonce === '' || this.#nonces.has(nonce) || Math.abs(Number(timestamp) - this.#now()) > 300)
      return false;
    this.#nonces.add(nonce);
    return createVerify('RSA-SHA256')
      .update(`${method}\n${pathAndQuery}\n${timestamp}\n${nonce}\n${body}\n`)
      .verify(merchant.publicKey, signature, 'base64');
  }
}
