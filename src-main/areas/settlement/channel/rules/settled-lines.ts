/**
 * Lines of channels' bills put into batches and figures: two passes over columns, so that a million lines cost no object each.
 *
 * Every line that moved money is in one figure of one batch (its fee in the fee's), or it is a move between accounts of ours. Stretches come in the
 * order of line ids, so members are ascending whatever order files have.
 */
import { FIGURES, type Figure } from '../../../../../shared/domain/settlement.ts';
import { type Channel, LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  type LineSet,
  NO_DAY,
} from '../../../statements/rules/line-columns.ts';
import type { Members } from '../../computed.ts';
import { FIGURE_OF_KIND, figureIndex, IS_BESIDE, NO_FIGURE, type Told } from './figure-of-line.ts';
import { settlementDay } from './settlement-day.ts';

/** The lines of one file, where they stand in their set. */
export interface Stretch {
  readonly set: LineSet;
  readonly from: number;
  readonly to: number;
  readonly channel: Channel;
  /** bill: says what was traded. beside: a fund bill beside a trade bill. wallet: a person's, whose purchases are no business of a channel. */
  readonly mode: 'bill' | 'beside' | 'wallet';
  /** Of a trade bill, not of a fund bill that is the only file. */
  readonly isTrade: boolean;
  readonly accountOf: (printed: string) => string;
  readonly cutOffOf: (account: string) => number | null;
  /** Of a file that is of one settlement day whatever days its lines print (UnionPay 清算日); null of others. */
  readonly ownDay: number | null;
  /** Of lines that print no day; null where the file does not know. */
  readonly lastDay: number | null;
  /** Of a bill beside a trade bill: whether the trade bills say chargebacks themselves. */
  readonly hasTradeChargebacks: boolean;
  /** What words of a line say, by its position. */
  readonly told: (position: number) => Told;
}

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

export interface Settled {
  readonly owners: readonly BatchOwner[];
  readonly batches: readonly DraftBatch[];
  readonly moves: readonly Move[];
  /** By position of its set: place of the batch + 1; 0 of lines in none. */
  readonly batchOf: ReadonlyMap<LineSet, Int32Array>;
  readonly membersOf: (batch: number) => ReadonlyMap<Figure, Members>;
  /** −1 where there is none. */
  readonly batchOfDay: (owner: number, day: number) => number;
}

const [FEES, FEES_RETURNED] = [figureIndex('fees'), figureIndex('fees_returned')];
const [SPLITS, HELD, RELEASED] = [
  figureIndex('splits'),
  figureIndex('reserve_held'),
  figureIndex('reserve_released'),
];
const ADJUSTMENTS = figureIndex('adjustments');
const [PAYMENT, REFUND, CHARGEBACK] = (['payment', 'refund', 'chargeback'] as const).map((kind) =>
  LINE_KINDS.indexOf(kind),
);

export function settledLines(stretches: readonly Stretch[]): Settled {
  const collected = new Collected();
  const inOrder = stretches.toSorted((a, b) => (a.set.lineId[a.from] ?? 0) - (b.set.lineId[b.from] ?? 0));
  for (const stretch of inOrder) collected.count(stretch);
  collected.countFeesOfMoves();
  for (const move of collected.moves) move.batch = collected.numbered.get(move.numberKey) ?? -1;
  const members = collected.fill(inOrder);
  const { owners, batches, moves, batchOf, dayBatches } = collected;
  return {
    owners,
    batches,
    moves,
    batchOf,
    membersOf: (batch) => members[batch] ?? new Map(),
    batchOfDay: (owner, day) => dayBatches.get(owner * DAYS + day) ?? -1,
  };
}

class Collected {
  readonly owners: BatchOwner[] = [];
  readonly batches: DraftBatch[] = [];
  readonly moves: Move[] = [];
  readonly batchOf = new Map<LineSet, Int32Array>();
  /** By owner and number. */
  readonly numbered = new Map<string, number>();
  readonly #figureOf = new Map<LineSet, Uint8Array>();
  readonly #ownerOf = new Map<string, number>();
  readonly dayBatches = new Map<number, number>();
  readonly #feesOfMoves: { set: LineSet; position: number; owner: number; day: number; fee: number }[] = [];

