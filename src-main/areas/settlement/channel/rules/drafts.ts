/**
 * Batches as lines are counted into them, file by file: whose each is, of which day or number, and the sums of its figures; and the moves between accounts
 * of ours that batches are held against.
 */
import { FIGURES } from '../../../../../shared/domain/settlement.ts';
import { type Channel, LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { DIRECTION_IN, DIRECTION_NONE, type LineSet } from '../../../statements/rules/line-columns.ts';
import { NO_FIGURE, type Told } from './figure-of-line.ts';
import {
  dayOf,
  FEES,
  FEES_RETURNED,
  feeOf,
  figureAt,
  isCounted,
  numberKey,
  SPLITS,
  type Stretch,
  sharedIn,
} from './stretch.ts';

export interface BatchOwner {
  readonly channel: Channel;
  readonly account: string;
  readonly currency: string;
}

export interface DraftBatch {
  readonly owner: number;
  /** Settlement day; null of one that the channel numbers. */
  readonly day: number | null;
  /** A line that bears its number; 0 of a day's. */
  readonly numberedLine: number;
  from: number;
  to: number;
  readonly sums: number[];
  readonly counts: number[];
}

/** Money that moved between accounts of ours, signed by its effect on the channel's. */
export interface Move {
  readonly kind: 'payout' | 'top_up' | 'transfer' | 'carry';
  readonly owner: number;
  /** Of the channel's number it bears; −1 where no batch has it. */
  batch: number;
  readonly numberKey: string;
  /** Said by a trade bill. */
  readonly isOfTrade: boolean;
  readonly lineId: number;
  readonly day: number;
  readonly at: number;
  readonly signed: number;
}

export class Drafts {
  readonly owners: BatchOwner[] = [];
  readonly batches: DraftBatch[] = [];
  readonly moves: Move[] = [];
  readonly batchOf = new Map<LineSet, Int32Array>();
  /** By owner and number. */
  readonly numbered = new Map<string, number>();
  /** By position of its set: the figure of its amount, NO_FIGURE of lines in none. */
  readonly figureOf = new Map<LineSet, Uint8Array>();
  readonly #ownerOf = new Map<string, number>();
  readonly #dayBatches = new Map<number, number>();
  readonly #feesOfMoves: { set: LineSet; position: number; owner: number; day: number; fee: number }[] = [];

  /** Sums every figure and says of each line where it goes. */
  count(stretch: Stretch): void {
    const { set } = stretch;
    const batchOf = held(this.batchOf, set, () => new Int32Array(set.count));
    const figureOf = held(this.figureOf, set, () => new Uint8Array(set.count).fill(NO_FIGURE));
    const owners = new Map<number, { readonly owner: number; readonly cutOff: number | null }>();
    for (let position = stretch.from; position < stretch.to; position += 1) {
      const direction = set.direction[position] ?? DIRECTION_NONE;
      if (direction === DIRECTION_NONE || !isCounted(stretch, position)) continue;
      const place =
        (set.account[position] ?? 0) * (set.currencies.length + 1) + (set.currency[position] ?? 0);
      const known = owners.get(place) ?? this.#ownerAt(stretch, position);
      owners.set(place, known);
      const day = dayOf(stretch, position, known.cutOff);
      if (day === null) continue;
      const net = set.net[position] ?? 0;
      const signed = direction === DIRECTION_IN ? net : -net;
      const told = stretch.told(position);
      const figure = figureAt(stretch, position, told, signed);
      const fee = feeOf(stretch, position, figure);
      figureOf[position] = figure;
      if (figure === NO_FIGURE) {
        this.#move(stretch, position, { ...known, day, signed: signed + fee, told });
        if (fee !== 0) this.#feesOfMoves.push({ set, position, owner: known.owner, day, fee });
        continue;
      }
      const draft = this.#place(batchOf, position, this.#batchAt(stretch, position, known.owner, day), day);
      add(draft, figure, signed + fee);
      const shared = sharedIn(stretch, position, figure, fee);
      if (fee !== shared) add(draft, fee > 0 ? FEES : FEES_RETURNED, shared - fee);
      if (shared !== 0) add(draft, SPLITS, -shared);
    }
  }

  /** What a payout cost is a fee of the batch that bears its number, else of its day; to be called when every line was counted. */
  countFeesOfMoves(): void {
    for (const { set, position, owner, day, fee } of this.#feesOfMoves) {
      const batch = this.numbered.get(numberKey(set, position, owner)) ?? this.#dayBatch(owner, day);
      const batchOf = this.batchOf.get(set);
      if (!batchOf) continue;
      add(this.#place(batchOf, position, batch, day), fee > 0 ? FEES : FEES_RETURNED, -fee);
    }
  }

  #place(batchOf: Int32Array, position: number, batch: number, day: number): DraftBatch {
    batchOf[position] = batch + 1;
    const draft = this.batches[batch];
    if (!draft) throw new RangeError(`no batch ${batch}`);
    if (day < draft.from) draft.from = day;
    if (day > draft.to) draft.to = day;
    return draft;
  }

  #ownerAt(
    { set, channel, accountOf, cutOffOf }: Stretch,
    position: number,
  ): { readonly owner: number; readonly cutOff: number | null } {
    const account = accountOf(set.accounts[set.account[position] ?? 0] ?? '');
    const currency = set.currencies[set.currency[position] ?? 0] ?? '';
    const key = `${channel}|${currency}|${account}`;
    const owner = this.#ownerOf.get(key) ?? this.owners.push({ channel, account, currency }) - 1;
    this.#ownerOf.set(key, owner);
    return { owner, cutOff: cutOffOf(account) };
  }

  #batchAt(stretch: Stretch, position: number, owner: number, day: number): number {
    const number = stretch.mode === 'beside' ? '' : numberKey(stretch.set, position, owner);
    if (number === '') return this.#dayBatch(owner, day);
    const batch =
      this.numbered.get(number) ?? this.#open(owner, null, day, stretch.set.lineId[position] ?? 0);
    this.numbered.set(number, batch);
    return batch;
  }

  /** −1 where there is none. */
  batchOfDay(owner: number, day: number): number {
    return this.#dayBatches.get(owner * DAYS + day) ?? -1;
  }

  #dayBatch(owner: number, day: number): number {
    const key = owner * DAYS + day;
    const batch = this.#dayBatches.get(key) ?? this.#open(owner, day, day, 0);
    this.#dayBatches.set(key, batch);
    return batch;
  }

  #open(owner: number, day: number | null, first: number, numberedLine: number): number {
    const zeros = () => FIGURES.map(() => 0);
    return (
      this.batches.push({
        owner,
        day,
        numberedLine,
        from: first,
        to: first,
        sums: zeros(),
        counts: zeros(),
      }) - 1
    );
  }

  #move(
    { set, isTrade }: Stretch,
    position: number,
    { owner, day, signed, told }: { owner: number; day: number; signed: number; told: Told },
  ): void {
    const kind = LINE_KINDS[set.kind[position] ?? 0];
    this.moves.push({
      kind:
        told === 'carry'
          ? 'carry'
          : kind === 'payout' || told === 'own'
            ? 'payout'
            : kind === 'top_up'
              ? 'top_up'
              : 'transfer',
      owner,
      batch: -1,
      numberKey: numberKey(set, position, owner),
      isOfTrade: isTrade,
      lineId: set.lineId[position] ?? 0,
      day,
      at: set.at[position] ?? Number.NaN,
      signed,
    });
  }
}

/** More than days there are between two owners' keys; days before 1970 are in nobody's bill. */
const DAYS = 4_000_000;

function add(draft: DraftBatch, figure: number, amount: number): void {
  draft.sums[figure] = (draft.sums[figure] ?? 0) + amount;
  draft.counts[figure] = (draft.counts[figure] ?? 0) + 1;
}

function held<Value>(map: Map<LineSet, Value>, set: LineSet, make: () => Value): Value {
  const known = map.get(set) ?? make();
  map.set(set, known);
  return known;
}
