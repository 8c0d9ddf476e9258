/**
 * Tables made at random, whose columns are known: the guess finds them, the lines say what the table says, and the next file of the kind is read
 * by the same mapping with its columns in any order. Files mutilated at random never crash it, and every row has an end.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completed, guessOf, readBy } from '../support/mapping.ts';
import { endsPerRow } from '../support/run-adapter.ts';

const HEADINGS = {
  zh: {
    date: '交易日期',
    amount: '金额',
    balance: '余额',
    text: '摘要',
    party: '对方户名',
    in: '收入',
    out: '支出',
  },
  en: {
    date: 'Date',
    amount: 'Amount',
    balance: 'Balance',
    text: 'Description',
    party: 'Payee',
    in: 'Paid in',
    out: 'Paid out',
  },
  de: {
    date: 'Buchungstag',
    amount: 'Betrag',
    balance: 'Saldo',
    text: 'Verwendungszweck',
    party: 'Empfänger',
    in: 'Haben',
    out: 'Soll',
  },
  fr: {
    date: 'Date',
    amount: 'Montant',
    balance: 'Solde',
    text: 'Libellé',
    party: 'Bénéficiaire',
    in: 'Crédit',
    out: 'Débit',
  },
  es: {
    date: 'Fecha',
    amount: 'Importe',
    balance: 'Saldo',
    text: 'Concepto',
    party: 'Beneficiario',
    in: 'Abono',
    out: 'Cargo',
  },
  pt: {
    date: 'Data',
    amount: 'Valor',
    balance: 'Saldo',
    text: 'Descrição',
    party: 'Destinatário',
    in: 'Crédito',
    out: 'Débito',
  },
} as const;
type Column = keyof (typeof HEADINGS)['en'];

const movement = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 12 }),
  cents: fc.integer({ min: 1, max: 9_999_999 }),
  isIn: fc.boolean(),
});

const table = fc.record({
  language: fc.constantFrom(...(Object.keys(HEADINGS) as (keyof typeof HEADINGS)[])), // The table's own keys.
  hasTwo: fc.boolean(),
  isComma: fc.boolean(),
  order: fc.constantFrom('ymd', 'dmy', 'mdy' as const),
  movements: fc.array(movement, { minLength: 6, maxLength: 30 }),
  shuffle: fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 })),
  again: fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 })),
});
type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

const two = (value: number) => String(value).padStart(2, '0');
function money(cents: number, isComma: boolean): string {
  const [whole = '', fraction = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isComma ? '.' : ',');
  return `${cents < 0 ? '-' : ''}${grouped}${isComma ? ',' : '.'}${fraction}`;
}
const dayText = ({ day, month }: Table['movements'][number], order: Table['order']): string =>
  order === 'ymd'
    ? `2026-${two(month)}-${two(day)}`
    : order === 'dmy'
      ? `${two(day)}/${two(month)}/2026`
      : `${two(month)}/${two(day)}/2026`;

const inAnyOrder = (columns: readonly Column[], stream: fc.Stream<number>): Column[] =>
  columns
    .map((column) => ({ column, key: stream.next().value ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ column }) => column);

/** The printed table, its columns in this order. A day past the twelfth stands in it, so that the order of dates is decided. */
function printed(made: Table, columns: readonly Column[]): string[] {
  let balance = 0;
  const rows = [{ day: 28, month: 1, cents: 123_456, isIn: true }, ...made.movements].map((each, at) => {
    const signed = each.isIn ? each.cents : -each.cents;
    balance += signed;
    const cells: Record<Column, string> = {
      date: dayText(each, made.order),
      amount: money(signed, made.isComma),
      in: each.isIn ? money(each.cents, made.isComma) : '',
      out: each.isIn ? '' : money(each.cents, made.isComma),
      balance: money(balance, made.isComma),
      text: `Text ${at} of it`,
      party: at % 3 === 0 ? 'Meyer' : 'Li',
    };
    return columns.map((column) => cells[column]).join(';');
  });
  return [columns.map((column) => HEADINGS[made.language][column]).join(';'), ...rows];
}

const columnsOf = ({ hasTwo }: Table): Column[] =>
  hasTwo ? ['date', 'in', 'out', 'balance', 'text', 'party'] : ['date', 'amount', 'balance', 'text', 'party'];

const expectedOf = (made: Table) =>
  [{ day: 28, month: 1, cents: 123_456, isIn: true }, ...made.movements].map(
    ({ day, month, cents, isIn }) => [`2026-${two(month)}-${two(day)}`, isIn ? 'in' : 'out', cents],
  );

test('the columns of a table made at random are found, and its lines say what it says', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (made) => {
      const columns = inAnyOrder(columnsOf(made), made.shuffle);
      const rows = printed(made, columns);
      const { draft, questions } = await guessOf(rows.join('\n'));
      expect(questions.filter(({ question }) => question !== 'currency')).toEqual([]);
      expect(draft.columns.date).toBe(columns.indexOf('date'));
      expect(draft.columns.balance).toBe(columns.indexOf('balance'));
      expect(draft.columns.counterparty).toBe(columns.indexOf('party'));
      expect(draft.descriptions).toEqual([columns.indexOf('text')]);
      const mapping = completed(draft, { currency: draft.currency || 'EUR' });
      const run = readBy(mapping, ...rows);
      expect(run.problems).toEqual([]);
      expect(run.lines.map(({ occurredAt, direction, net }) => [occurredAt, direction, net])).toEqual(
        expectedOf(made),
      );
      expect(run.proof).toBe('proved');
      const next = readBy(mapping, ...printed(made, inAnyOrder(columnsOf(made), made.again)));
      expect(next.lines).toEqual(run.lines);
    }),
    { numRuns: 150 },
  );
});

test('a file cut and mixed at random never crashes it: every row is a line, a skip or a problem, or the file is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 8 })), { maxLength: 12 }),
      async (made, cuts) => {
        const rows = printed(made, columnsOf(made));
        const { draft } = await guessOf(rows.join('\n'));
        const mapping = completed(draft, { currency: 'EUR' });
        let text = rows.join('\n');
        for (const [at, length, instead] of cuts) {
          const from = at % text.length;
          text = text.slice(0, from) + instead.replaceAll('"', '') + text.slice(from + (length % 20));
        }
        const guessed = await guessOf(text || 'x').catch((refused: unknown) => refused);
        expect(guessed).toBeDefined();
        try {
          const run = readBy(mapping, text);
          expect(endsPerRow(run)).toHaveLength(run.rowCount);
        } catch (refused) {
          expect(String(refused)).toMatch(/says (not_mine|refused)/);
        }
      },
    ),
    { numRuns: 150 },
  );
});
