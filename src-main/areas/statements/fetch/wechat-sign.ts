/**
 * Signatures of WeChat Pay's API v3 (WECHATPAY2-SHA256-RSA2048): ours on a request, the platform's on an answer.
 *
 * Source: pay.weixin.qq.com, 如何构造接口请求签名 and 如何验证签名: five lines of the request, three of the answer, each ended by a line feed, signed by
 * RSA with SHA-256. An answer signed more than five minutes away from now is somebody's recording.
 */
import { createSign, createVerify, type KeyObject } from 'node:crypto';

export interface WechatIdentity {
  readonly mchId: string;
  /** Serial number of the merchant's certificate. */
  readonly serialNo: string;
  readonly privateKey: KeyObject;
}

export function authorization(
  identity: WechatIdentity,
  request: { readonly method: string; readonly pathAndQuery: string; readonly body: string },
  { timestamp, nonce }: { readonly timestamp: number; readonly nonce: string },
): string {
  const message = `${request.method}\n${request.pathAndQuery}\n${timestamp}\n${nonce}\n${request.body}\n`;
  const signature = createSign('RSA-SHA256').update(message).sign(identity.privateKey, 'base64');
  const parts = {
    mchid: identity.mchId,
    nonce_str: nonce,
    signature,
    timestamp: String(timestamp),
    serial_no: identity.serialNo,
  };
  return `WECHATPAY2-SHA256-RSA2048 ${Object.entries(parts)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}`;
}

const CLOCK_SECONDS_MAX = 300;

/**
 * Whether answers are the platform's own and of now. An answer that was seen before is somebody's recording even within the five minutes: every
 * answer has a nonce of its own.
 */
export class PlatformSignatures {
  readonly #platform: { readonly id: string; readonly publicKey: KeyObject };
  readonly #seen = new Set<string>();

  /** `id`: serial number of the platform's certificate, or the id of its public key (PUB_KEY_ID_…). */
  constructor(platform: { readonly id: string; readonly publicKey: KeyObject }) {
    this.#platform = platform;
  }

  holds(
    answer: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer },
    now: number,
  ): boolean {
    const of = (name: string) => answer.headers[`wechatpay-${name}`] ?? '';
    const timestamp = of('timestamp');
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > CLOCK_SECONDS_MAX) return false;
    if (of('serial').toUpperCase() !== this.#platform.id.toUpperCase()) return false;
    const mark = `${timestamp} ${of('nonce')}`;
    if (of('nonce') === '' || this.#seen.has(mark)) return false;
    const verify = createVerify('RSA-SHA256').update(`${timestamp}\n${of('nonce')}\n`);
    const isTheirs = verify
      .update(answer.body)
      .update('\n')
      .verify(this.#platform.publicKey, of('signature'), 'base64');
    if (isTheirs) this.#seen.add(mark);
    return isTheirs;
  }
}
