/**
 * WeChat Pay's bills by API v3: asks where the bill of a day is, fetches it, and holds it against the hash that was signed.
 *
 * Source: pay.weixin.qq.com, 申请交易账单, 申请资金账单, 下载账单. The address is answered signed, the bill itself is not; its SHA-1 is of the text
 * before packing. A bill of a day without trade does not exist (NO_STATEMENT_EXIST); before 10:00 it may still be made (STATEMENT_CREATING).
 */
import { createHash, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BillType } from '../../../../shared/contract/sources.ts';
import { FILE_BYTES_MAX } from '../containers.ts';
import { type Bill, type FetchAnswer, type Fetcher, failed } from './fetcher.ts';
import { type HttpAnswer, type Send, TransportFault } from './transport.ts';
import { authorization, isSignedByPlatform, type WechatIdentity } from './wechat-sign.ts';

export const WECHAT_HOST = 'api.mch.weixin.qq.com';

export interface WechatSource extends WechatIdentity {
  readonly platform: { readonly id: string; readonly publicKey: KeyObject };
  /** Another host and port only in tests. */
  readonly host?: string;
}

interface Around {
  readonly send: Send;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly nonce: () => string;
}

const PATHS: Readonly<Partial<Record<BillType, (day: string) => string>>> = {
  wechat_trade: (day) => `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`,
  wechat_fund_basic: (day) => `/v3/bill/fundflowbill?bill_date=${day}&account_type=BASIC&tar_type=GZIP`,
  wechat_fund_operation: (day) =>
    `/v3/bill/fundflowbill?bill_date=${day}&account_type=OPERATION&tar_type=GZIP`,
  wechat_fund_fees: (day) => `/v3/bill/fundflowbill?bill_date=${day}&account_type=FEES&tar_type=GZIP`,
};

export function wechatFetcher(source: WechatSource, around: Around): Fetcher {
  const host = source.host ?? WECHAT_HOST;
  const get = async (pathAndQuery: string, signal: AbortSignal): Promise<HttpAnswer> =>
    await around.send(
      {
        method: 'GET',
        url: new URL(pathAndQuery, `https://${host}`),
        headers: {
          accept: 'application/json',
          'user-agent': 'countinghouse',
          authorization: authorization(
            source,
            { method: 'GET', pathAndQuery, body: '' },
            { timestamp: around.now(), nonce: around.nonce() },
          ),
        },
        body: '',
      },
      signal,
    );
  const fetch = async (bill: Bill, signal: AbortSignal): Promise<FetchAnswer> => {
    const path = PATHS[bill.type]?.(bill.day);
    if (path === undefined) return failed('refused', '', bill.type);
    const asked = await get(path, signal);
    // Also a refusal is signed; only a machine in between answers without.
    if (asked.status !== 401 && !isSignedByPlatform(asked, source.platform, around.now()))
      return failed(asked.status >= 500 ? 'busy' : 'not_signed', String(asked.status));
    if (asked.status !== 200) return refusal(asked);
    const told = addressOf(asked.body);
    if (!told) return failed('unexpected_answer');
    const url = new URL(told.url);
    if (url.protocol !== 'https:' || url.host !== host) return failed('redirected', '', url.host);
    const came = await get(`${url.pathname}${url.search}`, signal);
    if (came.status !== 200) return refusal(came);
    return await unpacked(came.body, told.sha1, `${bill.type}_${bill.day}.csv`);
  };
  const guarded = async (work: () => Promise<FetchAnswer>): Promise<FetchAnswer> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TransportFault) return failed(error.fault, '', error.message);
      throw error;
    }
  };
  return {
    fetch: (bill, signal) => guarded(() => fetch(bill, signal)),
    // A day long gone: whoever may ask for it learns that it is not kept any more, whoever may not is refused.
    test: (signal) =>
      guarded(async () => {
        const answer = await fetch({ type: 'wechat_trade', day: testDay(around.now()) }, signal);
        return answer.is === 'file' ? { is: 'no_bill' } : answer;
      }),
  };
}

/** The day before yesterday in China: its bill is surely made. */
const testDay = (now: number): string =>
  new Date((now + 8 * 3600 - 2 * 86_400) * 1000).toISOString().slice(0, 10);

function refusal(answer: HttpAnswer): FetchAnswer {
  const { code, message } = textsOf(answer.body, 'code', 'message');
  if (code === 'NO_STATEMENT_EXIST') return { is: 'no_bill' };
  if (code === 'STATEMENT_CREATING') return { is: 'not_yet' };
  const isBusy = answer.status === 429 || answer.status >= 500;
  return failed(isBusy ? 'busy' : 'refused', code || String(answer.status), message);
}

function addressOf(body: Buffer): { readonly url: string; readonly sha1: string } | null {
  const { hash_type, hash_value, download_url } = textsOf(body, 'hash_type', 'hash_value', 'download_url');
  const isWhole = hash_type === 'SHA1' && /^[0-9a-f]{40}$/i.test(hash_value) && URL.canParse(download_url);
  return isWhole ? { url: download_url, sha1: hash_value.toLowerCase() } : null;
}

/** The named texts of a JSON object; '' where one is not there or is no text. */
export function textsOf<Name extends string>(
  body: Buffer | string,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> {
  let held: unknown;
  try {
    held = JSON.parse(body.toString('utf8'));
  } catch {
    held = null;
  }
  const from = typeof held === 'object' && held !== null ? new Map(Object.entries(held)) : new Map();
  return Object.fromEntries(
    names.map((name) => [name, typeof from.get(name) === 'string' ? from.get(name) : '']),
  ) as Record<Name, string>; // Every name was just put in.
}

async function unpacked(bytes: Buffer, sha1: string, name: string): Promise<FetchAnswer> {
  let text = bytes;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      text = await promisify(gunzip)(bytes, { maxOutputLength: FILE_BYTES_MAX });
    } catch (error) {
      const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return failed(isTooLarge ? 'too_large' : 'damaged', '', 'gzip');
    }
  }
  const is = createHash('sha1').update(text).digest('hex');
  return is === sha1 ? { is: 'file', name, bytes: text } : failed('hash_differs', '', is);
}
