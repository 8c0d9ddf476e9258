import { describe, expect, test } from 'vitest';
import { alipayTradeBill } from '../../../src-main/areas/statements/adapters/alipay-trade-bill/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

interface Row {
  readonly tradeNo?: string;
  readonly orderNo?: string;
  readonly type?: string;
  readonly order?: string;
  readonly received?: string;
  readonly refundNo?: string;
  readonly fee?: string;
  readonly split?: string;
  readonly completed?: string;
}
const row = (over: Row = {}): string => {
  const received = over.received ?? '100.00';
  return [
    `${over.tradeNo ?? '2026050822001400000000000001'}\t`,
    `${over.orderNo ?? 'SO-1001'}\t`,
    `${over.type ?? '交易'}\t`,
    '青瓷茶杯',
    '2026-05-08 09:59:00',
    over.completed ?? '2026-05-08 10:00:00',
    '\t',
    '\t',
    '\t',
    '\t',
    '*小满(xiao***@example.com)\t',
    over.order ?? received,
    received,
    '0.00',
    '0.00',
    '0.00',
    '0.00',
    '0.00',
    '',
    '0.00\t',
    '0.00',
    `${over.refundNo ?? ''}\t`,
    over.fee ?? '-0.60',
    over.split ?? '0.00',
    '',
  ].join(',');
};
const refund = (over: Row = {}): string =>
  row({
    type: '退款',
    received: '-40.00',
    refundNo: 'RF-1',
    completed: '2026-05-08 15:30:00',
    fee: '0.24',
    ...over,
  });

const bill = (rows: readonly string[], footer: readonly string[] = [], header = HEADER): string =>
  [
    '#支付宝业务明细查询',
    '#账号：[20880000000000010156]',
    '#起始日期：[2026年05月08日 00:00:00]   终止日期：[2026年05月09日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    header,
    ...rows,
    '#-----------------------------------------业务明细列表结束------------------------------------',
    ...footer,
    '#导出时间：[2026年05月09日 09:00:00]',
    '',
  ].join('\r\n');

const read = (rows: readonly string[], footer: readonly string[] = []) =>
  runAdapter(alipayTradeBill, bill(rows, footer));

describe('a payment and a part refund of it', () => {
  const run = read(
    [row(), refund()],
    [
      '#交易合计：1笔，商家实收共100.00元，商家优惠共0.00元',
      '#退款合计：1笔，商家实收退款共-40.00元，商家优惠退款共0.00元',
    ],
  );
  const [payment, back] = run.lines;

  test('the payment comes in less its fee', () => {
    expect(payment).toMatchObject({
      row: 6,
      account: '20880000000000010156',
      channel: 'alipay',
      kind: 'payment',
      direction: 'in',
      occurredAt: '2026-05-08T10:00:00+08:00',
      gross: 10_000,
      fee: 60,
      net: 9940,
      orderAmount: null,
      merchantOrderNo: 'SO-1001',
      refundNo: '',
      channelTransactionId: '2026050822001400000000000001',
      relatedTransactionId: '',
      counterparty: '*小满(xiao***@example.com)',
      description: '青瓷茶杯',
    });
  });
  test('the refund goes out, and the fee given back lessens what goes out', () => {
    expect(back).toMatchObject({
      kind: 'refund',
      direction: 'out',
      occurredAt: '2026-05-08T15:30:00+08:00',
      gross: 4000,
      fee: -24,
      net: 3976,
      refundNo: 'RF-1',
      channelTransactionId: '2026050822001400000000000001',
      relatedTransactionId: '2026050822001400000000000001',
    });
  });
  test('the totals at the end prove the rows', () => {
    expect(run.stated.map((total) => [total.name, total.value, total.weight])).toEqual([
      ['payment_count', 1, 'strict'],
      ['payment_sum', 10_000, 'strict'],
      ['refund_count', 1, 'strict'],
      ['refund_sum', 4000, 'strict'],
    ]);
    expect(run.proof).toBe('proved');
  });
  test('the end of the period is exclusive: the bill covers one day', () => {
    expect(run.facts).toEqual({
      account: '20880000000000010156',
      periodFrom: '2026-05-08',
      periodTo: '2026-05-08',
    });
  });
  test('every row of the file has one end', () => {
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, index) => index + 1));
  });
});

