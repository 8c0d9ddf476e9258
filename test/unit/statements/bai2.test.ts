/** BAI2: what a bookkeeper may rely on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bai2 } from '../../../src-main/areas/statements/adapters/bai2/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

const run = (text: string) => runAdapter(bai2, text);

interface Account {
  readonly head?: string;
  /** Records after 03, one a line. */
  readonly body: readonly string[];
  /** What 49 states. */
  readonly sum: number;
  readonly records?: number;
}

const ownRecords = (body: readonly string[]) => body.filter((line) => /^(?:16,|88[,:])/.test(line)).length;

/** A file of one group; counts and sums of the trailers follow from what the accounts state. */
function file(accounts: readonly Account[], { group = '1,260302,2400', currency = '' } = {}): string {
  const parts = accounts.map(({ head = '03,12345,,/', body, sum, records }) => ({
    lines: [head, ...body],
    sum,
    records: records ?? ownRecords([...body]) + 2 + ownRecords(head.split('\n').slice(1)),
  }));
  const sum = parts.reduce((total, part) => total + part.sum, 0);
  const records = parts.reduce((total, part) => total + part.records, 0);
  return [
    '01,BANK,US,260303,0600,1,,,2/',
    `02,US,BANK,${group},${currency},2/`,
    ...parts.flatMap((part) => [...part.lines, `49,${part.sum},${part.records}/`]),
    `98,${sum},${parts.length},${records + 2}/`,
    `99,${sum},1,${records + 4}/`,
    '',
  ].join('\n');
}

const one = (detail: readonly string[], sum = 12_345, head?: string) =>
  run(file([{ body: detail, sum, ...(head === undefined ? {} : { head }) }]));

describe('movements', () => {
  test.each([
    ['142', 'in'],
    ['399', 'in'],
    ['451', 'out'],
    ['699', 'out'],
    ['721', 'in'],
    ['760', 'out'],
    ['925', 'in'],
    ['960', 'out'],
  ])('type %s is money %s', (code, direction) => {
    const result = one([`16,${code},12345,Z,REF1,CUST1,SOME TEXT/`]);
    expect(result.lines).toMatchObject([
      {
        row: 4,
        account: '12345',
        direction,
        net: 12_345,
        currency: 'USD',
        occurredAt: '2026-03-02',
        bankReference: 'REF1',
        description: `SOME TEXT · CUST1 · BAI ${code}`,
      },
    ]);
    expect(result.proof).toBe('proved');
  });

  test('a type of no side, a sign against the type, and amounts that are none are named', () => {
    for (const [detail, kind] of [
      ['16,015,12345,Z,,,/', 'unknown_word'],
      ['16,905,12345,Z,,,/', 'unknown_word'],
      ['16,142,-12345,Z,,,/', 'direction_contradicts'],
      ['16,142,123.45,Z,,,/', 'not_an_amount'],
      ['16,142,,Z,,,/', 'missing_value'],
      ['16,142,99999999999999999999,Z,,,/', 'not_an_amount'],
      ['16,142,12345,Q,,,/', 'unknown_word'],
      ['16,142,12345,V,261340,,,/', 'not_a_date'],
      ['16,142,12345,D,9999999,1,2/', 'unknown_word'],
    ] as const) {
      const result = one([detail]);
      expect(result.problems).toMatchObject([{ row: 4, kind }]);
      expect(result.lines).toEqual([]);
    }
  });

  test('information without money is no movement', () => {
    const result = one(['16,890,,,,,CUT OFF CHANGES ON MONDAY/', '16,142,12345,,,,/']);
    expect(result.skips).toContainEqual({ row: 4, reason: 'no_movement' });
    expect(result.lines.length).toBe(1);
    expect(result.proof).toBe('proved');
  });

  test('fees and interest by the type', () => {
    const kind = (code: string) => one([`16,${code},12345,,,,X/`]).lines[0]?.kind;
    expect([kind('698'), kind('354'), kind('142')]).toEqual(['fee', 'interest', 'transfer']);
  });

  test.each([
    ['Z,REF,CUST,TEXT', ''],
    ['0,REF,CUST,TEXT', ''],
    [',REF,CUST,TEXT', ''],
    ['V,260305,1200,REF,CUST,TEXT', '2026-03-05'],
    ['S,100,200,300,REF,CUST,TEXT', ''],
    ['S,,200,300,REF,CUST,TEXT', ''],
    ['D,3,0,5,1,6,3,7,REF,CUST,TEXT', ''],
    ['D,0,REF,CUST,TEXT', ''],
  ])('funds type %s shifts what follows and changes nothing in it', (fields, valueDate) => {
    expect(one([`16,142,12345,${fields}/`]).lines).toMatchObject([
      { valueDate, bankReference: 'REF', description: 'TEXT · CUST · BAI 142' },
    ]);
  });
});

