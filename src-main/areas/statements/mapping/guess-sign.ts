/**
 * Which way a plus goes, how fees are signed, whether balances follow: tried on the file's own rows, and said only where something says it.
 */
import type { ColumnMapping, MappingDraft } from '../../../../shared/domain/column-mapping.ts';
import { AmountReader } from '../adapters/bank-csv/amounts.ts';
import { cardSenseOf } from '../adapters/bank-csv/kinds.ts';
import { directionOf } from '../adapters/bank-csv/row-words.ts';
import { bestTrial, closed, costOf, type Trial, tryOn, variantsOf } from './guess-amount.ts';
import type { Look } from './look.ts';

/** Tries the forms on the rows; says what a plus means only where something says it. */
export function settled(first: MappingDraft, rows: Look['rows'], isCard: boolean): MappingDraft {
  const draft = withoutOpposedWords(first, rows);
  const mapping = closed(draft);
  if (mapping === null) return { ...draft, hasBalanceChain: false };
  const { columns } = draft;
  const isGrossOpen = columns.fee !== undefined && columns.gross === undefined && columns.net === undefined;
  const usual =
    isGrossOpen && draft.sourceKind !== 'bank' ? { ...mapping, amountIs: 'gross' as const } : mapping;
  const best = bestTrial(rows, [usual, ...variantsOf(usual, isGrossOpen)]);
  if (best === null) return draft;
  const { amount, amountIs } = best.mapping;
  const tried = { ...draft, amountIs, feeSign: feeOf(best, draft, rows) };
  if (amount.form !== 'signed') return { ...tried, amount, hasBalanceChain: holds(best, columns) };
  const other = tryOn(rows, { ...best.mapping, amount: { ...amount, positive: 'out' } });
  const positive = positiveOf(draft, best, other, rows, isCard);
  const chosen = costOf(other) < costOf(best) ? other : best;
  return { ...tried, amount: { ...amount, positive }, hasBalanceChain: holds(chosen, columns) };
}

const holds = (trial: Trial, columns: ColumnMapping['columns']): boolean =>
  columns.balance !== undefined && trial.steps > 0 && BREAKS_MOST * trial.breaks <= trial.steps;
/** One balance in so many may be the very mistake that is to be found. */
const BREAKS_MOST = 5;

/** Where nothing can be held against it, a fee is charged with the sign most of them print. */
function feeOf(best: Trial, draft: MappingDraft, rows: Look['rows']): ColumnMapping['feeSign'] {
  const { fee, gross, net } = draft.columns;
  if (fee === undefined) return 'charged_positive';
  if (gross !== undefined || net !== undefined || best.steps > 0) return best.mapping.feeSign;
  const reader = new AmountReader(best.mapping.decimal);
  const signs = rows.map((raw) => (reader.read(raw.cells[fee], 3) === 'ok' ? Math.sign(reader.value) : 0));
  const below = signs.filter((sign) => sign < 0).length;
  return below > signs.filter((sign) => sign > 0).length ? 'charged_negative' : 'charged_positive';
}

function positiveOf(
  draft: MappingDraft,
  asIn: Trial,
  asOut: Trial,
  rows: Look['rows'],
  isCard: boolean,
): 'in' | 'out' | null {
  if (draft.amount?.form === 'signed' && draft.amount.positive !== null) return draft.amount.positive;
  if (draft.sourceKind !== 'bank') return 'in';
  if (isCard) return cardWay(asIn.lines);
  if (asIn.steps > 0 && costOf(asIn) !== costOf(asOut)) return costOf(asIn) < costOf(asOut) ? 'in' : 'out';
  const { amount } = draft;
  const place = amount?.form === 'signed' ? amount.amount : -1;
  const reader = new AmountReader(draft.decimal ?? '.');
  // A printed minus among amounts without one says which way is out; amounts without any sign say nothing.
  const hasMinus = rows.some((raw) => reader.read(raw.cells[place], 3) === 'ok' && reader.value < 0);
  return hasMinus ? 'in' : null;
}

/** What the words of a card's rows (消费, Payment) say of a plus; null where they say nothing or contradict each other. */
function cardWay(asIn: Trial['lines']): 'in' | 'out' | null {
  const senses = asIn.map((line) => ({
    line,
    sense: cardSenseOf([line.description, line.counterparty]),
  }));
  const said = senses.filter(({ line, sense }) => sense !== null && line.direction !== null);
  const agreeing = said.filter(({ line, sense }) => line.direction === sense).length;
  if (said.length === 0 || (agreeing > 0 && agreeing < said.length)) return null;
  return agreeing > 0 ? 'in' : 'out';
}

/** A word whose amount has the opposite sign all through the file (a card's: purchases without a minus) adds nothing to the sign. */
function withoutOpposedWords(draft: MappingDraft, rows: Look['rows']): MappingDraft {
  const { amount } = draft;
  if (amount?.form !== 'word') return draft;
  const reader = new AmountReader(draft.decimal ?? '.');
  const signs = { in: new Set<number>(), out: new Set<number>() };
  for (const { cells } of rows) {
    const way = directionOf(cells[amount.direction] ?? '');
    if (way !== null && reader.read(cells[amount.amount], 3) === 'ok' && reader.value !== 0)
      signs[way].add(Math.sign(reader.value));
  }
  const isOpposed = [...signs.in].join() === '-1' && [...signs.out].join() !== '-1' && signs.out.size < 2;
  return isOpposed ? { ...draft, amount: { form: 'signed', amount: amount.amount, positive: 'out' } } : draft;
}
