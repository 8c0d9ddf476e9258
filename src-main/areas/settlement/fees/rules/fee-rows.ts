/**
 * Fees line by line as columns: what each was charged on, what the channel charged, what the schedule says. A million of them cost no object each.
 *
 * Amounts are whole minor units or NaN for what nobody can say; a fee given back has a minus. Rows stand in the order of their sets, which does not
 * depend on when a file came in.
 */
import type { AccountSchedules } from '../../../../../shared/domain/schedule-pick.ts';
import type { FeeTerms, OfAccount } from '../../../../../shared/domain/settlement-terms.ts';
import { LINE_KINDS, type LineKind } from '../../../../../shared/domain/statement-line.ts';
import type { LineSet } from '../../../statements/rules/line-columns.ts';

/** Why nothing is expected of a line, or what makes it another fee than rate × amount; '' where it is plain. */
export const FEE_WHYS = [
  '',
  // Nothing can be said.
  'no_schedule',
  'unchecked',
  'sale_missing',
  'not_of_a_sale',
  // Said of the day's batch, not of the line.
  'per_batch',
  // Said, and why so.
  'minimum',
  'cap',
  'tier',
  'until_month_end',
  'sale_rate',
  'chargeback',
  'true_up',
  'true_up_open',
] as const;
export type FeeWhy = (typeof FEE_WHYS)[number];
export const whyIndex = (why: FeeWhy): number => FEE_WHYS.indexOf(why);

export const kindIndex = (kind: LineKind): number => LINE_KINDS.indexOf(kind);

/** Whose fees: an account of a channel in one currency, with the schedules it is charged by. */
export interface FeeOwner extends OfAccount {
  readonly currency: string;
  readonly schedules: AccountSchedules;
}

export interface FeeRow {
  readonly set: number;
  readonly position: number;
  readonly owner: number;
  /** Settlement day (结算日), days since 1970; NO_DAY where nobody knows it. */
  readonly day: number;
  readonly gross: number;
  /** NaN where the line states none; it may stand in a line of its own. */
  readonly charged: number;
}

export class FeeRows {
  readonly sets: readonly LineSet[];
  readonly owners: FeeOwner[] = [];
  /** Every schedule that any row goes by; a row's is its place + 1. */
  readonly terms: FeeTerms[] = [];
  count = 0;
  set: Uint8Array;
  position: Uint32Array;
  owner: Uint32Array;
  day: Int32Array;
  gross: Float64Array;
  charged: Float64Array;
  expected: Float64Array;
  /** Of payments and of what is rounded per batch: the fee before it is rounded, in millionths of a minor unit. */
  exact: Float64Array;
  schedule: Uint16Array;
  why: Uint8Array;
  readonly #placeOf = new Map<FeeTerms, number>();

  constructor(sets: readonly LineSet[], room: number) {
    this.sets = sets;
    this.set = new Uint8Array(room);
    this.position = new Uint32Array(room);
    this.owner = new Uint32Array(room);
    this.day = new Int32Array(room);
    this.gross = new Float64Array(room);
    this.charged = new Float64Array(room);
    this.expected = new Float64Array(room);
    this.exact = new Float64Array(room);
    this.schedule = new Uint16Array(room);
    this.why = new Uint8Array(room);
  }

  /** Nothing is expected of it yet. */
  add({ set, position, owner, day, gross, charged }: FeeRow): number {
    if (this.count === this.set.length) this.#grow();
    const row = this.count;
    this.count += 1;
    this.set[row] = set;
    this.position[row] = position;
    this.owner[row] = owner;
    this.day[row] = day;
    this.gross[row] = gross;
    this.charged[row] = charged;
    this.expected[row] = Number.NaN;
    this.exact[row] = Number.NaN;
    return row;
  }

  /** The number by which rows name a schedule. */
  numberOf(terms: FeeTerms): number {
    const known = this.#placeOf.get(terms) ?? this.terms.push(terms);
    this.#placeOf.set(terms, known);
    return known;
  }

  termsOf(row: number): FeeTerms | null {
    return this.terms[(this.schedule[row] ?? 0) - 1] ?? null;
  }

  setOf(row: number): LineSet {
    const set = this.sets[this.set[row] ?? 0];
    if (!set) throw new RangeError(`no set of row ${row}`);
    return set;
  }

  ownerOf(row: number): FeeOwner {
    const owner = this.owners[this.owner[row] ?? 0];
    if (!owner) throw new RangeError(`no owner of row ${row}`);
    return owner;
  }

  lineIdOf(row: number): number {
    return this.setOf(row).lineId[this.position[row] ?? 0] ?? 0;
  }

  expect(row: number, expected: number, exact: number): void {
    this.expected[row] = expected;
    this.exact[row] = exact;
  }

  say(row: number, why: FeeWhy): void {
    this.why[row] = whyIndex(why);
  }

  whyOf(row: number): FeeWhy {
    return FEE_WHYS[this.why[row] ?? 0] ?? '';
  }

  #grow(): void {
    const room = 2 * this.set.length + 16;
    const grown = <T extends Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array>(
      from: T,
      to: T,
    ): T => {
      to.set(from);
      return to;
    };
    this.set = grown(this.set, new Uint8Array(room));
    this.position = grown(this.position, new Uint32Array(room));
    this.owner = grown(this.owner, new Uint32Array(room));
    this.day = grown(this.day, new Int32Array(room));
    this.gross = grown(this.gross, new Float64Array(room));
    this.charged = grown(this.charged, new Float64Array(room));
    this.expected = grown(this.expected, new Float64Array(room));
    this.exact = grown(this.exact, new Float64Array(room));
    this.schedule = grown(this.schedule, new Uint16Array(room));
    this.why = grown(this.why, new Uint8Array(room));
  }
}

/** The batch over which a row's fee is rounded once: the channel's own where it numbers them, else a day's. */
export function roundedPart(rows: FeeRows, row: number): string {
  const { batchNo } = rows.setOf(row);
  const at = 2 * (rows.position[row] ?? 0);
  const [high, low] = [batchNo[at] ?? 0, batchNo[at + 1] ?? 0];
  return high === 0 && low === 0 ? String(rows.day[row]) : `#${high}|${low}`;
}

/** An order of rows that does not depend on which file came first: by time, then by what their lines say. */
export function inTime({
  sets,
  set,
  position,
}: Pick<FeeRows, 'sets' | 'set' | 'position'>): (a: number, b: number) => number {
  const of = (row: number) => sets[set[row] ?? 0];
  return (a, b) => {
    const [one, other] = [of(a), of(b)];
    const [at, otherAt] = [position[a] ?? 0, position[b] ?? 0];
    return (
      momentOf(one, at) - momentOf(other, otherAt) ||
      (one?.identity[2 * at] ?? 0) - (other?.identity[2 * otherAt] ?? 0) ||
      (one?.identity[2 * at + 1] ?? 0) - (other?.identity[2 * otherAt + 1] ?? 0)
    );
  };
}

export const momentAt = (rows: Pick<FeeRows, 'sets' | 'set' | 'position'>, row: number): number =>
  momentOf(rows.sets[rows.set[row] ?? 0], rows.position[row] ?? 0);

const CHINA_OFFSET_SECONDS = 8 * 3600;
const DAY_SECONDS = 86_400;
/** What prints only its day comes at the beginning of it. */
function momentOf(set: LineSet | undefined, position: number): number {
  const at = set?.at[position] ?? Number.NaN;
  return Number.isNaN(at) ? (set?.day[position] ?? 0) * DAY_SECONDS - CHINA_OFFSET_SECONDS : at;
}
