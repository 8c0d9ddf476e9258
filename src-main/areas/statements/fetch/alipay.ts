/**
 * Alipay's bills: asks for the address of a day's bill and fetches the zip behind it within its half minute.
 *
 * RSA2 over the parameters in order, and over the bytes of the answer's own object as they stand. A day on which nothing moved has no bill, and a
 * bill that is late is answered the same way. Sources: NOTES.md.
 */
import { createSign, createVerify, type KeyObject } from 'node:crypto';
import type { BillType } from '../../../../shared/contract/sources.ts';
import { chinaClock } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { type FetchAnswer, type Fetcher, failed, guarded, isFailure } from './fetcher.ts';
import { textsOf } from './json-texts.ts';
import type { Bill } from './rules/bill.ts';
import { daysOf, isFinal, lastMadeDay } from './rules/bill-days.ts';
import type { Send } from './transport.ts';

const ALIPAY_HOST = 'openapi.alipay.com';
/** dwbillcenter.alipay.com, as far as was seen. */
const DOWNLOAD_HOSTS = /^[a-z0-9-]+\.alipay\.com$/;
const METHOD = 'alipay.data.dataservice.bill.downloadurl.query';
const ANSWER = 'alipay_data_dataservice_bill_downloadurl_query_response';
const ANSWER_BYTES_MAX = 64 * 1024;

export interface AlipaySource {
  readonly appId: string;
  readonly privateKey: KeyObject;
  readonly alipayPublicKey: KeyObject;
  readonly bills: readonly BillType[];
  /** Another host and port only in tests, for the address and for the bill. */
  readonly host?: string | undefined;
}

interface Around {
  readonly send: Send;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

const BILL_TYPES: Readonly<Partial<Record<BillType, string>>> = {
  alipay_trade: 'trade',
  alipay_fund: 'signcustomer',
};

export function alipayFetcher(source: AlipaySource, around: Around): Fetcher {
  const host = source.host ?? ALIPAY_HOST;
  const ask = async (
    { type, day }: Pick<Bill, 'type' | 'day'>,
    signal: AbortSignal,
  ): Promise<FetchAnswer | URL> => {
    const billType = BILL_TYPES[type];
    if (billType === undefined) return failed('refused', '', type);
    const content = JSON.stringify({ bill_type: billType, bill_date: day });
    const parameters = {
      app_id: source.appId,
      method: METHOD,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: chinaClock(around.now()),
      version: '1.0',
    };
    const sign = signed(source.privateKey, { ...parameters, biz_content: content });
    // What concerns every call stands in the address (the gateway takes the charset from there), what concerns this one in the body.
    const answer = await around.send(
      {
        method: 'POST',
        url: new URL(`https://${host}/gateway.do?${new URLSearchParams({ ...parameters, sign })}`),
        headers: {
          'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
          'user-agent': 'countinghouse',
        },
        body: new URLSearchParams({ biz_content: content }).toString(),
        bytesMax: ANSWER_BYTES_MAX,
      },
      signal,
    );
    if (answer.status !== 200) return statusFault(answer.status);
    const text = answer.body.toString('utf8');
    const part = objectOf(text, ANSWER);
    // What the gateway itself says stands under another name; it never says that there is no bill.
    if (part === null) return refusalOf(objectOf(text, 'error_response') ?? '{}', false);
    const { code, bill_download_url } = textsOf(part, 'code', 'bill_download_url');
    const theirs = textsOf(text, 'sign').sign;
    const isSigned = createVerify('RSA-SHA256').update(part).verify(source.alipayPublicKey, theirs, 'base64');
    // "No bill that day" makes a day complete: it is believed only signed, like an address.
    if (!isSigned) return failed('not_signed', code);
    if (code !== '10000') return refusalOf(part, isFinal(day, around.now()));
    if (!URL.canParse(bill_download_url)) return failed('unexpected_answer');
    const url = new URL(bill_download_url);
    url.protocol = 'https:'; // Its documents print http; the host answers to both, and only one is private.
    const isTheirs =
      url.protocol === 'https:' &&
      (source.host === undefined ? DOWNLOAD_HOSTS.test(url.host) : url.host === source.host);
    return isTheirs ? url : failed('redirected', '', url.host);
  };
  return {
    bills: async ({ from, to }) =>
      daysOf({ from, to: Math.min(to, lastMadeDay(around.now())) }).flatMap((day) =>
        source.bills.map((type): Bill => ({ type, day: formatDay(day), file: '', mark: '' })),
      ),
    fetch: (bill, signal) =>
      guarded(async () => {
        const found = await ask(bill, signal);
        if (!(found instanceof URL)) return found;
        const came = await around.send({ method: 'GET', url: found, headers: {}, body: '' }, signal);
        if (came.status !== 200) return statusFault(came.status);
        if (!isWholeZip(came.body)) return failed('damaged', '', 'zip');
        return { is: 'file', name: `${bill.type}_${bill.day}.zip`, bytes: came.body };
      }),
    test: async (signal) => {
      const day = formatDay(lastMadeDay(around.now()) - 1);
      const answer = await guarded(() => ask({ type: source.bills[0] ?? 'alipay_trade', day }, signal));
      return isFailure(answer) ? answer : null;
    },
    close: () => undefined,
  };
}

const statusFault = (status: number): FetchAnswer =>
  failed(status >= 500 || status === 429 ? 'busy' : 'refused', String(status));

/** Over the parameters in the order of their names, without empty ones. */
function signed(privateKey: KeyObject, parameters: Readonly<Record<string, string>>): string {
  const message = Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return createSign('RSA-SHA256').update(message, 'utf8').sign(privateKey, 'base64');
}

function refusalOf(part: string, isFinalDay: boolean): FetchAnswer {
  const { code, sub_code, msg, sub_msg } = textsOf(part, 'code', 'sub_code', 'msg', 'sub_msg');
  // Printed BILL_NOT_EXIST by the documents, isp.bill_not_exist by the gateway.
  if (/^(?:is[pv]\.)?bill[-_]not[-_]exist$/i.test(sub_code))
    return { is: isFinalDay ? 'no_bill' : 'not_yet' };
  // 20000: the service itself is not there just now.
  const isBusy = code === '20000' || /system[-_]error|unknow|call-limited/i.test(sub_code);
  return failed(isBusy ? 'busy' : 'refused', sub_code || code, sub_msg || msg);
}

/** Its address has no hash to hold the file against: a zip that begins and ends as one proves its members by their own check sums. */
function isWholeZip(bytes: Buffer): boolean {
  if (bytes.length < 22 || bytes.readUInt32BE(0) !== 0x504b0304) return false;
  return bytes.subarray(-(22 + 0xffff)).lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) >= 0;
}

/** The object behind a name on the top level, exactly as it stands, because its signature is over these bytes. Null where there is none. */
function objectOf(text: string, name: string): string | null {
  let depth = 0;
  let from = -1;
  let last = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfText(text, at);
      if (depth === 1) last = text.slice(at + 1, end);
      at = end;
    } else if (sign === '{') {
      depth += 1;
      if (depth === 2 && last === name) from = at;
    } else if (sign === '}') {
      depth -= 1;
      if (depth === 1 && from >= 0) return text.slice(from, at + 1);
    }
  }
  return null;
}

/** Place of the quotation mark that ends a text which begins at `at`. */
function endOfText(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === '"') return place;
  }
  return text.length;
}
