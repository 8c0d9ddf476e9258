/** MT940 and MT942: what a bookkeeper may rely on, bank dialect by bank dialect. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mt940, mt942 } from '../../../src-main/areas/statements/adapters/mt940/index.ts';
import { readOne } from '../../support/read-files.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';

interface Given {
  readonly account?: string;
  readonly number?: string;
  readonly open?: string;
  readonly close?: string;
  readonly body?: readonly string[];
}

/** One statement as text; 100 euros in and nothing else, unless said otherwise. */
const statement = ({
  account = 'DE02100500000054540402',
  number = '1/1',
  open = 'C260131EUR1000,00',
  close = 'C260228EUR1100,00',
  body = [':61:2602020202C100,00NTRFNONREF'],
}: Given = {}) =>
  [
    ':20:STARTUMS',
    `:25:${account}`,
    `:28C:${number}`,
    `:60F:${open}`,
    ...body,
    `:62F:${close}`,
    '-',
    '',
  ].join('\r\n');

const run = (text: string) => runAdapter(mt940, text);
const one = (body: readonly string[], open = 'C260131EUR0,', close = 'C260228EUR0,') => {
  const result = run(statement({ body, open, close }));
  const [line] = result.lines;
  if (!line) throw new Error(`no line: ${JSON.stringify(result.problems)}`);
  return line;
};

describe('the way the money went', () => {
  test.each([
    ['C100,00', 'in'],
    ['D100,00', 'out'],
    ['CR100,00', 'in'],
    ['DR100,00', 'out'],
    ['CN100,00', 'in'],
    ['RC100,00', 'out'],
    ['RCR100,00', 'out'],
    ['RD100,00', 'in'],
    ['RDR100,00', 'in'],
  ])('%s is money %s', (mark, direction) => {
    expect(one([`:61:2602020202${mark}NTRFNONREF`])).toMatchObject({ direction, net: 10_000 });
  });

  test('a movement of nothing has no direction and is kept', () => {
    expect(one([':61:2602020202C0,00NDIV'])).toMatchObject({ direction: null, net: 0 });
  });

  test('an expected movement is no movement yet', () => {
    const result = run(statement({ body: [':61:260202EC100,00NTRFNONREF'], close: 'C260228EUR1000,00' }));
    expect(result.lines).toEqual([]);
    expect(result.skips).toContainEqual({ row: 5, reason: 'no_movement' });
    expect(result.proof).toBe('proved');
  });
});

describe('amounts', () => {
  test.each([
    ['0,5', 50],
    ['500', 50_000],
    ['7,', 700],
    ['000000001000,00', 100_000],
    ['12.5', 1250],
  ])('%s', (printed, net) => {
    expect(one([`:61:2602020202D${printed}NTRFNONREF`]).net).toBe(net);
  });

  test.each([
    ['1.234', 'not_an_amount'],
    ['1,2,3', 'not_an_amount'],
    ['1;00', 'not_an_amount'],
    ['1 000,00', 'not_an_amount'],
    [',', 'not_an_amount'],
    ['1,005', 'finer_than_minor_unit'],
    ['99999999999999999,00', 'out_of_range'],
  ])('%s is refused and named', (printed, kind) => {
    const result = run(statement({ body: [`:61:2602020202C${printed}NTRFNONREF`] }));
    expect(result.lines).toEqual([]);
    expect(result.problems).toMatchObject([{ row: 5, column: ':61:', kind }]);
  });

  test('yen have no fractions, dinars have three', () => {
    const yen = run(
      statement({ open: 'C260131JPY0,', close: 'C260228JPY5000,', body: [':61:260202C5000,NTRF'] }),
    );
    expect(yen.lines[0]).toMatchObject({ net: 5000, currency: 'JPY' });
    const dinars = run(
      statement({ open: 'C260131KWD0,', close: 'C260228KWD1,25', body: [':61:260202C1,25NTRF'] }),
    );
    expect(dinars.lines[0]).toMatchObject({ net: 1250, currency: 'KWD' });
    expect([yen.proof, dinars.proof]).toEqual(['proved', 'proved']);
  });
});

