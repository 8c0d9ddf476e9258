/** QIF: what a bookkeeper may rely on, though the format states nothing about itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { qif } from '../../../src-main/areas/statements/adapters/qif/index.ts';
import { recogniseFile } from '../../../src-main/areas/statements/recognise.ts';
import { splitSample } from '../../../src-main/areas/statements/split.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const run = (text: string) => runAdapter(qif, text);
const bank = (...records: readonly (readonly string[])[]) =>
  ['!Type:Bank', ...records.flatMap((record) => [...record, '^']), ''].join('\r\n');
const one = (...fields: readonly string[]) => {
  const result = run(bank(['D12/31/2025', 'T1.00'], fields));
  const line = result.lines[1];
  if (!line) throw new Error(`no line: ${JSON.stringify(result.problems)}`);
  return line;
};
const problemOf = (...fields: readonly string[]) => run(bank(['D12/31/2025', 'T1.00'], fields)).problems;

describe('movements', () => {
  test('day, amount with its sign, other side, memo, category, cheque number', () => {
    expect(
      one('D01/15/2026', 'T-1,234.56', 'N1001', 'PCity Water', 'MJanuary', 'LUtilities:Water', 'CX'),
    ).toEqual(
      expect.objectContaining({
        row: 5,
        direction: 'out',
        net: 123_456,
        occurredAt: '2026-01-15',
        counterparty: 'City Water',
        description: 'January · Utilities:Water',
        bankReference: '1001',
        currency: 'XXX',
        account: '',
      }),
    );
    expect(one('D01/15/2026', 'T50')).toMatchObject({ direction: 'in', net: 5000 });
    expect(one('D01/15/2026', 'T0.00')).toMatchObject({ direction: null, net: 0 });
    expect(one('D01/15/2026', 'U-7.10')).toMatchObject({ direction: 'out', net: 710 });
    expect(one('D01/15/2026', 'T-5.00', 'LBank charge')).toMatchObject({ kind: 'fee' });
  });

  test('each line of the file has one end', () => {
    const result = run(bank(['D12/31/2025', 'T1.00', 'PA'], ['D12/30/2025', 'T2.00']));
    expect(result.skips).toContainEqual({ row: 3, reason: 'continuation' });
    expect(endsPerRow(result)).toEqual(Array.from({ length: result.rowCount }, (_, at) => at + 1));
    expect(result.proof).toBe('not_stated');
  });

  test('parts must add up to the amount', () => {
    const parts = ['SFood', 'Emilk', '$-60.00', 'SHome', '$-40.00'];
    expect(one('D01/15/2026', 'T-100.00', ...parts)).toMatchObject({
      net: 10_000,
      description: 'Food: milk · Home',
    });
    expect(problemOf('D01/15/2026', 'T-100.01', ...parts)).toMatchObject([
      { row: 5, column: '$', kind: 'net_differs' },
    ]);
    expect(one('D01/15/2026', 'T-100.00', 'SFood', '%60', 'SHome', '%40').net).toBe(10_000);
    expect(problemOf('D01/15/2026', 'T-100.00', 'U-100.10')).toMatchObject([
      { column: 'U', kind: 'net_differs' },
    ]);
  });

  test('a day behind a part is of the part; a second day of the record is a missing end', () => {
    const parts = ['SFood', 'D12/30/2025', '$-60.00', 'SHome', '$-40.00'];
    expect(one('D01/15/2026', 'T-100.00', ...parts)).toMatchObject({ net: 10_000, occurredAt: '2026-01-15' });
    expect(problemOf('D01/15/2026', 'D01/16/2026', 'T-100.00')).toMatchObject([{ column: '^' }]);
    expect(problemOf('D01/15/2026', 'T-100.00', ...parts, 'D01/16/2026', 'T5.00')).toMatchObject([
      { column: '^', kind: 'missing_value' },
    ]);
  });

  test('what is missing or unreadable is named', () => {
    expect(problemOf('D01/15/2026', 'PNobody')).toMatchObject([
      { row: 5, column: 'T', kind: 'missing_value' },
    ]);
    expect(problemOf('T-5.00')).toMatchObject([{ column: 'D', kind: 'missing_value' }]);
    expect(problemOf('D02/30/2026', 'T-5.00')).toMatchObject([{ column: 'D', kind: 'not_a_date' }]);
    expect(problemOf('D01/15/2026', 'Tfive')).toMatchObject([{ column: 'T', kind: 'not_an_amount' }]);
    expect(problemOf('D01/15/2026', 'T5.005')).toMatchObject([
      { column: 'T', kind: 'finer_than_minor_unit' },
    ]);
  });

  test('two records run together are noticed, and half an amount at the end of the file', () => {
    expect(run(bank(['D12/31/2025', 'T1.00', 'D12/30/2025', 'T2.00'])).problems).toMatchObject([
      { row: 2, column: '^' },
    ]);
    const whole = bank(['D12/31/2025', 'T1.00'], ['D12/30/2025', 'T-100.58', 'PShop']);
    const cut = whole.slice(0, whole.indexOf('0.58'));
    expect(run(cut).problems).toMatchObject([{ row: 5, column: '^', kind: 'missing_value' }]);
    expect(run(whole.slice(0, whole.lastIndexOf('^'))).lines.length).toBe(2);
  });
});

describe('sections', () => {
  test('the account is named in its own section, where T is no amount', () => {
    const text = ['!Account', 'NChecking', 'TBank', '^', '!Type:Bank', 'D12/19/18', 'T-25.00', '^'].join(
      '\n',
    );
    expect(run(text)).toMatchObject({
      lines: [{ account: 'Checking', net: 2500 }],
      facts: { account: 'Checking' },
    });
  });

  test('several accounts, lists between them', () => {
    const text = [
      '!Option:AutoSwitch',
      '!Account',
      'NChecking',
      'TBank',
      '^',
      'NVisa',
      'TCCard',
      'L5,000.00',
      '^',
      '!Clear:AutoSwitch',
      '!Type:Cat',
      'NFood',
      'E',
      'T1,000',
      '^',
      '!Type:Prices',
      '"AAPL",150.25,"01/15/2023"',
      '^',
      '!Account',
      'NChecking',
      '^',
      '!Type:Bank ',
      'D12/19/18',
      'T-25.00',
      '^',
      '!Account',
      'NVisa',
      '^',
      '!type:ccard',
      'D12/20/18',
      'T-3.00',
      '^',
      '!Type:Cash',
      'D12/21/18',
      'T4.00',
      '^',
    ].join('\n');
    const result = run(text);
    expect(result.problems).toEqual([]);
    expect(result.lines.map((line) => [line.account, line.net])).toEqual([
      ['Checking', 2500],
      ['Visa', 300],
      ['', 400],
    ]);
  });

  test('a portfolio is refused by name, its shares that cost nothing are skipped', () => {
    const text = [
      '!Type:Bank',
      'D12/19/18',
      'T-25.00',
      '^',
      '!Type:Invst',
      'D12/20/18',
      'NBuy',
      'YAAPL',
      'T1,500.00',
      '^',
      'D12/21/18',
      'NShrsIn',
      'YAAPL',
      'Q10',
      '^',
    ].join('\n');
    const result = run(text);
    expect(result.problems).toMatchObject([{ row: 6, kind: 'unknown_word', text: 'Invst · Buy' }]);
    expect(result.skips).toContainEqual({ row: 11, reason: 'no_movement' });
    expect(result.lines.length).toBe(1);
    // Some programs print the money of a purchase as what was moved only.
    expect(run(text.replace('T1,500.00', '$1,500.00')).problems).toMatchObject([{ row: 6 }]);
  });

  test('a kind in another language is an account', () => {
    expect(run(bank(['D31/12/2025', 'T-1,50']).replace('Bank', 'Banque')).lines).toMatchObject([
      { occurredAt: '2025-12-31', net: 150 },
    ]);
  });

  test('an opening balance is no movement', () => {
    const text = bank(
      ['D12/31/2025', 'T1,000.00', 'POpening Balance', 'L[Checking]'],
      ['D01/15/2026', 'T-5.00', 'POpening Balance'],
    );
    const result = run(text);
    expect(result.balances).toEqual([
      { account: 'Checking', currency: 'XXX', opening: 100_000, closing: null, from: '2025-12-31', to: '' },
    ]);
    expect(result.lines).toMatchObject([{ row: 7, net: 500, account: 'Checking' }]);
    expect(result.skips).toContainEqual({ row: 2, reason: 'opening_balance' });
  });

  test('a record without any heading is read where it is plainly one; other files are not claimed', () => {
    const text = ['D12/31/2025', 'T-1.00', 'PShop', '^', ''].join('\n');
    expect(run(text).lines.length).toBe(1);
    expect(qif.recognise(sampleOf('Date,Amount\n12/31/2025,-1.00\n')).is).toBe('not_mine');
    expect(qif.recognise(sampleOf('Dear Sir\n^ see above\n')).is).toBe('not_mine');
    expect(qif.recognise(sampleOf('!important\n^\n')).is).toBe('not_mine');
  });
});

describe('dates', () => {
  const days = (...dates: readonly string[]) =>
    run(bank(...dates.map((date) => [`D${date}`, 'T1.00']))).lines.map((line) => line.occurredAt);

  test('the same days in three orders', () => {
    const expected = ['2013-12-08', '2013-08-15'];
    expect(days('12/08/13', '08/15/13')).toEqual(expected);
    expect(days('08/12/13', '15/08/13')).toEqual(expected);
    expect(days('13/12/08', '13/08/15')).toEqual(expected);
    expect(days('2013-12-08', '2013-08-15')).toEqual(expected);
    expect(days('08.12.2013', '15.08.2013')).toEqual(expected);
  });

  test('what ends with a single digit ends with a day, so the year stands first in the whole file', () => {
    expect(days('13/08/12', '13/08/15', '13/3/3', '13/12/4')).toEqual([
      '2013-08-12',
      '2013-08-15',
      '2013-03-03',
      '2013-12-04',
    ]);
    expect(days('05/04/03', '05/4/9')).toEqual(['2005-04-03', '2005-04-09']);
    expect(qif.recognise(sampleOf(bank(['D12/31/13', 'T1.00'], ['D13/3/3', 'T1.00'])))).toMatchObject({
      refusal: { question: 'date_order' },
    });
  });

  test('where the days leave the order open, what the file says of itself decides', () => {
    const text = (option: string) => `!Option:${option}\n${bank(['D03/04/2024', 'T1.00'])}`;
    expect(run(text('DMY')).lines).toMatchObject([{ occurredAt: '2024-04-03' }]);
    expect(run(text('MDY')).lines).toMatchObject([{ occurredAt: '2024-03-04' }]);
    expect(qif.recognise(sampleOf(text('AutoSwitch')))).toMatchObject({ is: 'refused' });
    expect(run(text('MDY').replace('03/04', '31/04').replace('31/04', '30/04')).lines).toMatchObject([
      { occurredAt: '2024-04-30' },
    ]);
  });

  test("the apostrophe is this century's, blanks are missing digits", () => {
    expect(days("12/19'18", "1/ 5' 8", '12/19/98', '6/30/2003')).toEqual([
      '2018-12-19',
      '2008-01-05',
      '1998-12-19',
      '2003-06-30',
    ]);
  });

  test('what the data cannot decide is asked', () => {
    expect(qif.recognise(sampleOf(bank(['D01/02/2026', 'T1.00'])))).toMatchObject({
      is: 'refused',
      refusal: { kind: 'undecided', question: 'date_order', understood: ['!Bank', 'D', 'T'] },
    });
    expect(qif.recognise(sampleOf(bank(['D12/31/2026', 'T1,234'])))).toMatchObject({
      is: 'refused',
      refusal: { question: 'decimal_sign' },
    });
  });

  test('a day far down in a long file decides', async () => {
    const record = (date: string) => [`D${date}`, 'T1.00'];
    const long = (last: string) =>
      bank(...Array.from({ length: 2100 }, (_, at) => record(`0${(at % 3) + 1}/02/2026`)), record(last));
    const recognised = (text: string) => {
      const rows = (splitter: Parameters<typeof splitSample>[1]) => splitSample(text, splitter, true);
      const sample = {
        ...sampleOf(text),
        rows: (splitter: Parameters<typeof rows>[0]) => rows(splitter).slice(0, 500),
      };
      return recogniseFile(sample, [qif], rows);
    };
    expect((await recognised(long('25/03/2026'))).recognition.layout).toMatchObject({ order: 'dmy' });
    expect((await recognised(long('03/25/2026'))).recognition.layout).toMatchObject({ order: 'mdy' });
    await expect(recognised(long('03/04/2026'))).rejects.toMatchObject({ refusal: 'undecided' });
  });
});

describe('amounts', () => {
  const nets = (...amounts: readonly string[]) =>
    run(bank(...amounts.map((amount) => ['D12/31/2025', `T${amount}`]))).lines.map((line) => line.net);

  test('decimal point and decimal comma, from all amounts together', () => {
    expect(nets('1,234', '1,234.56')).toEqual([123_400, 123_456]);
    expect(
      run(bank(['D31/12/2025', 'T1.234'], ['D31/12/2025', 'T1.234,56'], ['D31/12/2025', 'T-7'])).lines.map(
        (line) => line.net,
      ),
    ).toEqual([123_400, 123_456, 700]);
  });
});

describe('whatever the movements', () => {
  const movement = fc.record({
    cents: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    day: fc.integer({ min: 13, max: 28 }),
    payee: fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  });
  const printed = (cents: number) =>
    `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

  test('each is read as it stands', () => {
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1, maxLength: 20 }), (movements) => {
        const records = movements.map(({ cents, day, payee }) => [
          `D01/${day}/2026`,
          `T${printed(cents)}`,
          `P${payee}`,
        ]);
        const result = run(bank(...records));
        expect(result.problems).toEqual([]);
        expect(result.lines.map((line) => (line.direction === 'out' ? -line.net : line.net))).toEqual(
          movements.map((each) => each.cents + 0),
        );
        expect(endsPerRow(result)).toEqual(Array.from({ length: result.rowCount }, (_, at) => at + 1));
      }),
      { numRuns: 100 },
    );
  });

  test('a line taken out is named or takes no more than itself', () => {
    const text = bank(
      ['D01/15/2026', 'T-5.00', 'PA'],
      ['D01/16/2026', 'T7.00', 'PB'],
      ['D01/17/2026', 'T9.00'],
    );
    const lines = text.split('\r\n');
    for (let at = 1; at < lines.length - 1; at += 1) {
      const result = run(lines.filter((_, index) => index !== at).join('\r\n'));
      const nets = result.lines.map((line) => line.net);
      const isText = lines[at]?.startsWith('P') ?? false;
      const isLastEnd = at === lines.length - 2;
      if (isText) expect(nets).toEqual([500, 700, 900]);
      else expect(result.problems.length, `${lines[at]} ${isLastEnd}`).toBeGreaterThan(0);
    }
  });
});
