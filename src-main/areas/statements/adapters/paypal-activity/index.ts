/** PayPal's activity and statement downloads: every movement of an account in all its currencies, in the language and manner of its owner. */
import type { FormatAdapter, RawRow, Sample, Sink } from '../../adapter.ts';
import { currencyOf } from '../bank-csv/currencies.ts';
import { placesIn } from '../cells.ts';
import { FigureRow } from '../psp-row.ts';
import { type FigureTable, recogniseTable } from '../psp-table.ts';
import { BalanceChains } from './chain.ts';
import { type Field, isHeader, NEEDED, SOURCES, UNUSED, WORDS } from './columns.ts';
import { judge, learn } from './movements.ts';
import { type ActivityLayout, ActivityParser, type Figures, readFigures } from './parse.ts';

const nowhere = (): void => {};
const NO_SINK: Sink = {
  line: nowhere,
  skip: nowhere,
  problem: nowhere,
  stated: nowhere,
  computed: nowhere,
  balance: nowhere,
  facts: nowhere,
};

/** Only how well the rows hang together is asked here, and that by their balances alone. */
const NO_MOMENT = { day: '', occurredAt: '' };

/** What the first rows show of pending money and of the balance. */
function layoutOf(table: FigureTable<Field>, rows: readonly RawRow[]): ActivityLayout {
  const row = new FigureRow(table, NEEDED, NO_SINK);
  const printed: Figures[] = [];
  for (const raw of rows) {
    if (!row.open(raw)) continue;
    const figures = readFigures(row, currencyOf(row.text('currency')) || row.text('currency').toUpperCase());
    if (row.isReadable) printed.push(figures);
  }
  const learned = learn(printed);
  const chains = new BalanceChains();
  for (const [at, each] of printed.entries())
    if (judge(each, learned)?.moves) chains.add(each.currency, at, NO_MOMENT, each.net, each.balance);
  return { ...table, learned, weight: chains.hangsTogether() ? 'strict' : 'advisory' };
}

export const paypalActivity: FormatAdapter = {
  id: 'paypal_activity',
  version: 1,
  sourceKind: 'fund_bill',
  channel: 'paypal',
  // Rows are grouped by currency and those of one second stand in any order: the parser proves the balances itself.
  balanceChain: 'none',
  recognise: (sample: Sample) =>
    recogniseTable<Field>(sample, {
      words: WORDS,
      unused: UNUSED,
      isHeader,
      needed: NEEDED,
      expected: ['time', 'zone', 'transactionId', 'balance'],
      dates: ['date'],
      figures: ['gross', 'fee', 'net', 'balance'],
      decimalHome: '',
      currency: 'currency',
      finish: (table, rows) => ({ layout: layoutOf(table, rows) }),
    }),
  parse: (layout, sink) => new ActivityParser(layout as ActivityLayout, sink), // Made by our own recognition.
  places: (layout) => placesIn(layout, SOURCES),
};