describe('days', () => {
  test('the entry date takes the year nearest to the value date', () => {
    expect(one([':61:2601020102C1,NTRF'])).toMatchObject({
      valueDate: '2026-01-02',
      bookingDate: '2026-01-02',
    });
    expect(one([':61:2601021231C1,NTRF'])).toMatchObject({
      valueDate: '2026-01-02',
      bookingDate: '2025-12-31',
    });
    expect(one([':61:2512310102C1,NTRF'])).toMatchObject({
      valueDate: '2025-12-31',
      bookingDate: '2026-01-02',
    });
  });

  test('without an entry date the value date counts', () => {
    const blank = one([':61:260202    D1,NMSCNONREF//']);
    expect(blank).toMatchObject({ occurredAt: '2026-02-02', bookingDate: '', valueDate: '2026-02-02' });
    expect(one([':61:260202D1,NMSCNONREF'])).toMatchObject({ occurredAt: '2026-02-02', bookingDate: '' });
  });

  test('where a bank leaves the type of the movement out, its NONREF is no reference', () => {
    expect(one([':61:2602020202D20,00NONREF'])).toMatchObject({ net: 2000, bankReference: '' });
    expect(one([':61:2602020202D20,00NTRFNONREF'])).toMatchObject({ net: 2000, bankReference: '' });
    expect(one([':61:2602020202D20,00NTRFAB12'])).toMatchObject({ net: 2000, bankReference: 'AB12' });
  });

  test('30 February, and the 31st of any month, are its last day; a 32nd is no day', () => {
    expect(one([':61:2402300301D6,00N024NONREF'])).toMatchObject({
      valueDate: '2024-02-29',
      bookingDate: '2024-03-01',
    });
    expect(one([':61:2606310631D6,00N024NONREF'])).toMatchObject({
      valueDate: '2026-06-30',
      bookingDate: '2026-06-30',
    });
    expect(run(statement({ body: [':61:2606320701D6,00N024NONREF'] })).problems).toMatchObject([
      { row: 5, kind: 'not_a_date' },
    ]);
  });

  test('a balance of 31 November is that of the month end, one of a thirteenth month is none', () => {
    const text = ':20:A\n:25:1\n:28C:1\n:60F:C261031EUR5,\n:61:261102D1,NMSCX\n:62F:C261131EUR4,\n-\n';
    expect(run(text)).toMatchObject({ proof: 'proved', problems: [], balances: [{ to: '2026-11-30' }] });
    expect(run(text.replace('261131', '261331')).problems).toMatchObject([{ row: 6, kind: 'not_a_date' }]);
  });

  test('the days covered begin behind the day of the opening balance, or with the first line', () => {
    expect(run(statement()).facts).toMatchObject({ periodFrom: '2026-02-01', periodTo: '2026-02-28' });
    const early = statement({ body: [':61:2601310131C100,00NTRF'] });
    expect(run(early).facts).toMatchObject({ periodFrom: '2026-01-31', periodTo: '2026-02-28' });
    const sameDay = statement({ open: 'C260228EUR1000,', body: [':61:2602280228C100,NTRF'] });
    expect(run(sameDay).balances).toEqual([
      {
        account: 'DE02100500000054540402',
        currency: 'EUR',
        opening: 100_000,
        closing: 110_000,
        from: '2026-02-28',
        to: '2026-02-28',
      },
    ]);
  });
});

