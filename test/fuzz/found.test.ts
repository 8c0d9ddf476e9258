/** What the fuzz run has found, each as a case of its own. */
import { describe, expect, test } from 'vitest';
import { adyenSettlement } from '../../src-main/areas/statements/adapters/adyen-settlement/index.ts';
import { bankCsv } from '../../src-main/areas/statements/adapters/bank-csv/index.ts';
import { jdWallet } from '../../src-main/areas/statements/adapters/jd-wallet/index.ts';
import { paypalActivity } from '../../src-main/areas/statements/adapters/paypal-activity/index.ts';
import { squareTransactions } from '../../src-main/areas/statements/adapters/square-transactions/index.ts';
import { wechatFundBill } from '../../src-main/areas/statements/adapters/wechat-fund-bill/index.ts';
import { wechatPersonal } from '../../src-main/areas/statements/adapters/wechat-personal/index.ts';
import { wechatTradeBill } from '../../src-main/areas/statements/adapters/wechat-trade-bill/index.ts';
import { activity, adyen, moved, squareSales } from '../support/psp-files.ts';
import { endsPerRow, runAdapter, sampleOf } from '../support/run-adapter.ts';
import { WECHAT_HEADER, walletBill } from '../support/wallet-bills.ts';
import { fundBill, REFUND, TOTAL_WORDS, tradeBill } from '../support/wechat-bill.ts';
import { reading } from './reading.ts';

