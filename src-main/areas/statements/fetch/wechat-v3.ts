/**
 * WeChat Pay's bills by API v3: asks where the bill of a day is, fetches it, and holds it against the hash that was signed.
 *
 * The address is answered signed, the bill itself is not; its SHA-1 is of the text before packing. A day without trade has no bill
 * (NO_STATEMENT_EXIST); one may still be made (STATEMENT_CREATING). Sources: NOTES.md.
 */
import { createHash, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BillType } from '../../../../shared/contract/sources.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { FILE_BYTES_MAX } from '../containers.ts';
import { type FetchAnswer, type Fetcher, failed, guarded, isFailure } from './fetcher.ts';
import { textsOf } from './json-texts.ts';
import type { Bill } from './rules/bill.ts';
import { daysOf, isFinal, lastMadeDay } from './rules/bill-days.ts';
import type { HttpAnswer, Send } from './transport.ts';
import { authorization, PlatformSignatures, type WechatIdentity } from './wechat-sign.ts';

const WECHAT_HOST = 'api.mch.weixin.qq.com';
/** An answer that says where a bill is, or why not. */
const ANSWER_BYTES_MAX = 64 * 1024;

export interface WechatSource extends WechatIdentity {
  readonly platform: { readonly id: string; readonly publicKey: KeyObject };
  readonly bills: readonly BillType[];
  /** Another host and port only in tests. */
  readonly host?: string | undefined;
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
  const signatures = new PlatformSignatures(source.platform);
  const get = async (pathAndQuery: string, signal: AbortSignal, bytesMax?: number): Promise<HttpAnswer> =>
    await around.send(
      {
        method: 'GET',
        url: new URL(pathAndQuery, `https://${host}`),
        headers: {
          accept: 'application/json',
          'user-agent': 'countinghouse',
          // While a merchant changes from certificate to public key, this says which of them is to sign the answer.
          'wechatpay-serial': source.platform.id,
          authorization: authorization(
            source,
            { method: 'GET', pathAndQuery, body: '' },
            { timestamp: around.now(), nonce: around.nonce() },
          ),
        },
        body: '',
        ...(bytesMax === undefined ? {} : { bytesMax }),
      },
      signal,
    );
  const ask = async ({ type, day }: Pick<Bill, 'type' | 'day'>, signal: AbortSignal) => {
    const path = PATHS[type]?.(day);
    if (path === undefined) return failed('refused', '', type);
    const asked = await get(path, signal, ANSWER_BYTES_MAX);
    const isSigned = signatures.holds(asked, around.now());
    if (asked.status !== 200) return refusal(asked, isSigned, isFinal(day, around.now()));
    if (!isSigned) return failed('not_signed', String(asked.status));
    return addressOf(asked.body, host);
  };
  return {
    bills: async ({ from, to }) =>
      daysOf({ from, to: Math.min(to, lastMadeDay(around.now())) }).flatMap((day) =>
        source.bills.map((type): Bill => ({ type, day: formatDay(day), file: '', mark: '' })),
      ),
    fetch: (bill, signal) =>
      guarded(async () => {
        const found = await ask(bill, signal);
        if ('is' in found) return found;
        const came = await get(found.pathAndQuery, signal);
        // The file and what is said instead of it are not signed: neither says that there is no bill.
        if (came.status !== 200) return refusal(came, false, false);
        return await unpacked(came.body, found.sha1, `${bill.type}_${bill.day}.csv`);
      }),
    test: async (signal) => {
      // The bill of the day before yesterday is surely made, or there was none: either answer says that the keys are right.
      const day = formatDay(lastMadeDay(around.now()) - 1);
      const answer = await guarded(() => ask({ type: source.bills[0] ?? 'wechat_trade', day }, signal));
      return isFailure(answer) ? answer : null;
    },
    close: () => undefined,
  };
}

/** `isSigned`: by the platform; only then, and when the day is long enough gone, is "no bill" believed. */
function refusal(answer: HttpAnswer, isSigned: boolean, isFinalDay: boolean): FetchAnswer {
  const { code, message } = textsOf(answer.body, 'code', 'message');
  if (code === 'STATEMENT_CREATING') return { is: 'not_yet' };
  if (code === 'NO_STATEMENT_EXIST') {
    if (!isSigned) return failed('not_signed', code, message);
    return { is: isFinalDay ? 'no_bill' : 'not_yet' };
  }
  const isBusy = answer.status === 429 || answer.status >= 500;
  return failed(isBusy ? 'busy' : 'refused', code || String(answer.status), message);
}

function addressOf(
  body: Buffer,
  host: string,
): { readonly pathAndQuery: string; readonly sha1: string } | FetchAnswer {
  const { hash_type, hash_value, download_url } = textsOf(body, 'hash_type', 'hash_value', 'download_url');
  const isWhole = hash_type === 'SHA1' && /^[0-9a-f]{40}$/i.test(hash_value) && URL.canParse(download_url);
  if (!isWhole) return failed('unexpected_answer');
  const url = new URL(download_url);
  if (url.protocol !== 'https:' || url.host !== host) return failed('redirected', '', url.host);
  return { pathAndQuery: `${url.pathname}${url.search}`, sha1: hash_value.toLowerCase() };
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