describe('what the statement says about itself', () => {
  test('opening and lines give the closing', () => {
    expect(run(statement()).proof).toBe('proved');
    expect(run(statement({ close: 'C260228EUR1100,01' })).proof).toBe('failed');
    expect(run(statement({ body: [], close: 'C260228EUR1000,' })).proof).toBe('proved');
  });

  test('a debit balance is below zero', () => {
    const text = statement({ open: 'D260131EUR60,00', close: 'C260228EUR40,00' });
    expect(run(text)).toMatchObject({ proof: 'proved', balances: [{ opening: -6000, closing: 4000 }] });
  });

  test('pages of one statement follow each other, and so do statements of one account', () => {
    const first = statement({ number: '7/1' }).replace(':62F:', ':62M:');
    const second = statement({
      number: '7/2',
      open: 'C260228EUR1100,00',
      close: 'C260228EUR1200,00',
    }).replace(':60F:', ':60M:');
    expect(run(first + second)).toMatchObject({
      proof: 'proved',
      balances: [{ opening: 100_000, closing: 120_000 }],
    });
    const other = second.replaceAll('1100,00', '1100,50').replaceAll('1200,00', '1200,50');
    expect(run(first + other).proof).toBe('failed');
  });

  test('a statement left out is noticed', () => {
    const january = statement({ number: '1', open: 'C251231EUR900,', close: 'C260131EUR1000,' });
    const february = statement({ number: '2' });
    const march = statement({ number: '3', open: 'C260228EUR1100,', close: 'C260331EUR1200,' });
    expect(run(january + february + march).proof).toBe('proved');
    const cut = run(january + march);
    expect(cut.proof).toBe('failed');
    expect(cut.stated).toContainEqual(
      expect.objectContaining({ name: 'statement_number', value: 3, weight: 'strict' }),
    );
  });

  test('where every statement has the same number, one that does not carry on is shown: another may lie between', () => {
    const january = statement({ number: '0', open: 'C251231EUR900,', close: 'C260131EUR1000,' });
    const march = statement({ number: '0', open: 'C260228EUR1100,', close: 'C260331EUR1200,' });
    const both = run(january + march);
    expect(both.proof).toBe('proved');
    expect(both.stated).toContainEqual(
      expect.objectContaining({ name: 'opening_balance', value: 110_000, weight: 'advisory' }),
    );
  });

  test('a number left out on a day without movements is shown and no more', () => {
    const friday = statement({ number: '20' });
    const monday = statement({ number: '23', open: 'C260228EUR1100,', close: 'C260302EUR1200,' });
    const result = run(friday + monday);
    expect(result.proof).toBe('proved');
    expect(result.stated).toContainEqual(
      expect.objectContaining({ name: 'statement_number', value: 23, weight: 'advisory' }),
    );
  });

  test('newest first is an order too; accounts do not follow each other', () => {
    const february = statement({ number: '2' });
    const march = statement({ number: '3', open: 'C260228EUR1100,', close: 'C260331EUR1200,' });
    expect(run(march + february)).toMatchObject({
      proof: 'proved',
      balances: [{ opening: 100_000, closing: 120_000, from: '2026-02-01', to: '2026-03-31' }],
    });
    const other = statement({ account: 'DE99', number: '8', open: 'C260131EUR5,', close: 'C260228EUR105,' });
    expect(run(february + other)).toMatchObject({ proof: 'proved', facts: { account: '' } });
  });

  test.each([['/SUM/1/2/134,46/36,58/'], ['D000001C000002D134,46C36,58']])(
    'counts and sums behind the closing balance: %s',
    (summary) => {
      const body = [':61:260202D134,46NTRFEREF', ':61:260202C30,00NTRFEREF', ':61:260202C6,58NTRFEREF'];
      const text = statement({ body, close: 'C260228EUR902,12' }).replace(
        '\r\n-\r\n',
        `\r\n:86:${summary}\r\n-\r\n`,
      );
      expect(run(text).proof).toBe('proved');
      expect(run(text.replace(/(SUM\/|D00000)1/, '$12')).proof).toBe('failed');
      expect(run(text.replace('36,58', '36,59')).proof).toBe('failed');
    },
  );

  test('a file cut in two is not taken for a whole one', () => {
    const text = statement();
    const cut = run(text.slice(0, text.indexOf(':62F:')));
    expect(cut.problems).toMatchObject([{ row: 4, column: ':62F:', kind: 'missing_value' }]);
    const headless = run(statement().replace(/:60F:.*\r\n/, ''));
    expect(headless.lines).toEqual([]);
    expect(headless.problems.map((problem) => problem.column)).toEqual([':60F:', ':62F:']);
    const nameless = run(statement().replace(/:25:.*\r\n/, ''));
    expect(nameless.problems.map((problem) => problem.column)).toEqual([':25:', ':25:']);
  });

  test('a line behind the closing balance belongs to no statement', () => {
    const result = run(`${statement()}:61:2212191220C119,NMSC341241773\r\nPaiement\r\n`);
    expect(result.problems).toMatchObject([{ row: 8, kind: 'missing_value' }]);
    expect(result.lines.length).toBe(1);
  });

  test('two currencies in one statement are refused', () => {
    expect(run(statement({ close: 'C260228USD1100,00' })).problems).toMatchObject([
      { row: 6, kind: 'unknown_word' },
    ]);
  });
});

