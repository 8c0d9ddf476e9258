/**
 * Bank statements as banks print them, each layout once, made up; then one statement written in several layouts, read back.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { bankCsv } from '../../../src-main/areas/statements/adapters/bank-csv/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const csv = (...lines: string[]): string => `${lines.join('\n')}\n`;
const read = (...lines: string[]) => {
  const run = runAdapter(bankCsv, csv(...lines));
  // Whatever else is tested: every row has exactly one end.
  expect(endsPerRow(run)).toEqual([...Array(run.rowCount).keys()].map((at) => at + 1));
  return run;
};
const short = (line: ParsedLine) => [line.occurredAt, line.direction, line.net, line.currency, line.balance];
const question = (...lines: string[]): string => {
  const answer = bankCsv.recognise(sampleOf(csv(...lines)));
  return answer.is === 'refused' ? `${answer.refusal.kind}: ${answer.refusal.question}` : answer.is;
};
const reasons = (run: ReturnType<typeof read>) => run.skips.map((skip) => `${skip.row} ${skip.reason}`);

describe('columns for in and out', () => {
  test('a corporate statement: 借方 is out, 贷方 is in, totals above and below, balance proved', () => {
    const run = read(
      '账户明细查询,,,,,,',
      '查询账号,6222000011112222,币种：人民币,,,,',
      '起止日期,2026-03-01 至 2026-03-31,,,,,',
      '贷方笔数,1,贷方发生额合计,"98,765.40",借方发生额合计,50.00,',
      '交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,交易流水号',
      '2026-03-02,09:15:00,结算款,,"98,765.40","108,765.40",财付通支付科技有限公司,BK0001',
      '2026-03-03,10:00:00,手续费,50.00,,"108,715.40",,BK0002',
      '合计,,,50.00,"98,765.40",,,',
      '以上数据仅供参考，具体内容请以柜台为准。,,,,,,',
    );
    expect(run.lines.map(short)).toEqual([
      ['2026-03-02T09:15:00+08:00', 'in', 9_876_540, 'CNY', 10_876_540],
      ['2026-03-03T10:00:00+08:00', 'out', 5_000, 'CNY', 10_871_540],
    ]);
    expect(run.lines[0]).toMatchObject({
      account: '6222000011112222',
      channel: 'bank',
      kind: 'transfer',
      bookingDate: '2026-03-02',
      bankReference: 'BK0001',
      counterparty: '财付通支付科技有限公司',
      description: '结算款',
    });
    expect(run.lines[1]?.kind).toBe('fee');
    expect(run.facts).toEqual({
      account: '6222000011112222',
      periodFrom: '2026-03-01',
      periodTo: '2026-03-31',
    });
    expect(reasons(run)).toEqual([
      '1 preamble',
      '2 preamble',
      '3 preamble',
      '4 preamble',
      '5 header',
      '8 summary',
      '9 footer',
    ]);
    expect(run.proof).toBe('proved');
    expect(run.stated.map((total) => `${total.row} ${total.name} ${total.value}`)).toEqual([
      '4 in_count 1',
      '4 in_sum 9876540',
      '4 out_sum 5000',
      '8 in_sum 9876540',
      '8 out_sum 5000',
    ]);
  });

  test('a stated total that its rows do not give holds the file', () => {
    const run = read('贷方发生总额,268.10', '交易日期,收入,支出', '20260703,267.10,', '20260704,,1.00');
    expect(run.proof).toBe('failed');
  });

  test('thousands commas without quotes in the totals row are put together again', () => {
    const run = read('日期,摘要,收入,支出', '2026-03-02,货款,"1,234,567.00",', '合计,,1,234,567.00,0.00');
    expect(run.stated.map((total) => total.value)).toEqual([123_456_700, 0]);
    expect(run.proof).toBe('proved');
  });

  test('in a row of data they are refused: nobody can say where a cell ends', () => {
    const run = read(
      '日期,收入,支出,余额,摘要',
      '2026-03-02,5.00,,5.00,a',
      '2026-03-03,1,234.56,,1,239.56,b',
    );
    expect(run.lines).toHaveLength(1);
    expect(run.problems).toMatchObject([{ row: 3, kind: 'not_an_amount', expected: '5 cells' }]);
  });

  test('a reversal in red (红字) goes the other way, where the balance can be held against it', () => {
    const run = read(
      '日期,借方,贷方,余额',
      '2026-03-02,30.00,,70.00',
      '2026-03-02,20.00,,50.00',
      '2026-03-03,-30.00,,80.00',
    );
    expect(run.lines[2]).toMatchObject({ direction: 'in', net: 3_000 });
    expect(run.proof).toBe('proved');
    const blind = read('日期,借方,贷方', '2026-03-02,30.00,', '2026-03-02,20.00,', '2026-03-03,-30.00,');
    expect(blind.problems).toMatchObject([{ row: 4, column: '借方', kind: 'direction_contradicts' }]);
  });

  test('both columns filled in one row is a contradiction', () => {
    const run = read('Date,Paid in,Paid out,Currency', '2026-03-02,5.00,6.00,GBP', '2026-03-03,5.00,,GBP');
    expect(run.problems).toMatchObject([{ row: 2, column: 'Paid out', kind: 'direction_contradicts' }]);
  });

  test('debits printed with a minus, opening and closing balance as rows, decimal comma in quotes', () => {
    const run = read(
      'Account Number : 0808880406,Account Name : Example Ltd,: EUR,,',
      'Balance at end of period,,,,"+1069,32"',
      'Date,Operation Number,Label,Debit,Credit',
      '01/04/20,OP 1,Rent,"-50,00",',
      '13/04/20,OP 2,Sale,,"119,32"',
      'Balance at start of period,,,,"+1000,00"',
    );
    expect(run.lines.map(short)).toEqual([
      ['2020-04-01', 'out', 5_000, 'EUR', null],
      ['2020-04-13', 'in', 11_932, 'EUR', null],
    ]);
    expect(reasons(run)).toEqual(['1 preamble', '2 closing_balance', '3 header', '6 opening_balance']);
    expect(run.proof).toBe('proved'); // 1000.00 − 50.00 + 119.32 = 1069.32
  });
});

describe('one signed column', () => {
  test('semicolons, decimal comma, newest first, German words', () => {
    const run = read(
      'Buchungstag;Wertstellung;Verwendungszweck;Begünstigter/Zahlungspflichtiger;Betrag;Währung;Saldo',
      '31.03.2026;01.04.2026;Miete März;Haus GmbH;-1.200,00;EUR;3.034,56',
      '30.03.2026;30.03.2026;Zinsen;;0,56;EUR;4.234,56',
      '28.03.2026;28.03.2026;Rechnung 7;Kunde AG;"1.234,00";EUR;4.234,00',
    );
    expect(run.lines.map(short)).toEqual([
      ['2026-03-31', 'out', 120_000, 'EUR', 303_456],
      ['2026-03-30', 'in', 56, 'EUR', 423_456],
      ['2026-03-28', 'in', 123_400, 'EUR', 423_400],
    ]);
    expect(run.lines[0]).toMatchObject({ valueDate: '2026-04-01', counterparty: 'Haus GmbH' });
    expect(run.lines[1]?.kind).toBe('interest');
    expect(run.proof).toBe('proved');
  });

  test.each([
    ['French', 'Date;Libellé;Montant;Devise', '25/03/2026;Loyer;-1 200,50;EUR', 'EUR'],
    ['Spanish', 'Fecha;Concepto;Importe;Divisa', '25/03/2026;Alquiler;-1.200,50;EUR', 'EUR'],
    ['Portuguese', 'Data|Descrição|Valor|Moeda', '25/03/2026|Aluguel|-1.200,50|BRL', 'BRL'],
    ['English, tabs', 'Date\tDescription\tAmount (USD)', '2026-03-25\tRent\t(1,200.50)', 'USD'],
    ['month names', 'Date,Description,Amount,Currency', '25-Mar-26,Rent,"1,200.50-",GBP', 'GBP'],
    ['Chinese', '记账日期,货币,交易金额,交易摘要', '20260325,人民币,"-1,200.50",房租', 'CNY'],
    ['bilingual', '交易日期[ Date ],交易金额[ Amount ]', '20260325,"-1,200.50"', 'CNY'],
  ])('%s', (_, header, row, currency) => {
    const run = read(header, row);
    expect(run.lines.map(short)).toEqual([['2026-03-25', 'out', 120_050, currency, null]]);
  });

  test('several currencies in one file, each with its own balance; yen have no decimals', () => {
    const run = read(
      'Date,Description,Billing amount,Billing currency,Balance,Balance currency',
      '13/03/2026,Sale,"1,000.00",HKD,"1,000.00",HKD',
      '14/03/2026,Sale,"5,000",JPY,"7,000",JPY',
      '15/03/2026,Rent,-200.00,HKD,800.00,HKD',
      '16/03/2026,Sale,"1,000",JPY,"8,000",JPY',
    );
    expect(run.lines.map((line) => line.net)).toEqual([100_000, 5_000, 20_000, 1_000]);
    expect(run.proof).toBe('proved');
  });

  test('a balance that was masked is a column that is not read, and said so', () => {
    const run = read('交易日期,交易金额,余额', '2026-03-01,-5.00,"xx,yyy.zz"', '2026-03-02,6.00,"xx,yyy.zz"');
    expect(run.lines.map((line) => line.balance)).toEqual([null, null]);
    expect(run.answer).toMatchObject({
      recognition: { drift: [{ kind: 'unknown_column', column: '余额' }] },
    });
  });

  test('a balance at the end of each day only: told, so that it is not chained row by row', () => {
    const run = read(
      '日期,收入,支出,余额',
      '2026-03-01,5.00,,',
      '2026-03-01,6.00,,11.00',
      '2026-03-02,4.00,,',
      '2026-03-02,,1.00,14.00',
    );
    expect(run.lines.map((line) => line.balance)).toEqual([null, 1_100, null, 1_400]);
    expect(run.answer).toMatchObject({ recognition: { balanceChain: 'none' } });
  });

  test('opening and closing balance as rows of the table', () => {
    const run = read(
      '日期,摘要,借方,贷方,余额',
      '2026-03-01,期初余额,,,100.00',
      '2026-03-02,货款,,50.00,150.00',
      '2026-03-31,期末余额,,,150.00',
    );
    expect(reasons(run)).toEqual(['1 header', '2 opening_balance', '4 closing_balance']);
    expect(run.proof).toBe('proved');
  });

  test('no currency anywhere: read in none, and the missing column is said', () => {
    const run = read('Date,Description,Amount', '2026-03-01,Sale,5.00', '2026-03-02,Rent,-6.00');
    expect(run.lines[0]?.currency).toBe('XXX');
    expect(run.answer).toMatchObject({
      recognition: { drift: [{ kind: 'absent_column', column: 'currency' }] },
    });
  });
});

describe('a word beside the amount', () => {
  test.each([
    ['借', '贷'],
    ['借 Dr', '贷 Cr'],
    ['支出', '收入'],
    ['D', 'C'],
    ['S', 'H'],
    ['DEBIT', 'CREDIT'],
    ['往账', '来账'],
  ])('%s is out, %s is in', (out, incoming) => {
    const run = read(
      '交易日期,借贷标志,交易金额,余额',
      `2026-03-01,${incoming},100.00,100.00`,
      `2026-03-02,${out},30.00,70.00`,
    );
    expect(run.lines.map((line) => line.direction)).toEqual(['in', 'out']);
    expect(run.proof).toBe('proved');
  });

  test('a word nobody knows is named with its row and column', () => {
    const run = read('交易日期,借贷标志,交易金额', '2026-03-01,借,1.00', '2026-03-02,换,2.00');
    expect(run.problems).toMatchObject([{ row: 3, column: '借贷标志', kind: 'unknown_word', text: '换' }]);
  });

  test('a sign that contradicts the word is named', () => {
    const run = read(
      'Date,Type,Amount,Currency',
      '2026-03-01,DEBIT,-1.00,CAD',
      '2026-03-02,CREDIT,2.00,CAD',
      '2026-03-02,DEBIT,-2.50,CAD',
      '2026-03-03,DEBIT,3.00,CAD',
    );
    expect(run.lines).toHaveLength(3);
    expect(run.problems).toMatchObject([{ row: 5, kind: 'direction_contradicts' }]);
  });
});

describe('cards', () => {
  test('positive is spending where the words prove it', () => {
    const run = read(
      '信用卡账单,,',
      '交易日期,交易摘要,交易金额',
      '2026-03-01,消费 超市,30.00',
      '2026-03-05,还款,-30.00',
    );
    expect(run.lines.map((line) => line.direction)).toEqual(['out', 'in']);
  });

  test('without proof the meaning of the sign is asked', () => {
    expect(question('信用卡账单,,', '交易日期,交易摘要,交易金额', '2026-03-01,超市,30.00')).toBe(
      'undecided: amount_sign',
    );
  });

  test('a balance of what is owed proves it too', () => {
    const run = read(
      'Card Number,Date,Description,Amount,Balance,Currency',
      '4000,2026-03-01,Shop A,30.00,-130.00,GBP',
      '4000,2026-03-02,Shop B,20.00,-150.00,GBP',
    );
    expect(run.lines.map((line) => line.direction)).toEqual(['out', 'out']);
    expect(run.proof).toBe('proved');
  });
});

describe('no header', () => {
  test('a signed amount, text and account beside it', () => {
    const run = read(
      '00075757575;Abbuchung Miete;22.01.2026;22.01.2026;-18,00;EUR',
      '00075757575;Gutschrift;17.01.2026;17.01.2026;+9,05;EUR',
    );
    expect(run.lines.map(short)).toEqual([
      ['2026-01-22', 'out', 1_800, 'EUR', null],
      ['2026-01-17', 'in', 905, 'EUR', null],
    ]);
    expect(run.lines[0]).toMatchObject({ account: '00075757575', description: 'Abbuchung Miete' });
  });

  test('out, in and balance are told apart by the balance', () => {
    const convention = read('11/20/2026,Deposit,0,500.00,500.00', '11/21/2026,Check,100.00,0,400.00');
    expect(convention.lines.map((line) => line.direction)).toEqual(['in', 'out']);
    const turned = read('11/20/2026,Deposit,500.00,0,500.00', '11/21/2026,Check,0,100.00,400.00');
    expect(turned.lines.map((line) => line.direction)).toEqual(['in', 'out']);
    expect(turned.proof).toBe('proved');
  });

  test('amounts without any sign and nothing to hold them against are asked about', () => {
    expect(question('2026-03-01,Shop one,12.00', '2026-03-02,Shop two,13.00')).toBe('undecided: amount_sign');
  });

  test('lists that are no statements are not claimed', () => {
    expect(question('apples,3', 'pears,4')).toBe('not_mine');
    expect(question('name,birthday', 'Ann,2001-02-03')).toBe('not_mine');
  });
});

describe('dates', () => {
  test('day or month first is found from one day past the twelfth', () => {
    const header = 'Date,Description,Amount,Currency';
    const dayFirst = read(header, '03/04/2026,a,1.00,GBP', '13/04/2026,b,-2.00,GBP');
    expect(dayFirst.lines.map((line) => line.occurredAt)).toEqual(['2026-04-03', '2026-04-13']);
    const monthFirst = read(header, '04/03/2026,a,1.00,USD', '04/13/2026,b,-2.00,USD');
    expect(monthFirst.lines.map((line) => line.occurredAt)).toEqual(['2026-04-03', '2026-04-13']);
  });

  test('where the dates allow both, the order is asked', () => {
    expect(
      question('Date,Description,Amount,Currency', '03/04/2026,a,1.00,USD', '05/06/2026,b,-2.00,USD'),
    ).toBe('undecided: date_order');
  });

  test('05/05 is the same day both ways and asks nothing', () => {
    expect(read('Date,Amount,Currency', '05/05/2026,-1.00,EUR').lines[0]?.occurredAt).toBe('2026-05-05');
  });

  test('the period in the preamble may decide it', () => {
    const run = read('Period: 01/03/2026 - 31/03/2026,,', 'Date,Amount,Currency', '02/03/2026,-1.00,EUR');
    expect(run.lines[0]?.occurredAt).toBe('2026-03-02');
  });

  test('the day of booking beside it may: it lies days off, not months', () => {
    const run = read('Booking date,Value date,Amount,Currency', '04/03/2026,04/05/2026,-1.00,USD');
    expect(run.lines[0]).toMatchObject({ occurredAt: '2026-04-03', valueDate: '2026-04-05' });
  });

  test('a day that does not exist is named', () => {
    const run = read('交易日期,交易金额', '2026-02-28,1.00', '2026-02-30,2.00');
    expect(run.problems).toMatchObject([
      { row: 3, column: '交易日期', kind: 'not_a_date', text: '2026-02-30' },
    ]);
  });
});

describe('amounts', () => {
  test('what cannot be read is named with row and column, never dropped and never zero', () => {
    const run = read(
      '交易日期,摘要,交易金额,余额',
      '2026-03-01,a,1.00,1.00',
      '2026-03-02,b,1O.00,11.00',
      '2026-03-03,c,1.005,12.00',
      '2026-03-04,d,,13.00',
      '2026-03-05,e',
      '2026-03-06,f,99999999999999999.00,1.00',
      '2026-03-07,g,3.00,x',
    );
    expect(run.lines).toHaveLength(1);
    expect(run.problems.map((problem) => [problem.row, problem.column, problem.kind])).toEqual([
      [3, '交易金额', 'not_an_amount'],
      [4, '交易金额', 'finer_than_minor_unit'],
      [5, '交易金额', 'missing_value'],
      [6, '交易金额', 'too_few_cells'],
      [7, '交易金额', 'out_of_range'],
      [8, '余额', 'not_an_amount'],
    ]);
  });

  test('1,234 in a file that never shows its decimal sign is asked about', () => {
    expect(question('Date,Amount,Currency', '2026-03-01,"-1,234",EUR', '2026-03-02,500,EUR')).toBe(
      'undecided: decimal_sign',
    );
    expect(read('Date,Amount,Currency', '2026-03-01,"-1,234",JPY').lines[0]?.net).toBe(1_234);
    expect(read('交易日期,交易金额', '2026-03-01,"-1,234"').lines[0]?.net).toBe(123_400);
  });

  test('a row that moves nothing is a line without a direction', () => {
    const run = read('交易日期,交易金额', '2026-03-01,+0.00', '2026-03-02,-5.00');
    expect(run.lines[0]).toMatchObject({ direction: null, net: 0 });
  });

  test('signs, brackets and currencies around the digits', () => {
    const amounts = ['-$76.00', '($76.00)', '76.00-', 'USD -76.00', '76.00 DR', '−76.00'];
    const run = read('Date,Amount', ...amounts.map((amount) => `2026-03-01,${amount}`));
    expect(run.lines.map((line) => [line.direction, line.net])).toEqual(amounts.map(() => ['out', 7_600]));
  });
});

describe('who else speaks', () => {
  test.each([
    ['WeChat', '交易时间,公众账号ID,商户号,微信订单号,交易类型,应结订单金额'],
    [
      'Alipay funds',
      '账务流水号,业务流水号,商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账户余额（元）',
    ],
    ['a wallet', '交易时间,交易类型,交易对方,收/支,金额(元),支付方式,当前状态,交易单号'],
    ['PayPal', 'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Balance'],
    ['Stripe', 'id,Type,Amount,Fee,Net,Currency,Created (UTC),Description'],
    ['our orders', '商户订单号,类型,支付渠道,支付时间,金额,币种,状态,交易日期'],
    ['our journal', 'entry,date,account,currency,debit,credit,fact,memo'],
  ])('%s is not claimed', (_, header) => {
    const row = header
      .split(',')
      .map(() => '1.00')
      .join(',');
    expect(question(header, row)).toBe('not_mine');
  });

  test('a bank header without a column of money is refused with what was understood', () => {
    expect(
      bankCsv.recognise(sampleOf(csv('交易日期,摘要,对方户名,余款', '2026-03-01,a,b,1.00'))),
    ).toMatchObject({
      is: 'refused',
      refusal: {
        kind: 'unknown_layout',
        understood: ['交易日期', '摘要', '对方户名'],
        notUnderstood: ['余款'],
      },
    });
  });
});

/** One statement in the bank's own words, before a bank prints it. */
interface Movement {
  readonly day: number;
  readonly signed: number;
  readonly text: string;
}
const movements = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    signed: fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((value) => value !== 0),
    text: fc.constantFrom('Rent', 'Payout', 'Supplier 7', '货款', 'T-Shirt; blue, XL'),
  }),
  { minLength: 2, maxLength: 30 },
);

