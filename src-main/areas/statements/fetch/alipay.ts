/**
 * Alipay's bills: asks for the address of a day's bill and fetches the zip behind it within its half minute.
 *
 * Source: opendocs.alipay.com, alipay.data.dataservice.bill.downloadurl.query, and 如何签名 / 如何验签: RSA2 over the parameters in order, and over the
 * bytes of the answer's own object as they stand. BILL_NOT_EXIST: no bill that day. A day's bill is made by 09:00 of the next.
 */
import { createSign, createVerify, type KeyObject } from 'node:crypto';
import type { BillType } from '../../../../shared/contract/sources.ts';
import { type FetchAnswer, type Fetcher, failed } from './fetcher.ts';
import { type Send, TransportFault } from './transport.ts';
import { textsOf } from './wechat-v3.ts';

export const ALIPAY_HOST = 'openapi.alipay.com';
const DOWNLOAD_HOSTS = /^[a-z0-9-]+\.alipay\.com$/;
const METHOD = 'alipay.data.dataservice.bill.downloadurl.query';
const ANSWER = 'alipay_data_dataservice_bill_downloadurl_query_response';

export interface AlipaySource {
  readonly appId: string;
  readonly privateKey: KeyObject;
  readonly alipayPublicKey: KeyObject;
  /** Another host and port only in tests, for the address and for the bill. */
  readonly host?: string;
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
  const ask = async (billType: string, day: string, signal: AbortSignal): Promise<FetchAnswer | URL> => {
    const parameters = signed(source, {
      app_id: source.appId,
      method: METHOD,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: new Date((around.now() + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' '),
      version: '1.0',
      biz_content: JSON.stringify({ bill_type: billType, bill_date: day }),
    });
    const answer = await around.send(
      {
        method: 'POST',
        url: new URL(`https://${host}/gateway.do`),
        headers: {
          'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
          'user-agent': 'countinghouse',
        },
        body: new URLSearchParams(parameters).toString(),
      },
      signal,
    );
    if (answer.status >= 500 || answer.status === 429) return failed('busy', String(answer.status));
    if (answer.status !== 200) return failed('refused', String(answer.status));
    const text = answer.body.toString('utf8');
    const part = objectAfter(text, ANSWER);
    const { sign } = textsOf(text, 'sign');
    if (part === null) return refusalOf(objectAfter(text, 'error_response') ?? '{}');
    const { code, bill_download_url } = textsOf(part, 'code', 'bill_download_url');
    const isSigned = createVerify('RSA-SHA256').update(part).verify(source.alipayPublicKey, sign, 'base64');
    // "No bill that day" makes a day complete: it is believed only signed, like an address.
    if (!isSigned) return failed('not_signed', code);
    if (code !== '10000') return refusalOf(part);
    if (!URL.canParse(bill_download_url)) return failed('unexpected_answer');
    const url = new URL(bill_download_url);
    url.protocol = 'https:'; // Its documents print http; the host answers to both, and only one is private.
    const isTheirs = source.host === undefined ? DOWNLOAD_HOSTS.test(url.host) : url.host === source.host;
    return isTheirs ? url : failed('redirected', '', url.host);
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
    fetch: ({ type, day }, signal) =>
      guarded(async () => {
        const billType = BILL_TYPES[type];
        if (billType === undefined) return failed('refused', '', type);
        const found = await ask(billType, day, signal);
        if (!(found instanceof URL)) return found;
        const came = await around.send({ method: 'GET', url: found, headers: {}, body: '' }, signal);
        if (came.status !== 200)
          return failed(came.status >= 500 || came.status === 429 ? 'busy' : 'refused', String(came.status));
        // The address has no hash to hold the file against; a zip proves its members by their own check sums.
        if (came.body[0] !== 0x50 || came.body[1] !== 0x4b) return failed('damaged', '', 'zip');
        return { is: 'file', name: `${type}_${day}.zip`, bytes: came.body };
      }),
    test: (signal) =>
      guarded(async () => {
        const day = new Date((around.now() + 8 * 3600 - 2 * 86_400) * 1000).toISOString().slice(0, 10);
        const found = await ask('trade', day, signal);
        return found instanceof URL ? { is: 'no_bill' } : found;
      }),
  };
}

/** Parameters in the order of their names, without empty ones, as they are signed. */
function signed(
  { privateKey }: AlipaySource,
  parameters: Readonly<Record<string, string>>,
): Record<string, string> {
  const message = Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return { ...parameters, sign: createSign('RSA-SHA256').update(message, 'utf8').sign(privateKey, 'base64') };
}

function refusalOf(part: string): FetchAnswer {
  const { code, sub_code, msg, sub_msg } = textsOf(part, 'code', 'sub_code', 'msg', 'sub_msg');
  if (/bill_not_exist/i.test(sub_code)) return { is: 'no_bill' };
  // 20000: the service itself is not there just now.
  const isBusy = code === '20000' || /system[-_]error|unknow/i.test(sub_code);
  return failed(isBusy ? 'busy' : 'refused', sub_code || code, sub_msg || msg);
}

/** The object behind "name": exactly as it stands, because its signature is over these bytes. Null where there is none. */
function objectAfter(text: string, name: string): string | null {
  const key = text.indexOf(`"${name}"`);
  const from = key < 0 ? -1 : text.indexOf('{', key);
  if (from < 0) return null;
  let depth = 0;
  let isInText = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (isInText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(from, at + 1);
    }
  }
  return null;
}
