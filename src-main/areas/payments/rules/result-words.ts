/**
 * What several result files, taken together, do to the payments of their batches. Which file came first does not matter: files are gone through in an
 * order of their own, and two that contradict each other are both refused.
 *
 * Nothing of a file is taken unless all of it fits: its batch, its totals, every amount, every payment it names.
 */
import type { Facts } from '../../../../shared/contract/errors.ts';
import { formatMinor, fractionDigits, parseMinor } from '../../../../shared/domain/money.ts';
import type { ItemState } from '../../../../shared/domain/payment.ts';
import { effectOf, inOrderOfMoves, leadsTo, type ResultWord } from './item-words.ts';

export interface Word {
  readonly itemNo: string;
  readonly row: number;
  readonly state: ResultWord;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly happenedAt: string;
}
/** As a format reads it. */
export interface StatedResult {
  readonly statedCount: number | null;
  readonly statedSum: number | null;
  /** Instead of it, where the file names no currency: printed in the batch's. */
  readonly statedSumText?: string;
  readonly statedOf: 'batch' | 'file';
  readonly currency: string;
  readonly whole: Pick<Word, 'state' | 'reasonCode' | 'reasonText' | 'happenedAt'> | null;
  readonly items: readonly (Word & { readonly amount: number | null; readonly currency: string })[];
}
export interface KnownPayment {
  readonly itemNo: string;
  readonly amount: number;
  readonly state: ItemState;
  /** Ends that two persons set right: said once more they say nothing. */
  readonly overruled: readonly ResultWord[];
}
export interface KnownBatch {
  readonly currency: string;
  readonly payments: ReadonlyMap<string, KnownPayment>;
}
export interface PlannedResult {
  /** SHA-256 of the file: its place in the order in which files are gone through. */
  readonly sha256: string;
  readonly file: string;
  readonly stated: StatedResult;
  readonly batch: KnownBatch;
}

export interface Move extends Word {
  readonly from: ItemState;
}
export type ResultEnd =
  | { readonly end: 'new'; readonly moves: readonly Move[] }
  | { readonly end: 'refused'; readonly refusal: string; readonly facts: Facts };

const refused = (refusal: string, facts: Facts): ResultEnd => ({ end: 'refused', refusal, facts });

/** One end for each file, in the order of the files. */
export function endsOfResults(files: readonly PlannedResult[]): ResultEnd[] {
  const read = files.map((each) => ({ ...each, words: wordsOf(each.stated, each.batch) }));
  const ends = read.map((each): ResultEnd => unfit(each, each.words) ?? { end: 'new', moves: [] });
  const fit = read.flatMap((each, at) => (ends[at]?.end === 'new' ? [{ ...each, at }] : []));
  const said = fit.flatMap(({ words, at, file, batch, sha256 }) =>
    words.map((word) => ({ ...word, at, file, sha256, payment: batch.payments.get(word.itemNo) })),
  );
  const moves = new Map<number, Move[]>(fit.map(({ at }) => [at, []]));
  const words = [...Map.groupBy(said, (word) => word.itemNo).values()];
  for (const of of words)
    for (const word of of) {
      const other = of.find((each) => each.at !== word.at && !agree(each.state, word.state));
      if (!other) continue;
      const { itemNo: item, row, state: to } = word;
      ends[word.at] = refused('contradiction', { item, row, from: other.state, to, other: other.file });
    }
  for (const of of words) {
    const standing = of.filter((word) => ends[word.at]?.end === 'new');
    const inTurn = standing.toSorted((a, b) =>
      a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : a.row - b.row,
    );
    let state = of[0]?.payment?.state ?? 'instructed';
    for (const { at, file: _file, sha256: _sha256, payment: _payment, ...word } of inOrderOfMoves(inTurn)) {
      if (effectOf(state, word.state) !== 'move') continue;
      moves.get(at)?.push({ ...word, from: state });
      state = word.state;
    }
  }
  return ends.map((end, at) =>
    end.end === 'new' ? { end: 'new', moves: (moves.get(at) ?? []).toSorted(byPlace) } : end,
  );
}

const byPlace = (a: Word, b: Word): number => a.row - b.row || (a.itemNo < b.itemNo ? -1 : 1);

/** One of them lies on the way to the other. */
const agree = (one: ResultWord, other: ResultWord): boolean =>
  one === other || leadsTo(one, other) || leadsTo(other, one);

/** What the file says of each payment, with what it says of the batch as a whole for those it does not name. */
function wordsOf({ items, whole }: StatedResult, { payments }: KnownBatch): readonly Word[] {
  const named = items.map(({ amount: _amount, currency: _currency, ...word }) => word);
  const names = new Set(named.map((word) => word.itemNo));
  const others = whole ? [...payments.keys()].filter((itemNo) => !names.has(itemNo)) : [];
  const all = [...named, ...others.flatMap((itemNo) => (whole ? [{ itemNo, row: 0, ...whole }] : []))];
  return all.filter(({ itemNo, state }) => !payments.get(itemNo)?.overruled.includes(state));
}

function unfit({ stated, batch }: PlannedResult, words: readonly Word[]): ResultEnd | null {
  const { currency, payments } = batch;
  if (stated.currency !== '' && stated.currency !== currency)
    return refused('currency_differs', { stated: stated.currency, ours: currency, row: 0 });
  for (const { itemNo, row, amount, currency: its } of stated.items) {
    const payment = payments.get(itemNo);
    if (!payment) return refused('unknown_payment', { item: itemNo, row });
    if (its !== '' && its !== currency)
      return refused('currency_differs', { stated: its, ours: currency, row });
    if (amount !== null && amount !== payment.amount)
      return refused('amount_differs', {
        item: itemNo,
        row,
        stated: formatMinor(amount, currency),
        ours: formatMinor(payment.amount, currency),
      });
  }
  const totals = totalsDiffer(stated, batch);
  if (totals) return totals;
  const last = new Map<string, ResultWord>();
  for (const { itemNo, row, state } of words) {
    const from = payments.get(itemNo)?.state ?? 'instructed';
    if (effectOf(from, state) === 'contradiction')
      return refused('contradiction', { item: itemNo, row, from, to: state, other: '' });
    const before = last.get(itemNo);
    if (before !== undefined && !agree(before, state))
      return refused('contradiction', { item: itemNo, row, from: before, to: state, other: '' });
    last.set(itemNo, before !== undefined && leadsTo(state, before) ? before : state);
  }
  return null;
}

function totalsDiffer(
  { statedCount, statedSum, statedSumText, statedOf, items }: StatedResult,
  batch: KnownBatch,
): ResultEnd | null {
  const named = new Set(items.map((item) => item.itemNo));
  const ours = [...batch.payments.values()].filter((each) => statedOf === 'batch' || named.has(each.itemNo));
  const sum = ours.reduce((total, each) => total + each.amount, 0);
  if (statedCount !== null && statedCount !== ours.length)
    return refused('totals_differ', { what: 'count', stated: statedCount, ours: ours.length });
  const printed = parseMinor(statedSumText ?? '', fractionDigits(batch.currency));
  if (statedSumText !== undefined && !(printed.ok && printed.value === sum))
    return refused('totals_differ', {
      what: 'sum',
      stated: statedSumText,
      ours: formatMinor(sum, batch.currency),
    });
  if (statedSum !== null && statedSum !== sum)
    return refused('totals_differ', {
      what: 'sum',
      stated: formatMinor(statedSum, batch.currency),
      ours: formatMinor(sum, batch.currency),
    });
  return null;
}
