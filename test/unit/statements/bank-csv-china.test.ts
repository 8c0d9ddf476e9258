/** Statements of Chinese banks, one layout each, read by the very path the engine takes: every movement back as it was, and proved. */
import { describe, expect, test } from 'vitest';
import { CARD_MOVES, CARDS, MOVES, type Moved, OPENING, PERSONAL } from '../../support/bank-files.ts';
import { CORPORATE, OWN_ACCOUNT } from '../../support/bank-files-corporate.ts';
import { readOne } from '../../support/read-files.ts';

const signed = (line: { readonly direction: string | null; readonly net: number }): number =>
  line.direction === 'out' ? -line.net : line.net;

/** Without the other side's account, which stands behind the name where the layout has a column for it. */
const nameOf = ({ counterparty }: { readonly counterparty: string }): string =>
  counterparty.replace(/ ?[\d*]+$/, '');

async function read(build: () => Buffer | string | Promise<Buffer>) {
  const file = await readOne(await build(), 'statement.xls');
  expect(file.problems).toEqual([]);
  expect(file.plan.adapter).toBe('bank_csv');
  return file;
}

/** Oldest first: some banks print the newest first. */
function inOrder<L extends { readonly occurredAt: string }>(lines: readonly L[]): readonly L[] {
  const [first, last] = [lines[0], lines[lines.length - 1]];
  return first && last && first.occurredAt > last.occurredAt ? lines.toReversed() : lines;
}

describe('personal accounts', () => {
  test.each(Object.entries(PERSONAL))('%s', async (name, build) => {
    const { lines, plan } = await read(build);
    const found = inOrder(lines);
    expect(found.map((line) => [line.occurredAt.slice(0, 10), signed(line), nameOf(line)])).toEqual(
      MOVES.map((move) => [move.day, move.cents, name === 'CMB online bank' ? '' : move.party]),
    );
    for (const [at, line] of found.entries()) {
      expect(line.description).toContain(MOVES[at]?.text);
      expect(line.currency).toBe(name.includes('dollars') ? 'USD' : 'CNY');
    }
    expect(found.map((line) => line.kind)).toEqual(['transfer', 'transfer', 'transfer', 'interest']);
    const [first] = found;
    expect(first?.balance).toBe(OPENING + (MOVES[0]?.cents ?? 0));
    expect(plan.proof).toBe('proved');
    expect(plan.drift).toEqual([]);
  });

  test('the other side’s account stands behind its name, alone where there is no name, masked as the bank prints it', async () => {
    const { lines } = await read(PERSONAL['BOC debit'] ?? (() => ''));
    expect(inOrder(lines).map((line) => line.counterparty)).toEqual(
      MOVES.map((move) => `${move.party} 6222******0001`.trim()),
    );
  });

  test.each(['CMB online bank', 'ABC', 'BOCOM debit', 'BOC debit', 'SPDB', 'CCB debit', 'CIB, dollars'])(
    '%s prints the time, which is Chinese time',
    async (name) => {
      const { lines } = await read(PERSONAL[name] ?? (() => ''));
      expect(inOrder(lines).map((line) => line.occurredAt)).toEqual(
        MOVES.map((move) => `${move.day}T${move.time}+08:00`),
      );
    },
  );

  test('the account and the days of a preamble are the file’s, also where one cell holds both', async () => {
    const { lines, fileFacts } = await read(PERSONAL['SPDB'] ?? (() => ''));
    expect(lines[0]?.account).toBe('6217920000000001');
    expect(fileFacts).toEqual({
      account: '6217920000000001',
      periodFrom: '2024-01-01',
      periodTo: '2024-01-31',
    });
  });

  test('totals that stand in words, with a count and a sum, are checked', async () => {
    const { statedTotals } = await read(PERSONAL['CMB online bank'] ?? (() => ''));
    expect(statedTotals.map(({ name, value, weight }) => [name, value, weight])).toEqual([
      ['in_count', 2, 'strict'],
      ['in_sum', 1_234_579, 'strict'],
      ['out_count', 2, 'strict'],
      ['out_sum', 105_000, 'strict'],
    ]);
  });

  test('ICBC leaves the commas of its totals without quotes: they are put together and checked', async () => {
    const { statedTotals } = await read(PERSONAL['ICBC debit v2'] ?? (() => ''));
    expect(statedTotals.map(({ name, value }) => [name, value])).toEqual([
      ['in_sum', 1_234_579],
      ['out_sum', 105_000],
    ]);
  });
});