const decimal = (minor: number, sign: '.' | ','): string => {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, sign === '.' ? ',' : '.');
  return `${minor < 0 ? '-' : ''}${whole}${sign}${digits.slice(-2)}`;
};
const quoted = (...cells: string[]): string => cells.map((cell) => `"${cell}"`).join(',');
const day2 = (day: number): string => String(day).padStart(2, '0');

/** The same movements as different banks print them. A last row on the 28th shows the order of the parts of a date. */
const LAYOUTS: Readonly<Record<string, (rows: readonly (Movement & { balance: number })[]) => string[]>> = {
  'signed, English': (rows) => [
    'Date,Description,Amount,Currency,Balance',
    ...rows.map((row) =>
      quoted(
        `2026-03-${day2(row.day)}`,
        row.text,
        decimal(row.signed, '.'),
        'EUR',
        decimal(row.balance, '.'),
      ),
    ),
  ],
  'in and out, French, day first': (rows) => [
    'Solde;Débit;Crédit;Libellé;Devise;Date',
    ...rows.map((row) =>
      [
        decimal(row.balance, ','),
        row.signed < 0 ? decimal(-row.signed, ',') : '',
        row.signed > 0 ? decimal(row.signed, ',') : '',
        `"${row.text}"`,
        'EUR',
        `${day2(row.day)}/03/2026`,
      ].join(';'),
    ),
  ],
  'word beside the amount, German, newest first': (rows) => [
    'Datum|Verwendungszweck|S/H|Betrag|Saldo|Währung',
    ...rows
      .map((row) =>
        [
          `${day2(row.day)}.03.26`,
          `"${row.text}"`,
          row.signed < 0 ? 'S' : 'H',
          decimal(Math.abs(row.signed), ','),
          decimal(row.balance, ','),
          'EUR',
        ].join('|'),
      )
      .reverse(),
  ],
  'month first, tabs, brackets for minus, a preamble': (rows) => [
    'Example Bank\t',
    'Currency\tEUR',
    '',
    'Transaction Date\tDetails\tAmount\tRunning Balance',
    ...rows.map((row) =>
      [
        `03/${day2(row.day)}/2026`,
        `"${row.text}"`,
        row.signed < 0 ? `(${decimal(-row.signed, '.')})` : decimal(row.signed, '.'),
        decimal(row.balance, '.'),
      ].join('\t'),
    ),
  ],
};

describe('one statement in several layouts', () => {
  test.each(Object.entries(LAYOUTS))(
    '%s reads back to the same lines and a chain that holds',
    (name, write) => {
      fc.assert(
        fc.property(movements, (drawn) => {
          let balance = 1_000_000;
          const rows = [...drawn.toSorted((a, b) => a.day - b.day), { day: 28, signed: 1, text: 'Last' }].map(
            (row) => {
              balance += row.signed;
              return { ...row, balance };
            },
          );
          const run = read(...write(rows));
          expect(run.problems).toEqual([]);
          const lines = name.includes('newest first') ? run.lines.toReversed() : run.lines;
          expect(lines.map((line) => [...short(line), line.description])).toEqual(
            rows.map((row) => [
              `2026-03-${day2(row.day)}`,
              row.signed < 0 ? 'out' : 'in',
              Math.abs(row.signed),
              'EUR',
              row.balance,
              row.text,
            ]),
          );
          expect(run.proof).toBe('proved');
        }),
        { numRuns: 60 },
      );
    },
  );
});
