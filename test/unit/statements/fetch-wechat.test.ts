/** WeChat Pay's bills over the wire: signed both ways, held against their hash, and every way a day can end told apart. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { withRetries } from '../../../src-main/areas/statements/fetch/fetcher.ts';
import type { Bill } from '../../../src-main/areas/statements/fetch/rules/bill.ts';
import { httpsSend } from '../../../src-main/areas/statements/fetch/transport.ts';
import { type WechatSource, wechatFetcher } from '../../../src-main/areas/statements/fetch/wechat-v3.ts';
import { CA } from '../../support/channels/own-server.ts';
import { MCH_ID, PLATFORM_ID, SERIAL_NO, WechatPay, wechatKeys } from '../../support/channels/wechat-pay.ts';

/** 2026-10-19 09:00 UTC: 17:00 in China, so bills of the 18th are made. */
const NOW = Date.UTC(2026, 9, 19, 9) / 1000;
const DAY = '2026-10-16';
const TRADE: Bill = { type: 'wechat_trade', day: DAY, file: '', mark: '' };
const { signal } = new AbortController();

let pay: WechatPay;
let clock = NOW;
beforeAll(async () => {
  pay = new WechatPay(() => NOW);
  await pay.server.open();
});
afterAll(() => pay.server.close());
afterEach(() => {
  pay.bills.clear();
  pay.instead.length = 0;
  pay.server.asked.length = 0;
  clock = NOW;
});

const source = (change: Partial<WechatSource> = {}): WechatSource => ({
  mchId: MCH_ID,
  serialNo: SERIAL_NO,
  privateKey: wechatKeys.merchant.privateKey,
  platform: { id: PLATFORM_ID, publicKey: wechatKeys.platform.publicKey },
  bills: ['wechat_trade', 'wechat_fund_basic'],
  host: pay.server.host,
  ...change,
});
const fetcher = (change: Partial<WechatSource> = {}, ca = CA) =>
  wechatFetcher(source(change), {
    send: httpsSend(ca === '' ? {} : { ca }),
    now: () => clock,
    nonce: () => randomUUID(),
  });

describe('a bill of WeChat Pay', () => {
  test('is asked for signed, fetched signed, unpacked, and is what its hash says', async () => {
    pay.bills.set(`tradebill ${DAY}`, '交易时间,…\n`2026-10-16');
    const answer = await fetcher().fetch(TRADE, signal);
    expect(answer).toEqual({
      is: 'file',
      name: 'wechat_trade_2026-10-16.csv',
      bytes: Buffer.from('交易时间,…\n`2026-10-16'),
    });
    expect(pay.server.asked.map((each) => each.url.pathname)).toEqual([
      '/v3/bill/tradebill',
      '/v3/billdownload/file',
    ]);
    expect(pay.server.asked[0]?.headers['wechatpay-serial']).toBe(PLATFORM_ID);
  });

  test('of each account is another question', async () => {
    for (const [type, account] of [
      ['wechat_fund_basic', 'BASIC'],
      ['wechat_fund_operation', 'OPERATION'],
      ['wechat_fund_fees', 'FEES'],
    ] as const) {
      pay.bills.set(`fundflowbill ${account} ${DAY}`, account);
      expect(await fetcher().fetch({ ...TRADE, type }, signal)).toMatchObject({
        bytes: Buffer.from(account),
      });
    }
  });

  test('that does not exist is no bill, once a day more has passed; before, it may be late', async () => {
    expect(await fetcher().fetch(TRADE, signal)).toEqual({ is: 'no_bill' });
    expect(await fetcher().fetch({ ...TRADE, day: '2026-10-18' }, signal)).toEqual({ is: 'not_yet' });
  });

  test('that is being made is not there yet', async () => {
    pay.bills.set(`tradebill ${DAY}`, { code: 'STATEMENT_CREATING', status: 400 });
    expect(await fetcher().fetch(TRADE, signal)).toEqual({ is: 'not_yet' });
  });

  test.each([
    [403, 'NO_AUTH', 'refused'],
    [400, 'PARAM_ERROR', 'refused'],
    [429, 'FREQUENCY_LIMITED', 'busy'],
    [500, 'SYSTEM_ERROR', 'busy'],
  ])('refused with %i %s says so, in the channel’s words', async (status, code, fault) => {
    pay.bills.set(`tradebill ${DAY}`, { code, status });
    expect(await fetcher().fetch(TRADE, signal)).toEqual({ is: 'failed', fault, code, message: '见错误码' });
  });

  test('too many questions at first, then an answer: it is tried again, later each time', async () => {
    pay.bills.set(`tradebill ${DAY}`, 'bill');
    pay.instead.push(() => pay.signed(429, { code: 'FREQUENCY_LIMITED', message: '' }));
    pay.instead.push((_, usual) => ({ ...usual(), cutAfter: 3 }));
    const waits: number[] = [];
    const ours = fetcher();
    const answer = await withRetries(
      () => ours.fetch(TRADE, signal),
      async (ms) => void waits.push(ms),
    );
    expect(answer).toMatchObject({ is: 'file', bytes: Buffer.from('bill') });
    expect(waits).toEqual([1_000, 4_000]);
  });

  test('is given up after four tries', async () => {
    pay.bills.set(`tradebill ${DAY}`, { code: 'SYSTEM_ERROR', status: 500 });
    const ours = fetcher();
    const answer = await withRetries(
      () => ours.fetch(TRADE, signal),
      async () => undefined,
    );
    expect(answer).toMatchObject({ fault: 'busy' });
    expect(pay.server.asked).toHaveLength(4);
  });

  test('of today does not exist and is not asked for; of yesterday only from ten o’clock on', async () => {
    const bills = async () => (await fetcher().bills({ from: 20_742, to: 20_750 }, signal)) as Bill[];
    expect((await bills()).map((each) => `${each.day} ${each.type}`).slice(-2)).toEqual([
      '2026-10-18 wechat_trade',
      '2026-10-18 wechat_fund_basic',
    ]);
    clock = Date.UTC(2026, 9, 19, 1, 59) / 1000;
    expect((await bills()).at(-1)?.day).toBe('2026-10-17');
  });

  test('a test of the keys asks for one address and fetches nothing', async () => {
    pay.bills.set('tradebill 2026-10-17', 'bill');
    expect(await fetcher().test(signal)).toBeNull();
    expect(pay.server.asked).toHaveLength(1);
  });
});