test('a row taken out of the file fails its totals', () => {
  expect(read([row()], ['#交易合计：2笔，商家实收共200.00元，商家优惠共0.00元']).proof).toBe('failed');
});

test('older wording states the order amounts', () => {
  const run = read([row({ order: '120.00' })], ['#交易合计：1笔，交易金额共120.00元，优惠金额共20.00元']);
  expect(run.lines[0]).toMatchObject({ gross: 10_000, orderAmount: 12_000 });
  expect(run.stated.map((total) => total.name)).toEqual(['payment_count', 'order_sum']);
  expect(run.proof).toBe('proved');
});

test('a total that cannot be read is a problem, not a file without totals', () => {
  expect(read([row()], ['#交易合计：一笔，商家实收共100.00元']).problems).toMatchObject([
    { kind: 'unknown_word' },
  ]);
});

describe('saved again by Excel', () => {
  const padded = bill([row()], ['#交易合计：1笔，商家实收共1,100.00元，商家优惠共0.00元'])
    .split('\r\n')
    .map((line) => (line.startsWith('#') ? `${line}${','.repeat(24)}` : line))
    .join('\r\n')
    .replace(row(), row({ received: '"1,100.00"', completed: '2026/5/8 10:00' }));
  const run = runAdapter(alipayTradeBill, padded);
  test('trailing commas, thousands and slashed dates read the same', () => {
    expect(run.problems).toEqual([]);
    expect(run.lines[0]).toMatchObject({ gross: 110_000, occurredAt: '2026-05-08T10:00:00+08:00' });
    expect(run.facts.periodTo).toBe('2026-05-08');
    expect(run.proof).toBe('proved');
  });
});

test('a day without trades is a bill without lines', () => {
  const footer = [
    '#交易合计：0笔，商家实收共0.00元，商家优惠共0.00元',
    '#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元',
  ];
  expect(read([], footer)).toMatchObject({ lines: [], problems: [], proof: 'proved' });
  const withoutHeader = bill([], footer).replace(`${HEADER}\r\n`, '');
  expect(runAdapter(alipayTradeBill, withoutHeader)).toMatchObject({
    lines: [],
    problems: [],
    proof: 'proved',
  });
});

describe('the sign of 服务费', () => {
  const fees = (rows: readonly string[]) => {
    const run = read(rows);
    return {
      fees: run.lines.map((line) => [line.row, line.fee, line.net]),
      problems: run.problems.map((each) => each.row),
    };
  };
  test('a file that prints charges positive is settled by its payments, refunds before them included', () => {
    expect(fees([refund({ fee: '-0.24' }), row({ fee: '0.60' })])).toEqual({
      fees: [
        [6, -24, 3976],
        [7, 60, 9940],
      ],
      problems: [],
    });
  });
  test('where no sign is printed at all, a refund’s fee was given back', () => {
    expect(fees([row({ fee: '0.60' }), refund({ received: '40.00', fee: '0.24' })]).fees).toEqual([
      [6, 60, 9940],
      [7, -24, 3976],
    ]);
  });
  test('a refund’s deduction without any payment to settle it is said to be unclear', () => {
    expect(fees([refund({ fee: '-0.24' })])).toEqual({ fees: [], problems: [6] });
  });
  test('two payments with contrary signs: the second is a problem', () => {
    expect(fees([row(), row({ tradeNo: '2', fee: '0.60' })])).toEqual({
      fees: [[6, 60, 9940]],
      problems: [7],
    });
  });
  test('实收净额 settles a row by itself and must add up', () => {
    const withNet = HEADER.replace('分润（元）,', '分润（元）,实收净额（元）,');
    const netRow = (text: string, net: string) => text.replace(/,$/, `,${net},`);
    const run = runAdapter(
      alipayTradeBill,
      bill(
        [
          netRow(refund({ fee: '-0.24' }), '-39.76'),
          netRow(row({ fee: '0.60' }), '99.40'),
          netRow(row({ fee: '0.60' }), '99.00'),
        ],
        [],
        withNet,
      ),
    );
    expect(run.lines.map((line) => [line.fee, line.net])).toEqual([
      [-24, 3976],
      [60, 9940],
    ]);
    expect(run.problems).toMatchObject([{ row: 8, kind: 'net_differs', column: '实收净额（元）' }]);
  });
});