describe('credit cards: spending is out, repayments and refunds are in, whatever the sign printed', () => {
  test.each(Object.entries(CARDS))('%s', async (name, build) => {
    const { lines, plan } = await read(build);
    expect(inOrder(lines).map((line) => [line.bookingDate, signed(line), line.currency])).toEqual(
      CARD_MOVES.map((move) => [move.day, move.cents, 'CNY']),
    );
    expect(plan.proof).toBe(name.startsWith('ICBC') ? 'proved' : 'not_stated');
  });

  test('a text that says no direction is named with its row, never guessed', async () => {
    const bill =
      '交易日期,记账日期,交易说明,交易币种/金额,入账币种/金额\n' +
      '2024-01-02,2024-01-02,消费 甲,CNY 1.00,CNY 1.00\n2024-01-03,2024-01-03,消费 乙,CNY 2.00,CNY 2.00\n';
    const many = Array(600).fill('2024-01-02,2024-01-02,消费 甲,CNY 1.00,CNY 1.00\n').join('');
    const { problems } = await readOne(`${bill}${many}2024-01-04,2024-01-04,调整 丙,CNY 3.00,CNY 3.00\n`);
    expect(problems).toMatchObject([{ row: 604, column: '交易说明', kind: 'unknown_word', text: '调整 丙' }]);
  });

  test('dates without a year and no statement month anywhere are not guessed', async () => {
    const bill = '交易日,记账日,交易摘要,人民币金额,卡号末四位\n01/02,01/03,消费,1.00,1234\n';
    await expect(readOne(bill)).rejects.toThrow('unknown_layout');
  });
});

describe('corporate accounts: 借方 is out, 贷方 is in', () => {
  test.each(Object.entries(CORPORATE))('%s', async (name, build) => {
    const { lines, plan } = await read(build);
    const wanted = (move: Moved) => [
      `${move.day}T${move.time}+08:00`,
      move.cents,
      move.party,
      move.reference,
      OWN_ACCOUNT,
      'CNY',
    ];
    expect(
      lines.map((line) => [
        line.occurredAt,
        signed(line),
        nameOf(line),
        line.bankReference,
        line.account,
        line.currency,
      ]),
    ).toEqual(MOVES.map(wanted));
    expect(plan.proof).toBe('proved');
    expect(plan.drift, name).toEqual([]);
  });

  test('BOC: every total above the table is strict, and one cent more holds the file', async () => {
    const good = await read(CORPORATE['BOC, bilingual, totals above'] ?? (() => ''));
    expect(good.statedTotals.map(({ name, value, weight }) => `${name} ${value} ${weight}`)).toEqual([
      'count 4 strict',
      'out_count 2 strict',
      'out_sum 105000 strict',
      'in_count 2 strict',
      'in_sum 1234579 strict',
    ]);
    const bytes = await (CORPORATE['BOC, bilingual, totals above'] ?? (() => Buffer.alloc(0)))();
    const changed = Buffer.from(bytes.toString('latin1').replace('"1,050.00"', '"1,050.01"'), 'latin1');
    const { plan } = await readOne(changed);
    expect(plan.proof).toBe('failed');
  });

  test('the tail of a sheet, 合计 and 制表, is no row of it; its sums are checked', async () => {
    const { skips, statedTotals } = await read(
      CORPORATE['CCB, and China Development Bank with the same header'] ?? (() => ''),
    );
    expect(skips.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['1 header', '6 summary', '7 footer']);
    expect(statedTotals.map(({ name, value }) => [name, value])).toEqual([
      ['in_sum', 1_234_579],
      ['out_sum', 105_000],
    ]);
  });
});