describe('what stands around it', () => {
  test.each([
    ['the SWIFT envelope', '{1:F01ASNBNL21XXXX0000000000}{2:O940ASNBNL21XXXXN}{3:}{4:\r\n', '-}{5:}\r\n'],
    ['an envelope with the first field on its line', '{1:F01X}{2:I940X}{4:', '-}\r\n'],
    ['ABN AMRO', 'ABNANL2A\r\n940\r\nABNANL2A\r\n', '-\r\n'],
    ['ING', '0000 01INGBNL2AXXXX00001\r\n940 00\r\n', '-XXX\r\n'],
    ['Rabobank', ':940:\r\n', ''],
    ['mBank', '\u0001', '-\u0003\r\n'],
    ['a byte order mark and blank lines', '\ufeff\r\n\r\n', '\r\n'],
  ])('%s', (_, head, tail) => {
    const text = head + statement().replace('-\r\n', tail);
    const result = run(text + text);
    expect(result.problems).toEqual([]);
    expect(result.lines.length).toBe(2);
    expect(endsPerRow(result)).toEqual(Array.from({ length: result.rowCount }, (_each, at) => at + 1));
  });

  test.each([
    ['1291.99.348EUR', '1291.99.348'],
    ['NL34RABO0142623393 EUR', 'NL34RABO0142623393'],
    ['UBRTHUHB/1234567891/EUR', 'UBRTHUHB/1234567891'],
    ['/PL29114010810000267002001002', 'PL29114010810000267002001002'],
    ['10020030/1234567', '10020030/1234567'],
  ])('the account %s is called %s', (printed, account) => {
    expect(run(statement({ account: printed }))).toMatchObject({
      lines: [{ account }],
      balances: [{ account }],
    });
  });

  test('old files print the statement number without a letter, or over two lines', () => {
    expect(run(statement().replace(':28C:1/1', ':28:00046')).proof).toBe('proved');
    const wrapped = run(statement({ number: '0000\r\n0' }));
    expect(wrapped.proof).toBe('proved');
    expect(wrapped.stated[0]?.scope).toBe('DE02100500000054540402 · 00000');
  });

  test('other files are not claimed, and one without balances is refused by name', () => {
    expect(mt940.recognise(sampleOf('a,b\n1,2\n')).is).toBe('not_mine');
    expect(mt940.recognise(sampleOf('meet :20: at the bar\n')).is).toBe('not_mine');
    expect(mt940.recognise(sampleOf(':20:X\n:25:DE1\n:28C:1\n'))).toMatchObject({
      is: 'refused',
      refusal: { understood: [':20:', ':25:', ':28:'] },
    });
  });
});

