/** Whose file it is: a signature beats a shape, and two equally good answers are none. */
import { describe, expect, test } from 'vitest';
import type { FormatAdapter, RecogniseAnswer } from '../../../src-main/areas/statements/adapter.ts';
import { ADAPTERS } from '../../../src-main/areas/statements/adapters/list.ts';
import { wechatFundBill } from '../../../src-main/areas/statements/adapters/wechat-fund-bill/index.ts';
import { wechatTradeBill } from '../../../src-main/areas/statements/adapters/wechat-trade-bill/index.ts';
import { decodeText } from '../../../src-main/areas/statements/decode.ts';
import { recognise, textSample } from '../../../src-main/areas/statements/recognise.ts';
import { fundBill, tradeBill } from '../../support/wechat-bill.ts';

const sample = (text: string) => textSample('bill.csv', decodeText(Buffer.from(text)));
const saying = (id: string, answer: RecogniseAnswer): FormatAdapter => ({
  id,
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'none',
  recognise: () => answer,
  parse: () => ({ row: () => {}, end: () => {} }),
});
const mine = (sureness: 'certain' | 'likely'): RecogniseAnswer => ({
  is: 'mine',
  recognition: { sureness, splitter: { kind: 'csv', delimiter: ',' }, layout: null, drift: [] },
});
const refused = (understood: string[], notUnderstood: string[], question = ''): RecogniseAnswer => ({
  is: 'refused',
  refusal: { kind: question === '' ? 'unknown_layout' : 'undecided', understood, notUnderstood, question },
});
const refusal = (kind: string, facts: object = {}) =>
  expect.objectContaining({ refusal: kind, facts: expect.objectContaining(facts) });

describe('several adapters answer', () => {
  test('a signature beats a shape', () => {
    const found = recognise(sample('a,b\n'), [
      saying('generic', mine('likely')),
      saying('wechat', mine('certain')),
    ]);
    expect(found.adapter.id).toBe('wechat');
  });

  test('two shapes that fit are nobody’s: the file is refused, both are named', () => {
    const both = [saying('bank_csv', mine('likely')), saying('orders_csv', mine('likely'))];
    expect(() => recognise(sample('a,b\n'), both)).toThrow(
      refusal('ambiguous_format', { adapters: 'bank_csv, orders_csv' }),
    );
  });

  test('of several refusals the one that understood most speaks', () => {
    const all = [
      saying('near', refused(['date', 'amount'], ['Foo'])),
      saying('far', refused(['date'], ['amount', 'Foo'])),
    ];
    expect(() => recognise(sample('a,b\n'), all)).toThrow(
      refusal('unknown_layout', { adapter: 'near', understood: 'date, amount', notUnderstood: 'Foo' }),
    );
  });

  test('what the data cannot decide is asked by name', () => {
    expect(() => recognise(sample('a,b\n'), [saying('bank_csv', refused([], [], 'date_order'))])).toThrow(
      refusal('undecided', { question: 'date_order' }),
    );
  });
});

describe('no bill', () => {
  const ALL = [wechatTradeBill, wechatFundBill];
  test.each([
    [
      'XML',
      '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[No Bill Exist]]></return_msg><error_code><![CDATA[20002]]></error_code></xml>',
      { code: '20002', message: 'No Bill Exist' },
    ],
    [
      'JSON',
      '{"code":"NO_STATEMENT_EXIST","message":"请求的账单文件不存在"}',
      { code: 'NO_STATEMENT_EXIST', message: '请求的账单文件不存在' },
    ],
  ])("the channel's answer 'there is no bill' saved as a bill, in %s", (_name, text, facts) => {
    expect(() => recognise(sample(text), ALL)).toThrow(refusal('no_bill', facts));
  });

  test('another error answer is named as that', () => {
    const text =
      '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[Bill Creating]]></return_msg><error_code>20003</error_code></xml>';
    expect(() => recognise(sample(text), ALL)).toThrow(
      refusal('channel_error', { code: '20003', message: 'Bill Creating' }),
    );
  });

  test('blank lines only', () => {
    expect(() => recognise(sample('\n \n'), ALL)).toThrow(refusal('empty_file'));
  });
});

test('a letter is not a statement; its first words are shown', () => {
  expect(() => recognise(sample('Dear Sir,\nplease find enclosed'), [wechatTradeBill])).toThrow(
    refusal('unknown_format', { firstWords: 'Dear Sir,' }),
  );
});

test('Alipay’s totals without rows are known by their columns, whatever their title says; without columns by it', () => {
  const text =
    '#支付宝账务明细查询\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n合计,1,1.00,0,0.00,1.00\n';
  expect(recognise(sample(text), ADAPTERS).adapter.id).toBe('alipay_fund_summary');
  expect(() => recognise(sample('#支付宝账务汇总查询\n#账号：[2088]\n'), ADAPTERS)).toThrow(
    refusal('summary_only'),
  );
});

test('each WeChat bill is known by its own adapter and by no other', () => {
  const bills = {
    wechat_trade_bill: tradeBill([{}], null),
    wechat_fund_bill: fundBill([{}], ['1', '1', '100.00', '0', '0']),
  };
  for (const [id, text] of Object.entries(bills)) {
    const answers = [wechatTradeBill, wechatFundBill].map((each) => [
      each.id,
      each.recognise(sample(text)).is,
    ]);
    expect(answers.filter(([, is]) => is === 'mine')).toEqual([[id, 'mine']]);
  }
});

test('a personal WeChat bill is not a merchant’s', () => {
  const header = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n';
  expect(wechatTradeBill.recognise(sample(header)).is).toBe('not_mine');
  expect(wechatFundBill.recognise(sample(header)).is).toBe('not_mine');
});