describe('an answer that is not WeChat Pay’s', () => {
  test('is not believed without a signature, with a wrong one, or with that of another key', async () => {
    pay.bills.set(`tradebill ${DAY}`, 'bill');
    pay.instead.push((_, usual) => ({ ...usual(), headers: {} }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    pay.instead.push((_, usual) => ({ ...usual(), body: `${String(usual().body)} ` }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    const stranger = { id: PLATFORM_ID, publicKey: wechatKeys.merchant.publicKey };
    expect(await fetcher({ platform: stranger }).fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    const other = { id: 'PUB_KEY_ID_99', publicKey: wechatKeys.platform.publicKey };
    expect(await fetcher({ platform: other }).fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    expect(pay.server.asked.every((each) => each.url.pathname === '/v3/bill/tradebill')).toBe(true);
  });

  test('“no bill” without a signature leaves the day missing', async () => {
    pay.instead.push((_, usual) => ({ ...usual(), headers: {} }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({
      is: 'failed',
      fault: 'not_signed',
      code: 'NO_STATEMENT_EXIST',
    });
  });

  test('signed more than five minutes ago, or ahead, is somebody’s recording', async () => {
    for (const at of [NOW - 301, NOW + 301]) {
      pay.instead.push(() => pay.signed(400, { code: 'NO_STATEMENT_EXIST' }, { at }));
      expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    }
  });

  test('given twice with one nonce is believed once', async () => {
    const said = () => pay.signed(400, { code: 'NO_STATEMENT_EXIST' }, { nonce: 'once' });
    pay.instead.push(said, said);
    const ours = fetcher();
    expect(await ours.fetch(TRADE, signal)).toEqual({ is: 'no_bill' });
    expect(await ours.fetch({ ...TRADE, day: '2026-10-15' }, signal)).toMatchObject({ fault: 'not_signed' });
  });

  test('that sends us to another host is not followed', async () => {
    const away = { hash_type: 'SHA1', hash_value: '0'.repeat(40) };
    pay.instead.push(() => pay.signed(200, { ...away, download_url: 'https://example.com/v3/file' }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({
      fault: 'redirected',
      message: 'example.com',
    });
    pay.instead.push(() => pay.signed(200, { ...away, download_url: `http://${pay.server.host}/v3/file` }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'redirected' });
    pay.instead.push(() => ({ status: 302, headers: { location: 'https://example.com/' } }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'redirected' });
    expect(pay.server.asked).toHaveLength(3);
  });

  test('from a server whose certificate nobody vouches for is not even asked for', async () => {
    expect(await fetcher({}, '').fetch(TRADE, signal)).toMatchObject({ fault: 'unreachable' });
    expect(pay.server.asked).toHaveLength(0);
  });

  test('that is too long for an answer, or no JSON at all, makes no fault of ours', async () => {
    pay.instead.push(() => ({ body: 'x'.repeat(100_000) }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'too_large' });
    for (const value of [
      null,
      7,
      [],
      { hash_type: 1 },
      { hash_type: 'SHA1', hash_value: 'x', download_url: '' },
    ]) {
      pay.instead.push(() => pay.signed(200, value));
      expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'unexpected_answer' });
    }
  });
});

describe('a bill that is not what it was said to be', () => {
  const givenInstead = async (body: Buffer) => {
    pay.bills.set(`tradebill ${DAY}`, 'bill');
    pay.instead.push((_, usual) => usual());
    pay.instead.push(() => ({ body }));
    return fetcher().fetch(TRADE, signal);
  };

  test('differs from its hash', async () => {
    expect(await givenInstead(gzipSync('bill, changed'))).toMatchObject({ fault: 'hash_differs' });
    expect(await givenInstead(Buffer.from('<html>'))).toMatchObject({ fault: 'hash_differs' });
    expect(await givenInstead(Buffer.alloc(0))).toMatchObject({ fault: 'hash_differs' });
  });

  test('is packed and cut short', async () => {
    const packed = gzipSync('bill');
    expect(await givenInstead(packed.subarray(0, -5))).toMatchObject({ fault: 'damaged' });
  });

  test('is not packed after all: the hash is of the text, so it is taken', async () => {
    expect(await givenInstead(Buffer.from('bill'))).toMatchObject({ is: 'file', bytes: Buffer.from('bill') });
  });
});

describe('a question that is not ours', () => {
  test('signed with another key is refused by the channel, and its words are kept', async () => {
    const stranger = { privateKey: wechatKeys.platform.privateKey };
    expect(await fetcher(stranger).fetch(TRADE, signal)).toEqual({
      is: 'failed',
      fault: 'refused',
      code: 'SIGN_ERROR',
      message: '签名错误',
    });
  });

  test('is ended by a cancel', async () => {
    const abort = new AbortController();
    const answer = fetcher().fetch(TRADE, abort.signal);
    abort.abort();
    expect(await answer).toMatchObject({ fault: 'unreachable' });
  });
});
