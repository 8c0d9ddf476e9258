/**
 * Numbers that should follow one another without a gap (断号): vouchers within a month, signed settlements within a day, receipts of payments. Looked for in
 * the whole ledger between the days of the scope, for an account or a currency has gaps that are none.
 */
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { PopulationRows } from '../populations/rows.ts';
import { type Hit, NOT_OF_POPULATION, type StandardTest } from './run.ts';

interface Numbered {
  /** Within which numbers run from 1: '2026-03-', 'S20261019'. */
  readonly series: string;
  readonly number: number;
}

export const numberGaps: StandardTest = (rows, _parameters, deps) => {
  const numbered = numbersOf(rows, deps);
  if (!numbered) return NOT_OF_POPULATION;
  const { all, startsAtOne } = numbered;
  const hits = [...Map.groupBy(all, ({ series }) => series)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([series, of]) =>
      gapsOf(
        series,
        of.map(({ number }) => number),
        startsAtOne,
      ),
    );
  return {
    tested: all.length,
    count: hits.length,
    hitAt: (index) => {
      const hit = hits[index];
      if (!hit) throw new RangeError(`no hit ${index}`);
      return hit;
    },
    caveats: [],
    benford: null,
  };
};

export function gapsOf(series: string, numbers: readonly number[], startsAtOne: boolean): Hit[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  let last = startsAtOne ? 0 : (sorted[0] ?? 1) - 1;
  return sorted.flatMap((number): Hit[] => {
    const [from, to] = [last + 1, number - 1];
    const isTwice = number === last;
    last = number;
    if (isTwice) return [hitOf(series, 'twice', number, number)];
    return from <= to ? [hitOf(series, 'missing', from, to)] : [];
  });
}

const hitOf = (series: string, how: 'missing' | 'twice', from: number, to: number): Hit => ({
  ref: `number:${series}${from}`,
  day: null,
  text: from === to ? `${series}${from}` : `${series}${from} – ${to}`,
  amount: null,
  facts: { how, series, from, to, count: to - from + 1 },
});

function numbersOf(
  { scope: { population, from, to } }: PopulationRows,
  deps: EvidenceDeps,
): { readonly all: readonly Numbered[]; readonly startsAtOne: boolean } | null {
  const { ledger, book } = deps;
  const isWithin = (day: string) => (from === '' || day >= from) && (to === '' || day <= to);
  if (population === 'journal') {
    // Numbers of a month are given in the order of posting and not of days: months count whole.
    const months = (period: string) =>
      (from === '' || period >= from.slice(0, 7)) && (to === '' || period <= to.slice(0, 7));
    const entries = ledger.all(ledger.query.selectFrom('journal_entry').select(['number', 'period']));
    return {
      all: entries.filter(({ period }) => months(period)).map(({ number }) => split(number, 6)),
      startsAtOne: true,
    };
  }
  if (population === 'settlement') {
    const signed = book.standing().flatMap((each) => (each.signed ? [each.signed] : []));
    const numbers = signed
      .filter(({ at }) => isWithin(chinaDay(at)))
      .map(({ settlementNo }) => split(settlementNo, 6));
    // One number may stand on several batches that were signed as one.
    return {
      all: [...new Map(numbers.map((each) => [`${each.series}${each.number}`, each])).values()],
      startsAtOne: true,
    };
  }
  if (population === 'payments') {
    const receipts = ledger.all(ledger.query.selectFrom('payment_receipt').select(['number', 'at']));
    const within = receipts.filter(({ at }) => isWithin(chinaDay(at)));
    return { all: within.map(({ number }) => ({ series: '', number })), startsAtOne: from === '' };
  }
  return null;
}

const split = (text: string, digits: number): Numbered => ({
  series: text.slice(0, -digits),
  number: Number(text.slice(-digits)),
});