describe('descriptions', () => {
  test('German subfields: name, purpose, reference and account of the other side', () => {
    const line = one([
      ':61:2602020202CR50990,05NTRFNONREF//0724710352954937',
      ':86:166?00GUTSCHRIFT?100399?20EREF+TFNR 21005 EndToEndId ?2100001?22S',
      'VWZ+Verwend CTSc-01 eBB TF?23Nr 21005?30DRESDEFF508?31DE065088005',
      '00194780100?32Maria Mustermann, die mit d?33em langen Namen?34914',
    ]);
    expect(line).toMatchObject({
      counterparty: 'Maria Mustermann, die mit dem langen Namen',
      bankReference: 'TFNR 21005 EndToEndId 00001',
      description:
        'GUTSCHRIFT · EREF+TFNR 21005 EndToEndId 00001 SVWZ+Verwend CTSc-01 eBB TFNr 21005 · DE06508800500194780100',
    });
  });

  test.each([
    ['>', '000>100987654321', '>20ALGEMENE TUSSENREKENING KOS>21TEN>32Jan'],
    ['+', '000+20ALGEMENE TUSSENREKENING KOS+21TEN', '+32Jan'],
    ['~', '020~20ALGEMENE TUSSENREKENING KOS~21TEN', '~32Jan'],
  ])('other banks cut them with %s', (_, first, second) => {
    expect(one([':61:260202D1,NTRF', `:86:${first}`, second])).toMatchObject({
      counterparty: 'Jan',
      description: 'ALGEMENE TUSSENREKENING KOSTEN',
    });
  });

  test('Dutch code words', () => {
    const ing = one([
      ':61:2602020202D1,14NDDTEREF//00000000001009',
      '/TRCD/01016/',
      ':86:/EREF/EV123REP123412T1234//MARF/MND',
      '-',
      'EV01//CSID/NL32ZZZ999999991234//CNTP/NL32INGB0000012345/INGBNL2A/J. Janssen/Delft//REMI/USTD//Factuur 7/',
    ]);
    expect(ing).toMatchObject({
      counterparty: 'J. Janssen',
      bankReference: 'EV123REP123412T1234',
      description: 'Factuur 7 · NL32INGB0000012345',
    });
    const abn = one([
      ':61:2602020202C1200,00NTRFNONREF//BANKREF002',
      ':86:/TRTP/SEPA OVERBOEKING/IBAN/FR7630007/BIC/BNPAFRPP/NAME/Employeur Acme SARL/REMI/Salaire 2026',
    ]);
    expect(abn).toMatchObject({
      counterparty: 'Employeur Acme SARL',
      bankReference: 'BANKREF002',
      description: 'SEPA OVERBOEKING · Salaire 2026 · FR7630007',
    });
  });

  test('Rabobank repeats the tag, and writes the name behind the reference', () => {
    const line = one([
      ':61:260202D000000000044,95N0600733959555      T-MOBILE NETHERLANDS BV',
      ':86:BETALINGSKENM.  123456789',
      ':86:FACTUURNUMMER 987654321',
    ]);
    expect(line).toMatchObject({
      counterparty: 'T-MOBILE NETHERLANDS BV',
      bankReference: '0733959555',
      description: 'BETALINGSKENM. 123456789 FACTUURNUMMER 987654321',
    });
  });

  test('SNS writes account and name twice, and pads with blank lines', () => {
    const line = one([
      ':61:2602020202D20,00NINCNL94INGB0000869000',
      'vitens nv',
      ':86:NL94INGB0000869000 vitens nv',
      ' '.repeat(65),
      'Factuur 7'.padEnd(65),
    ]);
    expect(line).toMatchObject({
      counterparty: 'vitens nv',
      description: 'NL94INGB0000869000 vitens nv Factuur 7',
    });
  });

  test('a Polish label, a private field, a time that was wrapped', () => {
    expect(
      one([
        ':61:2602020202CN0,01NTRFNONREF//MB170119012058',
        '911-TRANSAKCJA IPH',
        ':86:911 TRANSAKCJA COLLECT; OD: JAN NOWAK  ',
        'KRAKOW; TYT.: PRZELEW; ',
        'TNR: 179171073864111.010001',
      ]),
    ).toMatchObject({ counterparty: 'JAN NOWAK KRAKOW', bankReference: '179171073864111.010001' });
    expect(one([':61:260202C1,S05168790452', ':NS:01Zweck 1', '02Zweck 2', '15Meyer'])).toMatchObject({
      counterparty: 'Meyer',
      description: 'Zweck 1 Zweck 2',
    });
    const time = run(
      statement({ body: [':61:260202C100,NMSC', ':86:PAS 001 12-09-2014T16', ':20:37 Fo', 'lgenr. 007'] }),
    );
    expect(time.lines[0]?.description).toBe('PAS 001 12-09-2014T16 :20:37 Fo lgenr. 007');
    expect(time.proof).toBe('proved');
  });

  test('letters that were lost before us are seen in the text, and refused in figures and tags', async () => {
    const text = (from: string, to: string) =>
      statement({ body: [':61:260202C100,00S   X', ':NS:01Tranzakci�s', '15Meyer'] }).replace(from, to);
    const whole = await readOne(text('', ''), 'a.sta');
    expect(whole.problems).toEqual([]);
    expect(whole.plan.proof).toBe('proved');
    expect(whole.lines[0]?.description).toBe('Tranzakci�s');
    for (const [from, to] of [
      ['C100,00', 'C1�0,00'],
      ['1100,00', '11�0,00'],
      ['DE02', 'DE�2'],
      [':61:', ':6�:'],
    ] as const) {
      const { problems, plan } = await readOne(text(from, to), 'a.sta');
      expect(problems.length, from).toBeGreaterThan(0);
      expect(plan.state).toBe('errors');
    }
  });

  test('charges and interest by the bank’s own words', () => {
    expect(one([':61:260202D1,NCHGNONREF']).kind).toBe('fee');
    expect(one([':61:260202C1,NINTNONREF']).kind).toBe('interest');
    expect(one([':61:260202C1,NTRFNONREF', ':86:Rechnung 7']).kind).toBe('transfer');
  });

  test('a text without end is a problem of its row and costs no time', () => {
    const body = [':61:260202C100,NTRF', ...Array.from({ length: 2000 }, () => `:86:${'/EREF/'.repeat(20)}`)];
    const result = run(statement({ body }));
    expect(result.problems).toMatchObject([{ row: 5, kind: 'text_too_long' }]);
  });
});