  /** Sums every figure and says of each line where it goes. */
  count(stretch: Stretch): void {
    const { set } = stretch;
    const batchOf = held(this.batchOf, set, () => new Int32Array(set.count));
    const figureOf = held(this.#figureOf, set, () => new Uint8Array(set.count).fill(NO_FIGURE));
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
      if (fee !== 0) add(draft, fee > 0 ? FEES : FEES_RETURNED, -fee);
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

  /** Members of every figure, ascending because lines are gone through by their ids. */
  fill(stretches: readonly Stretch[]): ReadonlyMap<Figure, Members>[] {
    const filling = this.batches.map(({ counts }) =>
      counts.map((count) => ({ lineIds: new Uint32Array(count), amounts: new Float64Array(count), at: 0 })),
    );
    for (const stretch of stretches) {
      const { set } = stretch;
      const batchOf = this.batchOf.get(set);
      const figureOf = this.#figureOf.get(set);
      for (let position = stretch.from; position < stretch.to; position += 1) {
        const batch = filling[(batchOf?.[position] ?? 0) - 1];
        if (!batch) continue;
        const net = set.net[position] ?? 0;
        const figure = figureOf?.[position] ?? NO_FIGURE;
        const fee = feeOf(stretch, position, figure);
        const lineId = set.lineId[position] ?? 0;
        const signed = (set.direction[position] === DIRECTION_IN ? net : -net) + fee;
        if (fee !== 0) put(batch[fee > 0 ? FEES : FEES_RETURNED], lineId, -fee);
        if (figure !== NO_FIGURE) put(batch[figure], lineId, signed);
      }
    }
    return filling.map(
      (figures) =>
        new Map(
          figures.flatMap(({ lineIds, amounts }, at) => {
            const figure = FIGURES[at];
            return figure !== undefined && lineIds.length > 0
              ? [[figure, { lineIds, amounts }] as const]
              : [];
          }),
        ),
    );
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

  #dayBatch(owner: number, day: number): number {
    const key = owner * DAYS + day;
    const batch = this.dayBatches.get(key) ?? this.#open(owner, day, day, 0);
    this.dayBatches.set(key, batch);
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

const numberKey = ({ batchNo }: LineSet, position: number, owner: number): string => {
  const [high, low] = [batchNo[2 * position] ?? 0, batchNo[2 * position + 1] ?? 0];
  return high === 0 && low === 0 ? '' : `${owner}|${high}|${low}`;
};

function isCounted({ mode, set, hasTradeChargebacks, told }: Stretch, position: number): boolean {
  const kind = set.kind[position] ?? 0;
  if (mode === 'beside') {
    if (kind === CHARGEBACK) return !hasTradeChargebacks;
    return IS_BESIDE[kind] === 1 || FIGURE_OF_KIND[kind] === NO_FIGURE || told(position) === 'splits';
  }
  if (mode === 'bill') return true;
  // What a wallet paid for, or got back of it, is bought by us and no sale of ours.
  const isIn = set.direction[position] === DIRECTION_IN;
  return !((kind === PAYMENT && !isIn) || (kind === REFUND && isIn));
}

function dayOf({ set, ownDay, lastDay }: Stretch, position: number, cutOff: number | null): number | null {
  if (ownDay !== null) return ownDay;
  const day = set.day[position] ?? NO_DAY;
  return day === NO_DAY ? lastDay : settlementDay(day, set.at[position] ?? Number.NaN, cutOff);
}

/** Charged on the line itself, with a minus when given back. A line that is a fee has none; beside a trade bill fees are the trade bill's. */
function feeOf({ mode, set }: Stretch, position: number, figure: number): number {
  const fee = set.fee[position] ?? Number.NaN;
  const isFee = figure === FEES || figure === FEES_RETURNED;
  return isFee || mode === 'beside' || Number.isNaN(fee) ? 0 : fee;
}

function figureAt({ set }: Stretch, position: number, told: Told, signed: number): number {
  if (told === 'splits') return SPLITS;
  if (told === 'reserve') return signed < 0 ? HELD : RELEASED;
  const figure = FIGURE_OF_KIND[set.kind[position] ?? 0] ?? ADJUSTMENTS;
  if (figure === FEES && signed > 0) return FEES_RETURNED;
  return figure;
}

function add(draft: DraftBatch, figure: number, amount: number): void {
  draft.sums[figure] = (draft.sums[figure] ?? 0) + amount;
  draft.counts[figure] = (draft.counts[figure] ?? 0) + 1;
}

function put(
  into: { readonly lineIds: Uint32Array; readonly amounts: Float64Array; at: number } | undefined,
  lineId: number,
  amount: number,
): void {
  if (!into) return;
  into.lineIds[into.at] = lineId;
  into.amounts[into.at] = amount;
  into.at += 1;
}

function held<Value>(map: Map<LineSet, Value>, set: LineSet, make: () => Value): Value {
  const known = map.get(set) ?? make();
  map.set(set, known);
  return known;
}