describe('WeChat', () => {
  test.each([
    ['the values of the totals are gone', (text: string) => text.replace(/\r\n`3,.*\r\n/, '\r\n')],
    [
      'their header stands there twice',
      (text: string) => text.replace(TOTAL_WORDS, `${TOTAL_WORDS}\r\n${TOTAL_WORDS}`),
    ],
  ])('%s: that is said of the header, which ends once', (_, change) => {
    const totals = ['3', '100.00', '40.00', '0.00', '0.36000', '100.00', '40.00'];
    const run = runAdapter(wechatTradeBill, change(tradeBill([{}, REFUND], totals)));
    expect(run.problems).toMatchObject([{ kind: 'missing_value', column: '总交易单数' }]);
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });

  test('a refund that calls itself a payment is contradicted by its columns, which the totals would not notice', () => {
    const totals = ['1', '0.00', '40.00', '0.00', '-0.24000', '0.00', '40.00'];
    const run = runAdapter(wechatTradeBill, tradeBill([{ ...REFUND, 交易状态: 'SUCCESS' }], totals));
    expect(run.lines).toEqual([]);
    expect(run.problems).toMatchObject([{ column: '退款金额', kind: 'direction_contradicts' }]);
  });

  test('what withdrawing cost, printed finer than a fen, is a problem and not left out', () => {
    const withdrawn = [
      '2026-03-07 12:00:00',
      '零钱提现',
      '招商银行(1234)',
      '/',
      '/',
      '¥100.10',
      '招商银行(1234)',
      '提现已到账',
      '207260307000000001',
      '/',
    ];
    const read = (note: string) =>
      runAdapter(
        wechatPersonal,
        walletBill({ before: ['微信支付账单明细'], header: WECHAT_HEADER, rows: [[...withdrawn, note]] }),
      );
    expect(read('服务费¥0.10').lines).toMatchObject([{ fee: 10, net: 10_010 }]);
    expect(read('服务费¥0.10001').problems).toMatchObject([{ kind: 'finer_than_minor_unit' }]);
  });

  test('a fund bill that ends behind the header of its totals was cut off', () => {
    const whole = fundBill([{}], ['1', '1', '100.00', '0', '0.00']);
    expect(whole.trimEnd().split('\r\n').length).toBe(4);
    const run = runAdapter(wechatFundBill, whole.trimEnd().split('\r\n').slice(0, 3).join('\r\n'));
    expect(run.problems).toHaveLength(1);
    expect(endsPerRow(run)).toEqual([1, 2, 3]);
  });
});

test('blanks between digits are those of thousands, or it is no amount', () => {
  const net = (amount: string) => {
    const header =
      '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注';
    const row = `2026-03-05 10:00:00,京东平台商户,茶,${amount},零钱,交易成功,支出,食品酒饮,100000011234,1000345234234223,`;
    return (
      runAdapter(jdWallet, `导出信息：\n京东账号名：jd_camellia\n${header}\n${row}\n`).lines[0]?.net ?? null
    );
  };
  expect(['1 234.50', '￥ 1234.50 元', '1 2 3 4', '12 34.50'].map(net)).toEqual([
    123_450,
    123_450,
    null,
    null,
  ]);
});

test.each([',', ' ', '.', '(', '\t'])(
  'a hundred thousand times %j in a row of a bill costs no time',
  async (character) => {
    const bill = tradeBill([{ 商品名称: `茶${character.repeat(100_000)}茶` }], null).replace(
      '用户标识',
      `用${character.repeat(100_000)}户`,
    );
    const { thrown, ms } = await reading([{ name: 'bill.csv', bytes: bill }]);
    expect(thrown).toBe('');
    expect(ms).toBeLessThan(1500);
  },
);

test('a balance of sixty thousand digits and a letter costs no time where no header says what it is', async () => {
  const first = `02/13/2026,COFFEE,-12.50,98${'0'.repeat(60_000)}7.50x`;
  const bytes = [first, '02/15/2026,SALARY,1123.45,2110.95', '02/17/2026,BOOKS,-30.00,2080.95'].join('\n');
  const { thrown, ms } = await reading([{ name: 'statement.csv', bytes }]);
  expect(thrown).toBe('');
  expect(ms).toBeLessThan(1000);
});

describe('payment companies', () => {
  test('Adyen: credit before the fees and debit behind them is a contradiction, though all rows together come to nothing', () => {
    const row = (Type: string, more: object) => ({
      ...{
        'Merchant Account': 'Shop',
        Type,
        TimeZone: 'CET',
        'Net Currency': 'EUR',
        'Gross Currency': 'EUR',
      },
      ...{ 'Creation Date': '2026-01-15 00:21:32', 'Batch Number': '380', 'Psp Reference': 'P1' },
      ...more,
    });
    const run = runAdapter(
      adyenSettlement,
      adyen([
        row('Settled', { 'Gross Credit (GC)': '31.45', 'Net Debit (NC)': '31.15', 'Markup (NC)': '0.30' }),
        row('MerchantPayout', { 'Net Credit (NC)': '31.15', 'Psp Reference': '' }),
      ]),
    );
    expect(run.problems).toMatchObject([{ row: 2, kind: 'direction_contradicts' }]);
  });

  test('PayPal: a row whose cells have moved by one has no gross, and its net is not believed', () => {
    const rows = [
      moved('T1', '05/13/2026', 9_675, 9_675, { Gross: '100.00', Fee: '-3.25' }),
      moved('T2', '05/14/2026', 2_000, 11_675),
    ];
    const text = activity([
      ...rows,
      moved('T3', '05/15/2026', 500, 12_175),
      moved('E1', '05/15/2026', 700, 700, { Currency: 'EUR' }),
    ]);
    expect(runAdapter(paypalActivity, text).problems).toEqual([]);
    const shifted = text.replace('"USD","100.00","-3.25","96.75"', '"USD","","100.00","-3.25"');
    expect(runAdapter(paypalActivity, shifted).problems).toMatchObject([{ row: 2, column: 'Gross' }]);
  });

  test('PayPal: a row printed twice is noticed, also where every payment is swept to the bank at once', () => {
    const rows = [1, 2, 3].flatMap((day) => [
      moved(`P${day}`, `05/1${day}/2026`, 10_000, 10_000),
      moved(`W${day}`, `05/1${day}/2026`, -10_000, 0, { Type: 'General Withdrawal', Time: '11:00:00' }),
    ]);
    const twice = rows.toSpliced(3, 0, ...rows.slice(3, 4));
    for (const order of [rows, rows.toReversed()])
      expect(runAdapter(paypalActivity, activity(order)).proof).toBe('proved');
    for (const order of [twice, twice.toReversed()])
      expect(runAdapter(paypalActivity, activity(order)).proof).toBe('failed');
  });

  test('Square: without the column of cash nobody can say what was taken at the counter', () => {
    const text = squareSales([
      {
        Date: '2026-03-16',
        'Total Collected': '$5.00',
        Fees: '$0.00',
        'Net Total': '$5.00',
        Cash: '$5.00',
        'Payment ID': '1',
      },
    ]);
    expect(squareTransactions.recognise(sampleOf(text)).is).toBe('mine');
    expect(squareTransactions.recognise(sampleOf(text.replace('"Cash"', '"Tips"')))).toMatchObject({
      is: 'refused',
      refusal: { kind: 'unknown_layout', question: 'Cash' },
    });
  });
});

describe('bank tables', () => {
  const text = (...lines: readonly string[]) => `${lines.join('\n')}\n`;
  const read = (...lines: readonly string[]) => runAdapter(bankCsv, text(...lines));
  const refusalOf = (...lines: readonly string[]) => {
    const answer = bankCsv.recognise(sampleOf(text(...lines)));
    return answer.is === 'refused' ? `${answer.refusal.kind} ${answer.refusal.question}` : answer.is;
  };

  test('a column that somebody added in Chinese makes no American card one of China', () => {
    const rows = (added: string) =>
      read(
        `Transaction Date,Post Date,Description,Type,Amount,${added}`,
        '02/13/2026,02/14/2026,COFFEE,Sale,-12.50,x',
        '02/15/2026,02/16/2026,REFUND,Return,20.00,x',
      ).lines.map(({ currency }) => currency);
    expect(rows('新增列')).toEqual(rows('Memo'));
  });

  test('the currency of the shop is not that of the account, whose own column has another name now', () => {
    const card = (own: string) =>
      read(
        `交易日期,入账日期,交易摘要,交易金额,交易货币,入账金额,${own}`,
        '2024/01/02,2024/01/03,（消费）影院,1.09,欧元,56.78,人民币',
        '2024/01/04,2024/01/05,（还款）,1.09,欧元,-345.67,人民币',
      ).lines.map(({ net, currency }) => [net, currency]);
    expect(card('入账货币')).toEqual([
      [5_678, 'CNY'],
      [34_567, 'CNY'],
    ]);
    expect(card('某列')).toEqual(card('入账货币'));
  });

  test('what the shop charged is not taken for what the card was charged, where that column has another name now', () => {
    const card = (own: string) => [
      `交易日期,入账日期,交易描述,卡末四位,交易币种,结算币种,交易金额,${own}`,
      '2024-01-02,20240103,影院消费,6688,欧元,人民币,1.09,56.78',
      '2024-01-04,20240105,还款,6688,欧元,人民币,1.09,-345.67',
    ];
    expect(read(...card('结算金额')).lines.map(({ net }) => net)).toEqual([5_678, 34_567]);
    expect(refusalOf(...card('某列'))).toBe('unknown_layout amount');
  });

  test('a decimal comma that cuts every amount in two is noticed, also where every row is cut alike', () => {
    const rows = (amount: string) => [
      '交易日期,记账日期,交易说明,交易币种/金额,入账币种/金额',
      `2024-01-02,2024-01-02,消费 影院,${amount},${amount}`,
      `2024-01-04,2024-01-04,信用卡还款 财付通,${amount},${amount}`,
    ];
    expect(read(...rows('CNY56.78')).lines.map(({ net }) => net)).toEqual([5_678, 5_678]);
    expect(refusalOf(...rows('CNY56,78'))).toBe('unknown_layout amount');
  });

  test.each([
    ['02/13?/2026,COFFEE,-12.50,987.50', 'not_a_date'],
    ['02/13/2026,COFFEE,-12.50001,987.50', 'finer_than_minor_unit'],
    ['02/13/2026,COFFEE,-12.50,987.50001', 'finer_than_minor_unit'],
  ])('without a header the first row is one like the others, also as %s', (first, kind) => {
    const others = [
      '02/15/2026,SALARY,1123.45,2110.95',
      '02/17/2026,BOOKS,-30.00,2080.95',
      '02/18/2026,RENT,-1000.00,1080.95',
    ];
    expect(read('02/13/2026,COFFEE,-12.50,987.50', ...others).proof).toBe('proved');
    const run = read(first, ...others);
    expect(run.problems).toMatchObject([{ row: 1, kind }]);
    expect(run.lines).toHaveLength(3);
  });

  test.each([
    [
      'above the table',
      ['借方发生总额,50.001', '交易日期,支出,收入', '20260703,50.00,', '20260704,,1.00'],
      1,
    ],
    ['below it', ['交易日期,支出,收入', '20260703,50.00,', '20260704,,1.00', '合计,50.001,1.00'], 4],
    [
      'as a balance',
      ['Data;Descrizione;Dare;Avere', '13/02/2026;A;;12,00', '14/02/2026;B;1,00;', 'Saldo finale;;;11,001'],
      4,
    ],
  ] as const)('a total %s finer than money is a problem, not a file that states none', (_, lines, row) => {
    const run = read(...lines);
    expect(run.problems).toMatchObject([{ row, kind: 'finer_than_minor_unit' }]);
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });

  test('an opening balance is no movement, also where the column that says so has a name nobody reads', () => {
    const rows = (name: string) =>
      read(
        `"Data","${name}","Valor"`,
        '"10/31/2012","Saldo Anterior","100.00"',
        '"11/01/2012","Proventos","1000.00"',
      ).lines;
    expect(rows('Histórico').map(({ net }) => net)).toEqual([100_000]);
    expect(rows('HistÃ³rico').map(({ net }) => net)).toEqual([100_000]);
  });

  test('a column of another name whose cells are all currencies says the currency', () => {
    const rows = (name: string) =>
      read(`Date,Description,${name},Amount`, '12/15/2026,RENT,EUR,-12.50', '12/16/2026,SALARY,EUR,20.00')
        .lines;
    expect(rows('Unit').map(({ currency }) => currency)).toEqual(['EUR', 'EUR']);
    expect(rows('Unit').map(({ net }) => net)).toEqual(rows('Currency').map(({ net }) => net));
  });

  test('without a header blank lines at the end do not count, and a whole first amount of a workbook does', () => {
    const others = [
      '02/15/2026,SALARY,1123.45',
      '02/17/2026,BOOKS,-30.00',
      ...Array.from({ length: 9 }, () => ''),
    ];
    expect(read('02/13/2026,COFFEE,-12.50', ...others).lines).toHaveLength(3);
    expect(read('02/13/2026,COFFEE,-12', ...others).lines).toHaveLength(3);
    expect(read('02/13/2026,COFFEE,-12?.50', ...others).problems).toMatchObject([
      { row: 1, kind: 'not_an_amount' },
    ]);
  });
});
