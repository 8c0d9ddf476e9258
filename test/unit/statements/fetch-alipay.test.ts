/** Alipay's bills over the wire: asked for signed, believed signed, and a zip that is whole or none. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type AlipaySource, alipayFetcher } from '../../../src-main/areas/statements/fetch/alipay.ts';
import type { Bill } from '../../../src-main/areas/statements/fetch/rules/bill.ts';
import { httpsSend } from '../../../src-main/areas/statements/fetch/transport.ts';
import { AlipayGateway, APP_ID, alipayKeys } from '../../support/channels/alipay-gateway.ts';
import { CA } from '../../support/channels/own-server.ts';
import { zip } from '../../support/zip.ts';

const NOW = Date.UTC(2026, 9, 19, 9) / 1000;
const TRADE: Bill = { type: 'alipay_trade', day: '2026-10-16', file: '', mark: '' };
const BILL = zip([{ name: '20885017_业务明细.csv', content: '#支付宝业务明细查询' }]);
const { signal } = new AbortController();

let gateway: AlipayGateway;
beforeAll(async () => {
  gateway = new AlipayGateway();
  await gateway.server.open();
});
afterAll(() => gateway.server.close());
afterEach(() => {
  gateway.bills.clear();
  gateway.instead.length = 0;
  gateway.server.asked.length = 0;
});

const fetcher = (change: Partial<AlipaySource> = {}) =>
  alipayFetcher(
    {
      appId: APP_ID,
      privateKey: alipayKeys.app.privateKey,
      alipayPublicKey: alipayKeys.alipay.publicKey,
      bills: ['alipay_trade', 'alipay_fund'],
      host: gateway.server.host,
      ...change,
    },
    { send: httpsSend({ ca: CA }), now: () => NOW },
  );

describe('a bill of Alipay', () => {
  test('is asked for signed and fetched in private, although its address is printed without', async () => {
    gateway.bills.set('trade 2026-10-16', BILL);
    expect(await fetcher().fetch(TRADE, signal)).toEqual({
      is: 'file',
      name: 'alipay_trade_2026-10-16.zip',
      bytes: BILL,
    });
    expect(gateway.server.asked[0]?.url.searchParams.get('timestamp')).toBe('2026-10-19 17:00:00');
  });

  test('of funds is another kind', async () => {
    gateway.bills.set('signcustomer 2026-10-16', BILL);
    expect(await fetcher().fetch({ ...TRADE, type: 'alipay_fund' }, signal)).toMatchObject({ is: 'file' });
  });

  test('that does not exist is no bill, once a day more has passed; before, it may be late', async () => {
    expect(await fetcher().fetch(TRADE, signal)).toEqual({ is: 'no_bill' });
    expect(await fetcher().fetch({ ...TRADE, day: '2026-10-18' }, signal)).toEqual({ is: 'not_yet' });
  });

  test('is not there under the name that the documents print, either', async () => {
    gateway.instead.push(() => gateway.signed({ code: '40004', sub_code: 'BILL_NOT_EXIST' }));
    expect(await fetcher().fetch(TRADE, signal)).toEqual({ is: 'no_bill' });
  });

  test.each([
    ['40004', 'isp.unknow-error', 'busy'],
    ['20000', 'aop.unknow-error', 'busy'],
    ['40006', 'isv.insufficient-isv-permissions', 'refused'],
    ['40004', 'isp.bill_not_exist_for_you', 'refused'],
  ])('refused with %s %s', async (code, sub_code, fault) => {
    gateway.instead.push(() => gateway.signed({ code, sub_code, sub_msg: '说明' }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault, code: sub_code, message: '说明' });
  });

  test('cut short on the way, or no zip at all, is not taken', async () => {
    gateway.bills.set('trade 2026-10-16', BILL.subarray(0, -30));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'damaged' });
    gateway.bills.set('trade 2026-10-16', Buffer.from('<html>过期</html>'));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'damaged' });
    gateway.bills.set('trade 2026-10-16', BILL);
    gateway.instead.push((_, usual) => usual());
    gateway.instead.push((_, usual) => ({ ...usual(), cutAfter: 20 }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'unreachable' });
  });

  test('a test of the keys fetches nothing', async () => {
    gateway.bills.set('trade 2026-10-17', BILL);
    expect(await fetcher().test(signal)).toBeNull();
    expect(gateway.server.asked).toHaveLength(1);
  });
});

describe('an answer that is not Alipay’s', () => {
  test('is not believed without its signature, changed, or signed by another', async () => {
    gateway.instead.push((_, usual) => ({ body: String(usual().body).replace(/,"sign":"[^"]*"/, '') }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    gateway.instead.push((_, usual) => ({ body: String(usual().body).replace('{ ', '{') }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
    const alipayPublicKey = alipayKeys.app.publicKey;
    expect(await fetcher({ alipayPublicKey }).fetch(TRADE, signal)).toMatchObject({ fault: 'not_signed' });
  });

  test('the gateway’s own errors never say that there is no bill', async () => {
    gateway.instead.push(() => ({
      body: JSON.stringify({ error_response: { code: '40004', sub_code: 'isp.bill_not_exist' } }),
    }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ is: 'not_yet' });
  });

  test('an answer hidden inside another is not taken for it', async () => {
    const inner = String(gateway.signed({ code: '10000' }).body).slice(1, -1);
    gateway.instead.push(() => ({ body: `{"x":{${inner}}}` }));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ fault: 'refused' });
  });

  test('that sends us elsewhere is not followed', async () => {
    const away = { code: '10000', bill_download_url: 'https://example.com/bill.zip' };
    gateway.instead.push(() => gateway.signed(away));
    expect(await fetcher().fetch(TRADE, signal)).toMatchObject({
      fault: 'redirected',
      message: 'example.com',
    });
    for (const bill_download_url of ['', 'ftp://dwbillcenter.alipay.com/x', 'javascript:0']) {
      gateway.instead.push(() => gateway.signed({ code: '10000', bill_download_url }));
      expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ is: 'failed' });
    }
  });

  test('with nothing that can be read in it is named', async () => {
    for (const body of ['', '{', 'null', '[]', `{"alipay_data":`, '"'.repeat(999), '{'.repeat(9_999)]) {
      gateway.instead.push(() => ({ body }));
      expect(await fetcher().fetch(TRADE, signal)).toMatchObject({ is: 'failed' });
    }
  });
});

test('a question signed with another key is refused, and the words are kept', async () => {
  const answer = await fetcher({ privateKey: alipayKeys.alipay.privateKey }).fetch(TRADE, signal);
  expect(answer).toEqual({
    is: 'failed',
    fault: 'refused',
    code: 'isv.invalid-signature',
    message: '验签出错',
  });
});
