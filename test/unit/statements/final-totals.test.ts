/** WeChat's and Alipay's merchant bills always end with totals. A file cut off at the end of a line is whole in every row, and is seen all the same. */
import { describe, expect, test } from 'vitest';
import { readOne } from '../../support/read-files.ts';
import { fundBill, REFUND, tradeBill } from '../../support/wechat-bill.ts';

const TRADE = tradeBill([{}, REFUND], ['2', '100.00', '40.00', '0.00', '0.36000', '100.00', '40.00']);
const FUND = fundBill([{}], ['1', '1', '100.00', '0', '0.00']);
const ALIPAY_TRADE = [
  '#支付宝业务明细查询',
  '支付宝交易号,商户订单号,业务类型,完成时间,商家实收（元）,退款批次号/请求号',
  '1,SO-1,交易,2026-05-08 10:00:00,100.00,',
  '1,SO-1,退款,2026-05-08 11:00:00,-40.00,RF-1',
  '#----业务明细列表结束----',
  '#交易合计：1笔，商家实收共100.00元，商家优惠共0.00元',
  '#退款合计：1笔，商家实收退款共-40.00元，商家优惠退款共0.00元',
  '',
].join('\n');
const ALIPAY_FUND = [
  '#支付宝账务明细查询',
  '账务流水号,业务流水号,发生时间,收入金额（+元）,支出金额（-元）,业务类型',
  '1,B-1,2026-05-08 10:00:00,100.00,,在线支付',
  '2,B-2,2026-05-08 10:00:00,,0.60,收费',
  '#----账务明细列表结束----',
  '#支出合计：1笔，共0.60元',
  '#收入合计：1笔，共100.00元',
  '',
].join('\n');
const lines = (text: string, count: number) => text.split(/\r?\n/).slice(0, count).join('\n');

describe.each([
  ['WeChat trade bill', TRADE, 3],
  ['WeChat fund bill', FUND, 2],
  ['Alipay trade bill', ALIPAY_TRADE, 4],
  ['Alipay fund bill', ALIPAY_FUND, 4],
])('%s', (_, text, rows) => {
  test('whole, it proves itself', async () => {
    const { plan } = await readOne(text);
    expect(plan).toMatchObject({ proof: 'proved', state: 'ready' });
    expect(plan.checks.map((check) => check.name)).not.toContain('final_totals_count');
  });
  test('cut off behind a row, it waits for a second person, with the reason', async () => {
    for (const end of ['', '\n']) {
      const { plan, problems } = await readOne(lines(text, rows) + end);
      expect(problems).toEqual([]);
      expect(plan).toMatchObject({ proof: 'failed', state: 'held' });
      expect(plan.checks.filter((check) => !check.holds)).toEqual([
        {
          scope: '',
          name: 'final_totals_count',
          currency: '',
          stated: 1,
          computed: 0,
          holds: false,
          weight: 'strict',
          row: 0,
        },
      ]);
    }
  });
});

test.each([
  ['the refunds', ALIPAY_TRADE, 6],
  ['the income', ALIPAY_FUND, 6],
])('cut off before the totals of %s', async (_, text, rows) => {
  const { plan } = await readOne(lines(text, rows));
  expect(plan.checks.filter((check) => !check.holds).map((check) => check.name)).toEqual([
    'final_totals_count',
  ]);
});

test('a bill of payments alone may say nothing of refunds', async () => {
  const text = lines(ALIPAY_TRADE, 6).replace(/\n1,SO-1,退款.*/, '');
  expect((await readOne(text)).plan.proof).toBe('proved');
});

test('saved again by a spreadsheet the totals are rows like any other', async () => {
  const saved = TRADE.replaceAll('`', '').replaceAll('\r\n', ',,,\r\n');
  expect((await readOne(saved)).plan).toMatchObject({ proof: 'proved', state: 'ready' });
});
