/** CAMT messages: one line an entry, every balance and total held against them, the same money never twice. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../../src-main/areas/statements/adapters/list.ts';
import { ARRIVALS, decideArrivals } from '../../../src-main/areas/statements/rules/arrivals.ts';
import { findSourceRows } from '../../../src-main/areas/statements/source/find.ts';
import { balance, camt, entry, payment, type StatementParts, statement } from '../../support/camt.ts';
import { columnsOf } from '../../support/lines.ts';
import { linesOf, planOf, readFiles, readOne } from '../../support/read-files.ts';
import { zip } from '../../support/zip.ts';

const OPEN = balance('OPBD', '100.00', '2026-03-01');
const CLOSE = balance('CLBD', '105.00', '2026-03-02');
const ENTRIES = [
  entry({ amount: '10.00', number: 'A1', value: '2026-03-03' }),
  entry({ amount: '5.00', direction: 'DBIT', number: 'A2' }),
];
const day = (over: StatementParts = {}) => statement({ balances: [OPEN, CLOSE], entries: ENTRIES, ...over });
const read053 = (...statements: readonly string[]) => readOne(camt('053', statements), 'bank.xml');
const failing = (plan: Awaited<ReturnType<typeof readOne>>['plan']) =>
  plan.checks.filter((check) => !check.holds).map((check) => `${check.weight} ${check.name}`);

describe('an entry is a line', () => {
  test('amount, direction, days and numbers as the bank states them', async () => {
    const { lines, plan } = await read053(day());
    expect(plan).toMatchObject({ adapter: 'camt053', proof: 'proved', channel: 'bank', sourceKind: 'bank' });
    expect(lines).toMatchObject([
      {
        row: 1,
        account: 'DE89370400440532013000',
        direction: 'in',
        net: 1000,
        currency: 'EUR',
        bookingDate: '2026-03-02',
        valueDate: '2026-03-03',
        occurredAt: '2026-03-02',
        status: 'success',
        channelTransactionId: 'A1',
      },
      { row: 2, direction: 'out', net: 500, valueDate: '', channelTransactionId: 'A2' },
    ]);
  });

  test('a reversal shows what it does to the account, and is not turned again', async () => {
    const { lines, plan } = await read053(
      day({
        entries: [...ENTRIES, entry({ direction: 'DBIT', amount: '1.00', more: '<RvslInd>true</RvslInd>' })],
        balances: [OPEN, balance('CLBD', '104.00', '2026-03-02')],
      }),
    );
    expect(lines[2]).toMatchObject({ direction: 'out', net: 100 });
    expect(plan.proof).toBe('proved');
  });

  test.each([
    ['version 8', '08', '<Cd> BOOK\n </Cd>'],
    ['version 13', '13', '<Cd>BOOK</Cd>'],
    ['version 2', '02', 'BOOK'],
  ])('the status is read in %s', async (_name, version, status) => {
    const text = camt('053', [day({ entries: [entry({ status }), ENTRIES[1] ?? ''] })], { version });
    expect((await readOne(text)).plan).toMatchObject({ proof: 'proved', counts: { added: 2 } });
  });

  test('prefixes, version 1 and no namespace at all make no difference', async () => {
    const plain = camt('052', [day()]);
    const prefixed = plain.replace(/<(\/?)(?=[A-Z])/g, '<$1ns2:').replace('xmlns=', 'xmlns:ns2=');
    const first = plain.replaceAll('BkToCstmrAcctRpt', 'BkToCstmrAcctRptV01').replace(/ xmlns="[^"]*"/, '');
    const { lines } = await readOne(plain);
    expect(lines.length).toBe(2);
    for (const text of [prefixed, first, `\ufeff\n${plain}`, plain.replaceAll('\n', '')])
      expect((await readOne(text)).lines).toEqual(lines);
  });

  test('days with a time, a zone, or a time where a day belongs are the day printed', async () => {
    const at = (content: string) => entry({ booked: '', more: `<BookgDt>${content}</BookgDt>` });
    const { lines } = await read053(
      statement({
        entries: [
          at('<DtTm>2026-03-02T23:30:00-05:00</DtTm>'),
          at('<Dt>2026-03-02+01:00</Dt>'),
          at('<Dt>2026-03-02T00:00:00</Dt>'),
          at('<Dt><DtTm>2026-03-02T08:00:00</DtTm></Dt>'),
        ],
      }),
    );
    expect(lines.map((line) => line.occurredAt)).toEqual(Array(4).fill('2026-03-02'));
  });

  test('the other side is the payer of what came in and the payee of what went out, wherever the version keeps the name', async () => {
    const parties =
      '<RltdPties><Dbtr><Nm>Ann</Nm></Dbtr><Cdtr><Pty><Nm>Ben</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Invoice</Ustrd><Ustrd>17</Ustrd></RmtInf>';
    const { lines } = await read053(
      statement({
        entries: [
          entry({ more: payment(`<Refs><EndToEndId>E1</EndToEndId></Refs>${parties}`) }),
          entry({
            direction: 'DBIT',
            more: payment(`<Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T1</TxId></Refs>${parties}`),
          }),
          entry({ direction: 'DBIT', more: `<RvslInd>true</RvslInd>${payment(parties)}` }),
          entry({ more: payment('<RltdPties><Dbtr><Nm>Qinghe GmbH</Nm></Dbtr></RltdPties>') }),
        ],
      }),
    );
    expect(lines.map((line) => line.counterparty)).toEqual(['Ann', 'Ben', 'Ann', '']);
    expect(lines.map((line) => line.bankReference)).toEqual(['E1', 'T1', '', '']);
    expect(lines[0]?.description).toBe('Invoice 17');
  });

  test('fees and interest are told by the bank code, charges inside the amount by their mark', async () => {
    const code = (family: string) =>
      `<BkTxCd><Domn><Cd>ACMT</Cd><Fmly><Cd>MDOP</Cd><SubFmlyCd>${family}</SubFmlyCd></Fmly></Domn></BkTxCd>`;
    const charge = (isInside: string) =>
      `<Chrgs><Rcrd><Amt Ccy="EUR">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>${isInside}</ChrgInclInd></Rcrd></Chrgs>`;
    const { lines } = await read053(
      statement({
        entries: [
          entry({ direction: 'DBIT', more: code('CHRG') }),
          entry({ more: code('INTR') }),
          entry({ more: charge('true') }),
          entry({ direction: 'DBIT', more: charge('true') }),
          entry({ more: charge('false') }),
        ],
      }),
    );
    expect(lines.map(({ kind, gross, fee, net }) => [kind, gross, fee, net])).toEqual([
      ['fee', null, null, 1000],
      ['interest', null, null, 1000],
      ['transfer', 1050, 50, 1000],
      ['transfer', 950, 50, 1000],
      ['transfer', null, null, 1000],
    ]);
  });

  test('five decimals are the same amount; a fraction of a cent is a problem and never rounded', async () => {
    const { lines, problems } = await read053(
      statement({
        entries: [
          entry({ amount: '8.85000' }),
          entry({ amount: '8.855' }),
          entry({ amount: '885', currency: 'JPY' }),
        ],
      }),
    );
    expect(lines.map((line) => line.net)).toEqual([885, 885]);
    expect(problems).toMatchObject([{ row: 2, column: 'Amt', kind: 'finer_than_minor_unit', text: '8.855' }]);
  });

  test.each([
    ['no amount', entry({ amount: '' }), 'Amt', 'missing_value'],
    ['a decimal comma', entry({ amount: '1,50' }), 'Amt', 'not_an_amount'],
    ['thousands', entry({ amount: '1,500' }), 'Amt', 'not_an_amount'],
    ['a sign', entry({ amount: '-1.50' }), 'Amt', 'direction_contradicts'],
    ['more than can be reckoned with', entry({ amount: '99999999999999999.00' }), 'Amt', 'out_of_range'],
    ['no known currency', entry({ currency: 'E' }), 'Amt@Ccy', 'unknown_word'],
    ['no direction', entry({ direction: '' }), 'CdtDbtInd', 'missing_value'],
    ['a strange direction', entry({ direction: 'PLUS' }), 'CdtDbtInd', 'unknown_word'],
    ['a strange status', entry({ status: 'DONE' }), 'Sts', 'unknown_word'],
    ['no day', entry({ booked: '' }), 'BookgDt', 'missing_value'],
    ['a day there is not', entry({ booked: '2026-02-30' }), 'BookgDt', 'not_a_date'],
    ['two entries run together', entry({ more: '<Amt Ccy="EUR">3.00</Amt>' }), 'Amt', 'too_many_cells'],
  ])('%s is a problem with its place', async (_name, broken, column, kind) => {
    const { lines, problems, plan } = await read053(statement({ entries: [entry(), broken] }));
    expect(lines.length).toBe(1);
    expect(problems).toMatchObject([{ row: 2, column, kind }]);
    expect(plan.state).toBe('errors');
  });

  test('a statement lists what is booked; a report that does not say so is not believed', async () => {
    const unsaid = day({ entries: ENTRIES.map((each) => each.replace('<Sts>BOOK</Sts>', '')) });
    expect((await read053(unsaid)).plan).toMatchObject({ proof: 'proved', counts: { errors: 0 } });
    expect((await readOne(camt('052', [unsaid]))).problems).toMatchObject([
      { row: 1, column: 'Sts', kind: 'missing_value' },
      { row: 2 },
    ]);
  });

  test('a notification without a day is of the day it was told; a statement speaks of days gone by', async () => {
    const header = '<CreDtTm>2026-03-05T23:30:00-08:00</CreDtTm>';
    const dayless = statement({
      entries: [entry({ booked: '' }), entry({ booked: '', value: '2026-03-02' })],
    });
    const told = await readOne(camt('054', [dayless], { header }));
    expect(told.problems).toEqual([]);
    expect(told.lines).toMatchObject([
      { occurredAt: '2026-03-05', bookingDate: '', valueDate: '' },
      { occurredAt: '2026-03-02', bookingDate: '', valueDate: '2026-03-02' },
    ]);
    for (const text of [camt('053', [dayless], { header }), camt('054', [dayless])])
      expect((await readOne(text)).problems).toMatchObject([{ column: 'BookgDt', kind: 'missing_value' }]);
  });

  test('every record has one end', async () => {
    const { lines, skips, problems } = await read053(
      day({ entries: [...ENTRIES, entry({ status: 'INFO' }), entry({ amount: 'x' })] }),
      day(),
    );
    // Two accounts, two statements and the head of the message beside six entries.
    expect(lines.length + skips.length + problems.length).toBe(11);
    expect(skips.filter((skip) => skip.reason === 'no_movement')).toEqual([
      { row: 3, reason: 'no_movement' },
    ]);
  });
});

describe('what waits is not booked', () => {
  test('a pending entry moves no balance, and the booked one takes its place', async () => {
    const pending = entry({ amount: '7.00', status: 'PDNG', number: 'A9' });
    const report = await readOne(camt('052', [day({ entries: [...ENTRIES, pending] })]));
    expect(report.plan.proof).toBe('proved');
    expect(report.lines[2]).toMatchObject({ status: 'pending', direction: 'in', channelTransactionId: 'A9' });
    const next = await read053(
      statement({ entries: [entry({ amount: '7.00', number: 'A9', booked: '2026-03-03' })] }),
    );
    const outcome = decideArrivals(
      columnsOf('bank', next.lines),
      columnsOf('bank', report.lines),
      new Uint8Array(report.lines.length).fill(1),
    );
    expect([...outcome.ends].map((end) => ARRIVALS[end])).toEqual(['changed']);
    expect(outcome.changes[0]?.stands).toBe('arriving');
  });

  test('without the number of the bank it moves nothing, or the money would count twice', async () => {
    const { lines } = await read053(statement({ entries: [entry({ status: 'PDNG' })] }));
    expect(lines).toMatchObject([{ status: 'pending', direction: null, net: 1000 }]);
  });

  test('the entries of a report are duplicates in the statement of the day', async () => {
    const report = await readOne(camt('052', [day()]));
    const notice = await readOne(camt('054', [day({ balances: [] })], { version: '08' }));
    const booked = await read053(day({ id: 'S9' }));
    expect(report.lines).toEqual(booked.lines);
    expect(notice.lines).toEqual(booked.lines);
    expect([report.plan.adapter, notice.plan.adapter]).toEqual(['camt052', 'camt054']);
  });
});

describe('balances', () => {
  test('opening and booked entries must give the closing, by the cent', async () => {
    const { plan } = await read053(day({ balances: [OPEN, balance('CLBD', '105.01', '2026-03-02')] }));
    expect(plan).toMatchObject({ proof: 'failed', state: 'held' });
    expect(failing(plan)).toEqual(['strict closing_balance']);
  });

  test('whatever amounts an entry has, a statement with its closing moved by a cent is held', () => {
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 8 }),
        fc.integer({ min: -2, max: 2 }),
        async (amounts, off) => {
          const print = (cents: number) => (Math.abs(cents) / 100).toFixed(2);
          const sense = (cents: number) => (cents < 0 ? 'DBIT' : 'CRDT');
          const closing = amounts.reduce((sum, cents) => sum + cents, 10_000) + off;
          const { plan } = await read053(
            day({
              entries: amounts.map((cents) => entry({ amount: print(cents), direction: sense(cents) })),
              balances: [OPEN, balance('CLBD', print(closing), '2026-03-02', sense(closing))],
            }),
          );
          expect(plan.proof).toBe(off === 0 ? 'proved' : 'failed');
        },
      ),
      { numRuns: 30 },
    );
  });

  test('an overdraft is below nothing', async () => {
    const { plan } = await read053(
      day({
        balances: [
          balance('PRCD', '20.00', '2026-03-01', 'DBIT'),
          balance('CLBD', '15.00', '2026-03-02', 'DBIT'),
        ],
      }),
    );
    expect(plan.proof).toBe('proved');
  });

  test('one balance alone proves nothing; none does neither', async () => {
    expect((await read053(day({ balances: [CLOSE] }))).plan.proof).toBe('not_stated');
    expect((await read053(day({ balances: [] }))).plan.proof).toBe('not_stated');
  });

  test('opened in euro and closed in kronor is no closing', async () => {
    const { plan } = await read053(
      day({ balances: [OPEN, balance('CLBD', '105.00', '2026-03-02', 'CRDT', 'SEK')] }),
    );
    expect(plan.proof).toBe('failed');
  });

  test('an account in two currencies is proved in each', async () => {
    const entries = [...ENTRIES, entry({ amount: '300', currency: 'JPY' })];
    const yen = (closing: string) => [
      balance('OPBD', '1000', '2026-03-01', 'CRDT', 'JPY'),
      balance('CLBD', closing, '2026-03-02', 'CRDT', 'JPY'),
    ];
    expect((await read053(day({ entries, balances: [OPEN, CLOSE, ...yen('1300')] }))).plan.proof).toBe(
      'proved',
    );
    expect((await read053(day({ entries, balances: [OPEN, CLOSE, ...yen('1301')] }))).plan.proof).toBe(
      'failed',
    );
  });

  test('a balance in the midst of the day proves a report where it holds, and is only shown where it does not', async () => {
    const report = async (amount: string) =>
      (await readOne(camt('052', [day({ balances: [OPEN, balance('ITBD', amount, '2026-03-02')] })]))).plan;
    expect((await report('105.00')).proof).toBe('proved');
    const other = await report('99.00');
    expect(other.proof).toBe('not_stated');
    expect(failing(other)).toEqual(['advisory closing_balance']);
  });

  test('a page closes with an interim balance, which is no closing of the account', async () => {
    const first = await read053(day({ balances: [OPEN, balance('ITBD', '105.00', '2026-03-02')] }));
    expect(first.plan.proof).toBe('proved');
    expect(first.statedBalances).toMatchObject([{ opening: 10_000, closing: null }]);
    const second = await read053(
      day({ balances: [balance('ITBD', '100.00', '2026-03-02'), balance('CLBD', '105.00', '2026-03-02')] }),
    );
    expect(second.plan.proof).toBe('proved');
    expect(second.statedBalances).toMatchObject([{ opening: null, closing: 10_500 }]);
  });

  test('closings of days within a month are held against those days', async () => {
    const parts = (within: string) => ({
      entries: [entry(), entry({ booked: '2026-03-05' })],
      balances: [OPEN, balance('CLBD', within, '2026-03-02'), balance('CLBD', '120.00', '2026-03-05')],
    });
    expect(failing((await read053(day(parts('110.00')))).plan)).toEqual([]);
    expect(failing((await read053(day(parts('111.00')))).plan)).toEqual(['advisory closing_balance']);
  });

  test('unreadable balances keep the file out', async () => {
    const { problems, plan } = await read053(
      day({ balances: [OPEN, balance('CLBD', '105.001', '2026-03-02')] }),
    );
    expect(problems).toMatchObject([{ column: 'Bal CLBD', kind: 'finer_than_minor_unit' }]);
    expect(plan.state).toBe('errors');
  });
});

describe('days and neighbours', () => {
  test.each([
    [
      'what the statement says',
      { head: '<FrToDt><FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>2026-03-03T00:00:00</ToDtTm></FrToDt>' },
      '2026-03-01',
      '2026-03-02',
    ],
    [
      'not what its entries contradict',
      { head: '<FrToDt><FrDtTm>2007-10-18T08:00:00</FrDtTm><ToDtTm>2007-10-18T12:30:00</ToDtTm></FrToDt>' },
      '2026-03-01',
      '2026-03-02',
    ],
    [
      'a last day without its time, where an entry is of that day',
      {
        head: '<FrToDt><FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>2026-03-02T00:00:00</ToDtTm></FrToDt>',
        balances: [],
      },
      '2026-03-01',
      '2026-03-02',
    ],
    [
      'one whole day from midnight to midnight',
      {
        head: '<FrToDt><FrDtTm>2026-03-02T00:00:00</FrDtTm><ToDtTm>2026-03-03T00:00:00</ToDtTm></FrToDt>',
        balances: [],
      },
      '2026-03-02',
      '2026-03-02',
    ],
    ['nothing but an opening', { entries: [], balances: [OPEN] }, '2026-03-01', '2026-03-01'],
    [
      'an opening dated the day before',
      { balances: [balance('PRCD', '100.00', '2026-02-27'), CLOSE] },
      '2026-02-28',
      '2026-03-02',
    ],
    [
      'opening and closing of one day',
      { balances: [balance('OPBD', '100.00', '2026-03-02'), CLOSE] },
      '2026-03-02',
      '2026-03-02',
    ],
    ['no balance: the days of the entries', { balances: [] }, '2026-03-02', '2026-03-02'],
  ])('%s', async (_name, parts: StatementParts, from, to) => {
    expect((await read053(day(parts))).plan).toMatchObject({ periodFrom: from, periodTo: to });
  });

  test('a statement on which nothing moved still covers its day', async () => {
    const { plan } = await read053(
      day({ entries: [], balances: [OPEN, balance('CLBD', '100.00', '2026-03-02')] }),
    );
    expect(plan).toMatchObject({
      proof: 'proved',
      state: 'ready',
      periodTo: '2026-03-02',
      counts: { rows: 0 },
    });
  });

  const numbered = (number: number, opening: string, closing: string, on: string) =>
    statement({
      id: `S${number}`,
      head: `<ElctrncSeqNb>${number}</ElctrncSeqNb>`,
      balances: [
        balance(
          'PRCD',
          opening,
          on.replace(/\d\d$/, (d) => String(Number(d) - 1).padStart(2, '0')),
        ),
        balance('CLBD', closing, on),
      ],
      entries: [entry({ booked: on })],
    });

  test('statements of one account in one file open where the one before closed, in whatever order they stand', async () => {
    const days = [
      numbered(7, '100.00', '110.00', '2026-03-02'),
      numbered(8, '110.00', '120.00', '2026-03-03'),
      numbered(9, '120.00', '130.00', '2026-03-04'),
    ];
    for (const order of [days, days.toReversed()]) {
      const { plan } = await read053(...order);
      expect(plan.proof).toBe('proved');
      expect(plan.checks.map((check) => check.name)).toContain('statement_number');
      expect(failing(plan)).toEqual([]);
    }
  });

  test('a statement that opens elsewhere is held where its number leaves no room for another', async () => {
    const { plan } = await read053(
      numbered(7, '100.00', '110.00', '2026-03-02'),
      numbered(8, '111.00', '121.00', '2026-03-03'),
    );
    expect(failing(plan)).toEqual(['strict opening_balance']);
  });

  test('a statement that is missing between two is shown', async () => {
    const { plan } = await read053(
      numbered(7, '100.00', '110.00', '2026-03-02'),
      numbered(9, '120.00', '130.00', '2026-03-04'),
    );
    expect(plan.proof).toBe('proved');
    expect(failing(plan).toSorted()).toEqual(['advisory opening_balance', 'advisory statement_number']);
  });

  test('many accounts in one file are proved one by one', async () => {
    const other = 'NL91ABNA0417164300';
    const { plan, statedBalances } = await read053(
      day(),
      day({ account: other, balances: [OPEN, balance('CLBD', '1.00', '2026-03-02')] }),
    );
    expect(plan.accounts).toEqual(['DE89370400440532013000', other]);
    expect(failing(plan)).toEqual(['strict closing_balance']);
    expect(statedBalances.map((each) => [each.account, each.closing])).toEqual([
      ['DE89370400440532013000', 10_500],
      [other, 100],
    ]);
  });

  test('two statements of the same name do not answer for each other', async () => {
    const { plan } = await read053(day({ balances: [OPEN, balance('CLBD', '1.00', '2026-03-02')] }), day());
    expect(failing(plan)).toContain('strict closing_balance');
  });
});

describe('what a statement sums up itself', () => {
  const summary = (over: Readonly<Record<string, string>> = {}) => {
    const of = {
      count: '2',
      sum: '15.00',
      net: '5.00',
      in: '1',
      inSum: '10.00',
      out: '1',
      outSum: '5.00',
      ...over,
    };
    return (
      `<TxsSummry><TtlNtries><NbOfNtries>${of.count}</NbOfNtries><Sum>${of.sum}</Sum><TtlNetNtryAmt>${of.net}</TtlNetNtryAmt><CdtDbtInd>CRDT</CdtDbtInd></TtlNtries>` +
      `<TtlCdtNtries><NbOfNtries>${of.in}</NbOfNtries><Sum>${of.inSum}</Sum></TtlCdtNtries>` +
      `<TtlDbtNtries><NbOfNtries>${of.out}</NbOfNtries><Sum>${of.outSum}</Sum></TtlDbtNtries></TxsSummry>`
    );
  };

  test('counts and sums that agree prove the file, also one without balances', async () => {
    const { plan } = await readOne(camt('054', [day({ balances: [], summary: summary() })]));
    expect(plan.proof).toBe('proved');
    expect(plan.checks.length).toBe(7);
  });

  test('where the bank gives for the sum of all what they come to, that is held against them', async () => {
    const { plan } = await readOne(camt('054', [day({ balances: [], summary: summary({ sum: '5.00' }) })]));
    expect(plan).toMatchObject({ proof: 'proved', checks: { length: 7 } });
  });

  test.each([
    ['count', '3', 'count'],
    ['sum', '15.01', 'control_sum'],
    ['net', '4.00', 'net_sum'],
    ['in', '2', 'in_count'],
    ['inSum', '9.00', 'in_sum'],
    ['out', '0', 'out_count'],
    ['outSum', '6.00', 'out_sum'],
  ])('%s %s is held', async (key, value, name) => {
    const { plan } = await readOne(camt('054', [day({ balances: [], summary: summary({ [key]: value }) })]));
    expect(plan.proof).toBe('failed');
    expect(failing(plan)).toEqual([`strict ${name}`]);
  });

  test('the shape of later versions, all entries or the booked ones', async () => {
    const later = (count: string, net: string) =>
      `<TxsSummry><TtlNtries><NbOfNtries>${count}</NbOfNtries><TtlNetNtry><Amt>${net}</Amt><CdtDbtInd>CRDT</CdtDbtInd></TtlNetNtry></TtlNtries></TxsSummry>`;
    const entries = [...ENTRIES, entry({ status: 'PDNG', amount: '1.00' })];
    const proofOf = async (text: string) =>
      (await readOne(camt('052', [day({ balances: [], entries, summary: text })]))).plan.proof;
    expect(await proofOf(later('3', '6.00'))).toBe('proved');
    expect(await proofOf(later('2', '5.00'))).toBe('proved');
    expect(await proofOf(later('2', '7.00'))).toBe('failed');
  });

  test('sums by the code of the bank are shown', async () => {
    const code = '<BkTxCd><Prtry><Cd>544</Cd></Prtry></BkTxCd>';
    const parts = (sum: string) => ({
      entries: [entry({ more: code })],
      balances: [],
      summary: `<TxsSummry><TtlNtriesPerBkTxCd><NbOfNtries>1</NbOfNtries><Sum>${sum}</Sum>${code}</TtlNtriesPerBkTxCd></TxsSummry>`,
    });
    expect(failing((await read053(day(parts('10.00')))).plan)).toEqual([]);
    expect(failing((await read053(day(parts('11.00')))).plan)).toEqual(['advisory control_sum']);
  });

  test('a count that is no count keeps the file out', async () => {
    expect((await read053(day({ summary: summary({ count: 'two' }) }))).plan.state).toBe('errors');
  });
});

describe('batches', () => {
  const batch = (amounts: readonly string[], count = amounts.length) =>
    `<NtryDtls><Btch><PmtInfId>B7</PmtInfId><NbOfTxs>${count}</NbOfTxs></Btch>${amounts
      .map(
        (amount, at) =>
          `<TxDtls><Refs><EndToEndId>E${at}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>Wage ${at}</Ustrd></RmtInf></TxDtls>`,
      )
      .join('')}</NtryDtls>`;
  const run = async (more: string) => await read053(day({ entries: [entry({ more }), ENTRIES[1] ?? ''] }));

  test('one entry is one line, however many payments it holds', async () => {
    const { lines, plan } = await run(batch(['3.50', '6.50']));
    expect(lines).toMatchObject([{ batchNo: 'B7', bankReference: '', description: 'Wage 0 · Wage 1' }, {}]);
    expect(failing(plan)).toEqual([]);
  });

  test('payments that do not add up to it are shown, and the entry counts', async () => {
    const { plan } = await run(batch(['3.50', '6.00']));
    expect(failing(plan)).toEqual(['advisory net_sum']);
    expect(plan.proof).toBe('proved');
  });

  test.each([
    ['some are not listed', batch(['3.50'], 20)],
    ['none is listed', batch([], 20)],
    ['one is in another currency', batch(['3.50', '6.00']).replace('Ccy="EUR">6.00', 'Ccy="USD">6.00')],
    [
      'the charges lie between',
      `${batch(['5.00', '5.50'])}<Chrgs><Rcrd><Amt Ccy="EUR">0.50</Amt></Rcrd></Chrgs>`,
    ],
  ])('where %s nothing is said', async (_name, more) => {
    expect(failing((await run(more)).plan)).toEqual([]);
  });

  test('several groups of payments, each with its number; the total of a group where its payments are not listed', async () => {
    const groups = (first: string) => `${batch([first])}${batch(['6.50'])}`;
    expect(failing((await run(groups('3.50'))).plan)).toEqual([]);
    expect(failing((await run(groups('3.00'))).plan)).toEqual(['advisory net_sum']);
    const unlisted = (total: string) =>
      `<NtryDtls><Btch><NbOfTxs>9</NbOfTxs><TtlAmt Ccy="EUR">${total}</TtlAmt><CdtDbtInd>CRDT</CdtDbtInd></Btch></NtryDtls>`;
    expect(failing((await run(unlisted('10.00'))).plan)).toEqual([]);
    expect(failing((await run(unlisted('9.00'))).plan)).toEqual(['advisory net_sum']);
  });

  test('ten thousand payments in one entry are cut in the text, with a mark', async () => {
    const { lines, plan } = await run(batch(Array(10_000).fill('0.001')));
    expect(lines[0]?.description.length).toBeLessThan(1600);
    expect(lines[0]?.description.endsWith('…')).toBe(true);
    expect(plan.state).toBe('ready');
  });
});

describe('what it comes in', () => {
  test('a zip of many messages, one a day', async () => {
    const names = ['a.xml', 'b.xml', 'c.xml'];
    const bytes = zip(names.map((name) => ({ name, content: camt('053', [day({ id: name })]) })));
    const { files, refused } = await readFiles({ name: 'march.zip', bytes });
    expect(refused).toEqual([]);
    expect(files.map((file) => file.identity.adapter)).toEqual(['camt053', 'camt053', 'camt053']);
  });

  test('a declared encoding is believed where the bytes are not UTF-8', async () => {
    const text = camt(
      '053',
      [day({ entries: [entry({ more: '<AddtlNtryInf>Überweisung</AddtlNtryInf>' })] })],
      {
        declaration: '<?xml version="1.0" encoding="ISO-8859-1"?>',
      },
    );
    expect((await readOne(Buffer.from(text, 'latin1'))).lines[0]?.description).toBe('Überweisung');
    expect((await readOne(Buffer.from(text, 'utf8'))).lines[0]?.description).toBe('Überweisung');
  });

  test('a short statement that speaks of missing bills is no answer of a channel', async () => {
    const more = '<AddtlNtryInf>return_code 20002, No Bill Exist</AddtlNtryInf>';
    expect((await read053(day({ entries: [entry({ more })] }))).lines.length).toBe(1);
  });

  test('a message with a document type is refused by name, one that ends early as cut short', async () => {
    const text = camt('053', [day()]);
    const { refused } = await readFiles(
      { name: 'a.xml', bytes: text.replace('<Document', '<!DOCTYPE Document [<!ENTITY a "b">]><Document') },
      { name: 'b.xml', bytes: text.slice(0, -40) },
      { name: 'c.xml', bytes: text.replace('</Acct>', '') },
      { name: 'd.xml', bytes: '<?xml version="1.0"?><Document><CstmrCdtTrfInitn/></Document>' },
    );
    expect(refused.map(({ refusal, facts }) => [refusal, facts['what']])).toEqual([
      ['not_a_statement', 'DOCTYPE'],
      ['truncated', 'xml'],
      ['damaged', 'xml'],
      ['not_a_statement', 'xml'],
    ]);
  });

  test('any byte of it changed is either named or leaves the money as it was', async () => {
    const text = camt('053', [day()]);
    const { lines } = await readOne(text);
    const money = (of: typeof lines) =>
      of.map(({ net, direction, currency, account }) => `${account} ${direction} ${net} ${currency}`);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.integer({ min: 32, max: 126 }),
        async (at, code) => {
          const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
          const { files, refused } = await readFiles({ name: 'a.xml', bytes: changed });
          expect(refused.map((each) => each.refusal)).not.toContain('internal');
          const [file] = files;
          if (!file) return;
          const plan = planOf(file);
          const read = linesOf(file);
          if (plan.state === 'errors' || plan.proof === 'failed') return;
          // What no total speaks of may read otherwise: another account, two amounts of the same sum.
          expect(read.length).toBe(lines.length);
          if (plan.proof === 'proved' && plan.accounts[0] === 'DE89370400440532013000')
            expect(money(read)).toEqual(money(lines));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('an entry is shown from the original as a table, its neighbours under the same columns', async () => {
  const bytes = Buffer.from(camt('053', [day({ entries: [...ENTRIES, ...ENTRIES] })]));
  const source = await findSourceRows(bytes, { fileName: 'a.xml', member: '', row: 2, around: 1 });
  expect(source.header.cells).toEqual(['Amt', 'Amt@Ccy', 'CdtDbtInd', 'Sts', 'BookgDt/Dt', 'AcctSvcrRef']);
  expect(source.rows).toEqual([
    { row: 1, cells: ['10.00', 'EUR', 'CRDT', 'BOOK', '2026-03-02', 'A1'] },
    { row: 2, cells: ['5.00', 'EUR', 'DBIT', 'BOOK', '2026-03-02', 'A2'] },
    { row: 3, cells: ['10.00', 'EUR', 'CRDT', 'BOOK', '2026-03-02', 'A1'] },
  ]);
  const places = ADAPTERS.find((adapter) => adapter.id === 'camt053')?.places?.(null);
  expect(source.header.cells.filter((name) => places?.net?.includes(name))).toEqual(['Amt']);
});
