/**
 * Fees of a batch, or of a channel over days, as a list: those that differ first, by size. What is rounded once over a batch stands in one row for the
 * batch. Kept as long as the same fees are judged, so that every further page costs nothing.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { StandingBatch } from '../settlement-book.ts';
import type { ExpectedFees, JudgedFees } from './expected-fees.ts';
import type { FeeRows } from './rules/fee-rows.ts';
import { FeeSummer, type FeeSums } from './rules/judged-fees.ts';

export interface VarianceAsked {
  /** Null for a channel over days. */
  readonly batch: StandingBatch | null;
  /** 'none' for every channel. */
  readonly channel: Channel;
  readonly from: string;
  readonly to: string;
}
export type VarianceShow = 'differing' | 'unknown' | 'all';

/** NaN of what nobody can say. */
export interface Variance {
  readonly row: number;
  readonly gross: number;
  readonly charged: number;
  readonly expected: number;
}

export interface VarianceList {
  readonly count: number;
  readonly at: (place: number) => Variance;
  readonly sums: readonly ({ readonly currency: string } & FeeSums)[];
}

/** Lists kept: a screen pages through one or two. */
const KEPT_MAX = 4;
const kept = new WeakMap<JudgedFees, Map<string, VarianceList>>();

export function varianceList(fees: ExpectedFees, asked: VarianceAsked, show: VarianceShow): VarianceList {
  const judged = fees.judged();
  const lists = kept.get(judged) ?? new Map<string, VarianceList>();
  kept.set(judged, lists);
  const { batch, channel, from, to } = asked;
  const key = JSON.stringify([batch?.batch.key, batch?.signed?.settlementNo, channel, from, to, show]);
  const known = lists.get(key);
  if (known) return known;
  const rows = batch ? rowsOfBatch(fees, batch) : rowsOfChannel(judged, asked);
  const made = listOf(judged.rows, rows, show);
  const [oldest] = lists.keys();
  if (lists.size >= KEPT_MAX && oldest !== undefined) lists.delete(oldest);
  lists.set(key, made);
  return made;
}

/** What the house takes of a merchant is in no channel's bill. */
const rowsOfBatch = (fees: ExpectedFees, { batch }: StandingBatch): Uint32Array =>
  batch.of.side === 'channel' ? fees.rowsOf(batch.members) : new Uint32Array(0);

function rowsOfChannel({ rows, shown }: JudgedFees, { channel, from, to }: VarianceAsked): Uint32Array {
  const [first, last] = [
    parseDay(from) ?? Number.NEGATIVE_INFINITY,
    parseDay(to) ?? Number.POSITIVE_INFINITY,
  ];
  const isAsked = Uint8Array.from(rows.owners, (each) =>
    channel === 'none' || each.channel === channel ? 1 : 0,
  );
  return shown.filter((row) => {
    const day = rows.day[row] ?? 0;
    return isAsked[rows.owner[row] ?? 0] === 1 && day >= first && day <= last;
  });
}

function listOf(rows: FeeRows, asked: Uint32Array, show: VarianceShow): VarianceList {
  const summers = new Map<string, FeeSummer>();
  const summerOf = rows.owners.map(({ currency }) => {
    const summer = summers.get(currency) ?? new FeeSummer(rows);
    summers.set(currency, summer);
    return summer;
  });
  for (const row of asked) summerOf[rows.owner[row] ?? 0]?.add(row);
  const batches = [...summers.values()].flatMap((summer) => summer.rounded());
  const sorter = new BySize(asked.length + batches.length);
  const add = (place: number, charged: number, expected: number) => {
    const rank = Number.isNaN(expected) ? UNKNOWN : charged === expected ? AGREEING : DIFFERING;
    if (show === 'all' || rank === (show === 'unknown' ? UNKNOWN : DIFFERING))
      sorter.add(place, Math.abs(rank === UNKNOWN ? charged : charged - expected), rank);
  };
  for (const [place, row] of asked.entries()) {
    const expected = rows.expected[row] ?? Number.NaN;
    // A batch's row stands for what is rounded over it.
    if (!Number.isNaN(expected) || Number.isNaN(rows.exact[row] ?? Number.NaN))
      add(place, rows.charged[row] ?? 0, expected);
  }
  for (const [at, { charged, expected }] of batches.entries()) add(asked.length + at, charged, expected);
  const order = sorter.order();
  return {
    count: order.length,
    at: (place) => {
      const from = order[place] ?? 0;
      return batches[from - asked.length] ?? rowAt(rows, asked[from] ?? 0);
    },
    sums: [...summers]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([currency, summer]) => {
        const sums = summer.sums();
        return sums.lines === 0 ? [] : [{ currency, ...sums }];
      }),
  };
}

const rowAt = ({ gross, charged, expected }: FeeRows, row: number): Variance => ({
  row,
  gross: gross[row] ?? 0,
  charged: charged[row] ?? 0,
  expected: expected[row] ?? Number.NaN,
});

const [DIFFERING, UNKNOWN, AGREEING] = [0, 1, 2];

/**
 * Places in order of their rank, then of size, greatest first, then as they came. One number says all three, so a million are sorted as numbers; sizes
 * beyond the room that is left count as equal.
 */
class BySize {
  readonly #keys: Float64Array;
  readonly #places: number;
  readonly #sizes: number;
  #count = 0;

  constructor(count: number) {
    this.#keys = new Float64Array(count);
    this.#places = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
    this.#sizes = Math.floor(2 ** 50 / this.#places);
  }

  add(place: number, size: number, rank: number): void {
    const bySize = this.#sizes - 1 - Math.min(size, this.#sizes - 1);
    this.#keys[this.#count] = (rank * this.#sizes + bySize) * this.#places + place;
    this.#count += 1;
  }

  order(): Uint32Array {
    return Uint32Array.from(this.#keys.subarray(0, this.#count).sort(), (key) => key % this.#places);
  }
}