describe('MT942', () => {
  const report = (side: string, floor = ':34F:PLN0') =>
    [
      ':20:ST170119CYC/0001',
      ':25:PL29',
      ':28C:1/1',
      floor,
      ':13D:1701191815+0100',
      ':61:1701190119CN0,01NTRFNONREF',
      ':86:something',
      ':61:1701190119DN0,02NTRFNONREF',
      ':90D:1PLN0,02',
      side,
      '-',
    ].join('\n');

  test('counts and sums must agree with the movements', () => {
    expect(mt940.recognise(sampleOf(report(':90C:1PLN0,01'))).is).toBe('not_mine');
    const result = runAdapter(mt942, report(':90C:1PLN0,01'));
    expect(result).toMatchObject({ proof: 'proved', balances: [], problems: [] });
    expect(result.lines.map((line) => [line.direction, line.net, line.currency])).toEqual([
      ['in', 1, 'PLN'],
      ['out', 2, 'PLN'],
    ]);
    expect(runAdapter(mt942, report(':90C:2PLN0,01')).proof).toBe('failed');
    expect(runAdapter(mt942, report(':90C:1PLN0,02')).proof).toBe('failed');
    expect(runAdapter(mt942, report(':90C:1EUR0,01')).problems).toMatchObject([{ kind: 'unknown_word' }]);
  });

  test('a side on which nothing moved may have no count; one on which something moved may not', () => {
    const none = report(':90C:1PLN0,01').replace(':90D:1PLN0,02', ':90D:PLN,00');
    expect(runAdapter(mt942, none).problems).toEqual([]);
    expect(runAdapter(mt942, none.replace('PLN,00', 'PLN,02')).problems).toMatchObject([
      { kind: 'not_an_amount' },
    ]);
  });

  test('with a floor limit movements may be left out of the list', () => {
    expect(runAdapter(mt942, report(':90C:2PLN0,05', ':34F:PLND1,00')).proof).toBe('not_stated');
  });

  test('reports of a day one after the other stay apart', () => {
    const two = `${report(':90C:1PLN0,01')}\n${report(':90C:1PLN0,01').replace('0001', '0002')}`;
    expect(runAdapter(mt942, two)).toMatchObject({ proof: 'proved', problems: [] });
  });
});

describe('whatever the movements', () => {
  const movement = fc.record({
    mark: fc.constantFrom('C', 'D', 'CR', 'DR', 'RC', 'RD', 'RCR', 'RDR'),
    cents: fc.integer({ min: 1, max: 1_000_000_000 }),
    text: fc.string({ maxLength: 60 }),
  });
  const printed = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
  const effect = (mark: string, cents: number) =>
    (/^R?C/.test(mark) ? cents : -cents) * (mark.startsWith('R') ? -1 : 1);
  const textOf = (movements: readonly { mark: string; cents: number; text: string }[], opening: number) => {
    const closing = movements.reduce((sum, each) => sum + effect(each.mark, each.cents), opening);
    const body = movements.flatMap(({ mark, cents, text }) => [
      `:61:2602020202${mark}${printed(cents)}NTRFNONREF`,
      `:86:x${text.replace(/[\r\n]/g, ' ')}`,
    ]);
    return statement({
      body,
      open: `C260131EUR${printed(opening)}`,
      close: `${closing < 0 ? 'D' : 'C'}260228EUR${printed(Math.abs(closing))}`,
    });
  };

  test('they add up, and one taken out is noticed', () => {
    fc.assert(
      fc.property(
        fc.array(movement, { minLength: 1, maxLength: 20 }),
        fc.nat(1_000_000),
        (movements, opening) => {
          const text = textOf(movements, opening);
          const result = run(text);
          expect(result.problems).toEqual([]);
          expect(result.proof).toBe('proved');
          expect(result.lines.map((line) => (line.direction === 'in' ? line.net : -line.net))).toEqual(
            movements.map((each) => effect(each.mark, each.cents)),
          );
          expect(endsPerRow(result)).toEqual(Array.from({ length: result.rowCount }, (_, at) => at + 1));
          expect(run(text.replace(/:61:.*\r\n/, '')).proof).not.toBe('proved');
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a file with bytes changed is proved by its figures, named as a problem, or says what it always said', () => {
    const text = textOf(
      [
        { mark: 'CR', cents: 12_345, text: 'EREF' },
        { mark: 'D', cents: 700, text: '' },
      ],
      500,
    );
    const plain = run(text).lines.map((line) => [line.direction, line.net, line.account, line.currency]);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 0, maxLength: 3 }), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        if (mt940.recognise(sampleOf(changed)).is !== 'mine') return;
        const result = run(changed);
        if (result.problems.length > 0 || result.proof === 'failed') return;
        const lines = result.lines.map((line) => [line.direction, line.net]);
        expect(lines).toEqual(plain.map((each) => each.slice(0, 2)));
        expect(result.proof).toBe('proved');
      }),
      { numRuns: 500 },
    );
  });
});