test('the layout of service providers, 29 columns: 实收净额 for 分润, and must add up', () => {
  const header = HEADER.replace('退款批次号/请求号', '退款批次号').replace(
    '分润（元）,备注',
    '实收净额（元）,商户识别号,交易方式,备注,花呗分期手续费,花呗分期数',
  );
  expect(header.split(',')).toHaveLength(29);
  const wide = (text: string, net: string) => text.replace(/,0\.00,$/, `,${net},M-1,扫码,,0.00,0`);
  const run = runAdapter(
    alipayTradeBill,
    bill(
      [wide(row(), '99.40'), wide(refund(), '-39.76'), wide(row(), '99.41')],
      ['#交易合计：2笔，商家实收共200.00元，商家优惠共0.00元'],
      header,
    ),
  );
  expect(run.lines.map((line) => [line.kind, line.fee, line.net])).toEqual([
    ['payment', 60, 9940],
    ['refund', -24, 3976],
  ]);
  expect(run.problems).toMatchObject([{ row: 8, kind: 'net_differs', column: '实收净额（元）' }]);
});

test('分润 is withheld with the fee, as 实收净额 counts it, and said', () => {
  const [line] = read([row({ split: '-1.00' })]).lines;
  expect(line).toMatchObject({ gross: 10_000, fee: 160, net: 9840, description: '青瓷茶杯 · 分润 -1.00' });
});

describe('rows that cannot be read', () => {
  test.each([
    ['an amount in words', row({ received: '一百' }), 'not_an_amount', '商家实收（元）'],
    ['a kind of business we do not know', row({ type: '冻结' }), 'unknown_word', '业务类型'],
    ['a trade number cut by a spreadsheet', row({ tradeNo: '2.02605E+27' }), 'missing_value', '支付宝交易号'],
    ['a day that does not exist', row({ completed: '2026-02-30 10:00:00' }), 'not_a_date', '完成时间'],
    ['a payment with a minus', row({ received: '-100.00' }), 'direction_contradicts', '商家实收（元）'],
  ])('%s', (_, text, kind, column) => {
    expect(read([text]).problems).toMatchObject([{ row: 6, kind, column }]);
  });
  test('a row cut short', () => {
    expect(read(['20260508,SO-1\t,交易']).problems).toMatchObject([
      { kind: 'too_few_cells', column: '商家实收（元）' },
    ]);
  });
});

describe('a download that broke off in the midst of an amount', () => {
  const whole = row({ received: '1234.56' });
  const cut = whole.slice(0, whole.lastIndexOf('1234.56') + 4); // '1234'
  test('is told, where no footer follows', () => {
    const run = runAdapter(alipayTradeBill, [HEADER, row(), cut].join('\n'));
    expect(run.lines).toHaveLength(1);
    expect(run.problems).toMatchObject([{ row: 3, kind: 'too_few_cells' }]);
  });
  test('a whole last row without a footer is a row like any other', () => {
    expect(runAdapter(alipayTradeBill, [HEADER, row(), whole].join('\n')).lines).toHaveLength(2);
  });
});

describe('what is not the bill', () => {
  const answer = (text: string) => alipayTradeBill.recognise(sampleOf(text));
  test('the summary file is refused by name', () => {
    const summary =
      '#支付宝业务汇总查询\n#账号：[20880000000000010156]\n门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）\n合计,,1,0,100.00,100.00,0.00,0.00,0.00,-0.60,0.00,99.40\n';
    expect(answer(summary)).toMatchObject({
      is: 'refused',
      refusal: { kind: 'unknown_layout', question: 'summary_file' },
    });
  });
  test('a bill without 商家实收 is refused and says which columns were understood', () => {
    const other = answer(bill([], [], HEADER.replace('商家实收（元）', '到手（元）')));
    expect(other).toMatchObject({ is: 'refused', refusal: { notUnderstood: ['到手（元）'] } });
  });
  test('a column nobody knows is told as drift', () => {
    expect(answer(bill([], [], `${HEADER},新字段`))).toMatchObject({
      is: 'mine',
      recognition: { sureness: 'certain', drift: [{ kind: 'unknown_column', column: '新字段' }] },
    });
  });
  test('orders and fund bills are not mine', () => {
    expect(answer('商户订单号,类型,金额,状态\nSO-1,支付,1.00,已支付\n').is).toBe('not_mine');
    expect(answer('#支付宝账务明细查询\n账务流水号,业务流水号,商户订单号,业务类型\n').is).toBe('not_mine');
  });
});
