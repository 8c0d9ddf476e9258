/**
 * The lines of one file as batches read them: which of them count, of which settlement day, in which figure, with what fee. Asked of a million lines, so
 * nothing is made for a line.
 */
import { type Channel, LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { settlementDay } from '../../../matching/rules/settlement-day.ts';
import { DIRECTION_IN, type LineSet, NO_DAY } from '../../../statements/rules/line-columns.ts';
import { FIGURE_OF_KIND, figureIndex, IS_BESIDE, NO_FIGURE, type Told } from './figure-of-line.ts';

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
  /** Of the fee on a line, the part that is shared out and no fee; signed as the fee is. */
  readonly sharedOf: (position: number) => number;
  /** Of a bill beside a trade bill: a match says that the line is what was traded. */
  readonly isTraded: (position: number) => boolean;
}

export const [FEES, FEES_RETURNED] = [figureIndex('fees'), figureIndex('fees_returned')] as const;
export const SPLITS = figureIndex('splits');
const [HELD, RELEASED] = [figureIndex('reserve_held'), figureIndex('reserve_released')];
const ADJUSTMENTS = figureIndex('adjustments');
const [PAYMENT, REFUND, CHARGEBACK] = (['payment', 'refund', 'chargeback'] as const).map((kind) =>
  LINE_KINDS.indexOf(kind),
);

/** By owner and number; '' of a line that bears none. */
export const numberKey = ({ batchNo }: LineSet, position: number, owner: number): string => {
  const [high, low] = [batchNo[2 * position] ?? 0, batchNo[2 * position + 1] ?? 0];
  return high === 0 && low === 0 ? '' : `${owner}|${high}|${low}`;
};

export function isCounted(stretch: Stretch, position: number): boolean {
  const { mode, set } = stretch;
  const kind = set.kind[position] ?? 0;
  if (mode === 'beside') return isCountedBeside(stretch, position, kind);
  if (mode === 'bill') return true;
  // What a wallet paid for, or got back of it, is bought by us and no sale of ours.
  const isIn = set.direction[position] === DIRECTION_IN;
  return !((kind === PAYMENT && !isIn) || (kind === REFUND && isIn));
}

function isCountedBeside(
  { hasTradeChargebacks, told, isTraded }: Stretch,
  position: number,
  kind: number,
): boolean {
  if (FIGURE_OF_KIND[kind] === NO_FIGURE) return true;
  if (kind === CHARGEBACK && hasTradeChargebacks) return false;
  return (IS_BESIDE[kind] === 1 || told(position) === 'splits') && !isTraded(position);
}

export function dayOf(
  { set, ownDay, lastDay }: Stretch,
  position: number,
  cutOff: number | null,
): number | null {
  if (ownDay !== null) return ownDay;
  const day = set.day[position] ?? NO_DAY;
  return day === NO_DAY ? lastDay : settlementDay(day, set.at[position] ?? Number.NaN, cutOff);
}

/** Charged on the line itself, with a minus when given back. A line that is a fee has none; beside a trade bill fees are the trade bill's. */
export function feeOf({ mode, set }: Stretch, position: number, figure: number): number {
  const fee = set.fee[position] ?? Number.NaN;
  const isFee = figure === FEES || figure === FEES_RETURNED;
  return isFee || mode === 'beside' || Number.isNaN(fee) ? 0 : fee;
}

export function figureAt({ set }: Stretch, position: number, told: Told, signed: number): number {
  if (told === 'splits') return SPLITS;
  if (told === 'reserve') return signed < 0 ? HELD : RELEASED;
  const figure = FIGURE_OF_KIND[set.kind[position] ?? 0] ?? ADJUSTMENTS;
  if (figure === FEES && signed > 0) return FEES_RETURNED;
  return figure;
}

/** Of a fee, what is shared out and in the splits; a line that is a share itself says it by its amount. */
export const sharedIn = (stretch: Stretch, position: number, figure: number, fee: number): number =>
  fee === 0 || figure === NO_FIGURE || figure === SPLITS ? 0 : stretch.sharedOf(position);