describe('currencies', () => {
  const inCurrency = (head: string, currency: string) =>
    run(file([{ head, body: ['16,142,12345,Z,,,/'], sum: 12_345 }], { currency })).lines[0];

  test('of the account, else of the group, else dollars; amounts are minor units of it', () => {
    expect(inCurrency('03,1,JPY,/', 'CAD')).toMatchObject({ currency: 'JPY', net: 12_345 });
    expect(inCurrency('03,1,,/', 'CAD')).toMatchObject({ currency: 'CAD', net: 12_345 });
    expect(inCurrency('03,1,,/', '')).toMatchObject({ currency: 'USD' });
  });

  test('what is no currency is a problem', () => {
    expect(one(['16,142,12345,Z,,,/'], 12_345, '03,1,US,/').problems).toMatchObject([
      { row: 3, kind: 'unknown_word' },
    ]);
  });
});

describe('records and lines', () => {
  test('a text may hold commas and slashes, and lack its last slash', () => {
    const [line] = one([
      '16,142,12345,,AB/GS/1,C/2,Invoice 08/18/23, paid / thanks',
      '88,REMI: A/B',
      '88:EREF: 7',
    ]).lines;
    expect(line).toMatchObject({
      bankReference: 'AB/GS/1',
      description: 'Invoice 08/18/23, paid / thanks REMI: A/B EREF: 7 · C/2 · BAI 142',
    });
  });

  test('several records on one line, and one record on several without a code', () => {
    const text = [
      '01,BANK,US,260303,0600,1,,,2/   02,US,BANK,1,260302,2400,,2/',
      '03,1,,010,100,,,/',
      '16,142,2500,Z,,,PAYPAL   PPD/ 16,142,500,Z,,,MSPBNA  PPD/',
      '16,451,600,Z,,,ACH_SETL  1111111111',
      '111111111111111        /',
      '88,       2222/         49,3700,6/  03,2,,/ 49,0,2/',
      '98,3700,2,10/',
      '99,3700,1,12/',
    ].join('\n');
    const result = run(text);
    expect(result.lines.map((line) => [line.row, line.net, line.description])).toEqual([
      [3, 2500, 'PAYPAL PPD · BAI 142'],
      [3, 500, 'MSPBNA PPD · BAI 142'],
      [4, 600, 'ACH_SETL 1111111111 111111111111111 2222 · BAI 451'],
    ]);
    expect(result.problems).toEqual([]);
    expect(result.proof).toBe('proved');
    expect([...new Set(endsPerRow(result))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('88 goes on with a summary in the midst of its fields', () => {
    const head =
      '03,1,,010,+4350,,,190,70000,4,0,110/\n88,70000,15,D,3,0,20000,1,30000,3,20000,072/\n88,-1500,,/';
    const result = one(['16,142,12345,Z,,,/'], 4350 + 70_000 + 70_000 - 1500 + 12_345, head);
    expect(result.problems).toEqual([]);
    expect(result.proof).toBe('proved');
    expect(result.balances).toMatchObject([{ opening: 4350, closing: null, from: '2026-03-02' }]);
  });

  test('a comma too many at the end of a record shifts nothing', () => {
    const head =
      '03,1,USD,010,4350,,,015,16695,,,/\n88,040,70000,,,045,70000,,/\n88,100,12345,1,,400,000,0,/';
    const result = one(['16,142,12345,Z,,,/'], 4350 + 16_695 + 140_000 + 2 * 12_345, head);
    expect(result.problems).toEqual([]);
    expect(result.proof).toBe('proved');
    expect(result.balances).toMatchObject([{ opening: 4350, closing: 16_695 }]);
  });

  test('padding, blank lines, a heading before and a note behind change nothing', () => {
    const text = file([{ body: ['16,142,12345,Z,,,X/'], sum: 12_345 }]);
    const padded = text
      .split('\n')
      .map((line) => line.padEnd(80))
      .join('\r\n');
    const result = run(`REPORT OF THE BANK\r\n\r\n${padded}\r\nEND OF REPORT\r\n`);
    expect(result.problems).toEqual([]);
    expect(result.proof).toBe('proved');
    expect(endsPerRow(result)).toEqual(Array.from({ length: result.rowCount }, (_, at) => at + 1));
  });

  test('a record without end is a problem and costs no time', () => {
    const result = one([
      '16,142,12345,Z,,,X',
      ...Array.from({ length: 3000 }, () => `88,${'/ 16 '.repeat(20)}`),
    ]);
    expect(result.problems).toMatchObject([{ row: 4, kind: 'text_too_long' }]);
  });
});

describe('what the file says about itself', () => {
  const account = (head: string, body: readonly string[]) => {
    const printed = [...head.matchAll(/,(?:010|015|100|400),([+-]?\d+)/g)].map((found) => Number(found[1]));
    const amounts = body.map((line) => Number(line.split(',')[2]));
    return { head, body, sum: [...printed, ...amounts].reduce((total, each) => total + each, 0) };
  };
  const body = ['16,142,2500,Z,,,A/', '16,142,500,Z,,,B/', '16,451,600,Z,,,C/'];

  test('sums and counts of account, group and file', () => {
    const text = file([
      { body, sum: 3600 },
      { head: '03,2,,/', body: [], sum: 0 },
    ]);
    expect(run(text).proof).toBe('proved');
    for (const [from, to] of [
      ['49,3600,5', '49,3601,5'],
      ['49,3600,5', '49,3600,4'],
      ['98,3600,2,9', '98,3600,1,9'],
      ['98,3600,2,9', '98,3600,2,10'],
      ['99,3600,1,11', '99,3600,2,11'],
      ['99,3600,1,11', '99,-3600,1,11'],
    ] as const) {
      expect(text).toContain(from);
      expect(run(text.replace(from, to)).proof).toBe('failed');
    }
  });

  test('an account total left blank is not stated; its records are counted, and the group has its total', () => {
    const text = file([{ body, sum: 3600 }]).replace('49,3600,5', '49,,5');
    expect(run(text)).toMatchObject({ proof: 'proved', problems: [] });
    expect(run(text.replace('49,,5', '49,,4')).proof).toBe('failed');
    expect(run(text.replace('142,2500', '142,2501')).proof).toBe('failed');
    expect(run(text.replace('49,,5', '49,,')).problems).toMatchObject([{ kind: 'missing_value' }]);
  });

  test('credits, debits and balances where all movements are listed', () => {
    const whole = account('03,1,,010,1000,,,015,3400,,,100,3000,2,,400,600,1,/', body);
    const result = run(file([whole]));
    expect(result.proof).toBe('proved');
    expect(result.stated.filter((total) => total.weight === 'advisory')).toEqual([]);
    expect(result.balances).toEqual([
      { account: '1', currency: 'USD', opening: 1000, closing: 3400, from: '2026-03-02', to: '2026-03-02' },
    ]);
    const wrong = account('03,1,,010,1000,,,015,3500,,,100,3000,2,,400,600,1,/', body);
    expect(run(file([wrong])).proof).toBe('failed');
    const credits = account('03,1,,010,1000,,,015,3400,,,100,3100,2,,400,600,1,/', body);
    expect(run(file([credits])).proof).toBe('failed');
  });

  test('where the bank lists a part only, they are shown and no more', () => {
    const part = account('03,1,,010,1000,,,015,9400,,,100,9000,7,,400,600,1,/', body);
    const result = run(file([part]));
    expect(result.proof).toBe('proved');
    expect(result.stated.filter((total) => total.weight === 'advisory').map((total) => total.name)).toEqual([
      'in_count',
      'in_sum',
      'closing_balance',
    ]);
  });

  test('a file that was cut is not taken for a whole one', () => {
    const lines = file([{ body, sum: 3600 }]).split('\n');
    const upTo = (code: string) =>
      run(
        lines
          .slice(
            0,
            lines.findIndex((line) => line.startsWith(code)),
          )
          .join('\n'),
      );
    expect(upTo('99').problems).toMatchObject([{ row: 1, kind: 'missing_value', expected: '99' }]);
    expect(upTo('98').problems.map((problem) => problem.expected)).toEqual(['98', '99']);
    expect(upTo('49').problems.map((problem) => problem.expected)).toEqual(['49', '98', '99']);
    const without = (code: string) => run(lines.filter((line) => !line.startsWith(code)).join('\n'));
    expect(without('03').lines).toEqual([]);
    expect(without('03').problems[0]).toMatchObject({ row: 3, expected: '03' });
    expect(without('02').lines).toEqual([]);
  });

  test('what takes back or is a test is not booked, nor is a day that is none', () => {
    const status = (group: string) => run(file([{ body, sum: 3600 }], { group })).problems[0];
    expect(status('2,260302,2400')).toMatchObject({ row: 2, kind: 'unknown_word', text: '2' });
    expect(status('4,260302,2400')).toMatchObject({ row: 2, kind: 'unknown_word' });
    expect(status('1,260231,2400')).toMatchObject({ row: 2, kind: 'not_a_date' });
    expect(status('3,260302,2400')).toBeUndefined();
  });
});

test('other files are not claimed', () => {
  expect(bai2.recognise(sampleOf('01,Bolts,12\n02,Nuts,9\n03,Screws,7\n')).is).toBe('not_mine');
  expect(bai2.recognise(sampleOf('00,0004,1/2/345,06/0321,0829,001,80,1,2/\n')).is).toBe('not_mine');
});

describe('whatever the movements', () => {
  const movement = fc.record({
    code: fc.constantFrom('108', '142', '195', '409', '451', '475'),
    amount: fc.integer({ min: 0, max: 1_000_000_000 }),
    text: fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  });
  const textOf = (movements: readonly { code: string; amount: number; text: string }[]) =>
    file([
      {
        // A text must not begin like a record behind a slash; the property is about figures.
        body: movements.map(
          ({ code, amount, text }) => `16,${code},${amount},Z,,,T${text.replaceAll('/', '')}/`,
        ),
        sum: movements.reduce((total, each) => total + each.amount, 0),
      },
    ]);

  test('they add up, and one taken out is noticed', () => {
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1, maxLength: 20 }), (movements) => {
        const text = textOf(movements);
        const result = run(text);
        expect(result.problems).toEqual([]);
        expect(result.proof).toBe('proved');
        expect(result.lines.map((line) => line.net)).toEqual(movements.map((each) => each.amount));
        expect(endsPerRow(result)).toEqual(Array.from({ length: result.rowCount }, (_, at) => at + 1));
        expect(run(text.replace(/16,.*\n/, '')).proof).toBe('failed');
      }),
      { numRuns: 100 },
    );
  });

  test('a file with bytes changed is proved by its figures, named as a problem, or says what it always said', () => {
    const text = textOf([
      { code: '142', amount: 12_345, text: 'x' },
      { code: '475', amount: 700, text: '' },
    ]);
    const plain = run(text).lines.map((line) => line.net);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 0, maxLength: 3 }), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        if (bai2.recognise(sampleOf(changed)).is !== 'mine') return;
        const result = run(changed);
        if (result.problems.length > 0 || result.proof === 'failed') return;
        expect(result.lines.map((line) => line.net)).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });
});
