/**
 * Settlement (结算): for a channel what it owes us, for a merchant what we owe her, batch by batch: sold, returned, charged, held, and what must
 * arrive or be paid, against what did. Nouns only; how a batch is worked out is in src-main/areas/settlement/rules.
 */
import { minor } from './money.ts';
import type { Channel } from './statement-line.ts';

/** channel: money a channel owes the house (渠道结算). merchant: money the house owes a merchant it takes payments for (商户结算). */
export const SETTLEMENT_SIDES = ['channel', 'merchant'] as const;
export type SettlementSide = (typeof SETTLEMENT_SIDES)[number];

/**
 * What a batch is made of, each by its effect on what is owed: sales raise it, refunds and fees lower it. With what was left open before
 * (`opening`) they add up to the net (结算净额), always and to the fen.
 *
 * disputes 拒付, less what was won back; splits 分账; reserve 保证金 held and released; adjustments 调整.
 */
export const FIGURES = [
  'sales',
  'refunds',
  'fees',
  'fees_returned',
  'disputes',
  'splits',
  'reserve_held',
  'reserve_released',
  'adjustments',
] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number>>;
export const NO_FIGURES: Figures = {
  sales: 0,
  refunds: 0,
  fees: 0,
  fees_returned: 0,
  disputes: 0,
  splits: 0,
  reserve_held: 0,
  reserve_released: 0,
  adjustments: 0,
};
/** opening and every figure, summed. */
export const netOf = (figures: Figures, opening: number): number =>
  FIGURES.reduce((sum, each) => sum + figures[each], opening);

/**
 * gathering: its period is not over or a file of it is missing. ready: may be signed. waiting: a second person is asked. approved: signed, the figures
 * stand for good. partly_approved: signed without some lines, which a later batch takes up. held 暂缓: not now, with a reason. returned 退回: to be
 * mended first.
 */
export const SETTLEMENT_STATES = [
  'gathering',
  'ready',
  'waiting',
  'approved',
  'partly_approved',
  'held',
  'returned',
] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/**
 * Of the money itself. carried: nothing is paid, because the net is below the least amount or below nought: it opens the next batch. partial: less
 * came than the batch says. late: it was due and did not come.
 */
export const MONEY_STATES = [
  'not_due',
  'due',
  'late',
  'partial',
  'arrived',
  'paying',
  'paid',
  'carried',
] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

/** What a reviewer looks at before she signs; each fills itself in. */
export const SETTLEMENT_CHECKS = [
  'period_complete', // Every file of the period is there and proved.
  'movements', // Opening + figures = net, and the channel's own opening and closing agree.
  'ties_batch', // With the channel's own batch.
  'ties_fund', // With the fund bill.
  'ties_bank', // With what the bank shows.
  'ties_books', // With the journal.
  'fee_variance', // Fees charged against the schedule.
  'refunds', // Above sales, or of sales long ago.
  'open_exceptions', // Their number and value.
  'reserve', // Held and released as agreed.
  'negative', // Below nought, and since when.
  'splits', // Parts within their limits, none past the day they are set free.
  'payee_changes', // The account it is paid to changed since the last batch.
  'growth', // Against this merchant's or channel's own history.
  'late_facts', // Lines that came after an earlier batch was signed.
] as const;
export type SettlementCheck = (typeof SETTLEMENT_CHECKS)[number];

/** correction 更正, penalty 违约金, tier_true_up 阶梯费率月末补差, compensation 赔付. */
export const ADJUSTMENT_KINDS = ['correction', 'penalty', 'tier_true_up', 'compensation', 'other'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/**
 * A settlement day of a channel account: what was expected of it against what is there. merged 合并到账: one payout for several days; split 分笔到账:
 * several for one.
 */
export const DAY_STATES = [
  'none', // Nothing is settled on it: a day off, or nothing was sold.
  'not_due',
  'complete',
  'merged',
  'split',
  'partial',
  'late',
  'missing', // Its bill is not here.
] as const;
export type SettlementDayState = (typeof DAY_STATES)[number];

/** What a batch is about, as its key says it. `part`: a day, or '#' and the channel's own batch number; `correction`: 0, or which correction of it. */
export type SettlementOf =
  | {
      readonly side: 'channel';
      readonly channel: Channel;
      readonly account: string;
      readonly currency: string;
      readonly part: string;
      readonly correction: number;
    }
  | {
      readonly side: 'merchant';
      readonly partyId: string;
      readonly currency: string;
      readonly part: string;
      readonly correction: number;
    };

/** The same batch has the same key wherever and whenever it is worked out: it is made of nothing but what the batch is about. */
export function settlementKey(of: SettlementOf): string {
  const owner = of.side === 'channel' ? [of.channel, of.account] : [of.partyId];
  const parts = [of.side, ...owner, of.currency, of.part, String(of.correction)];
  return parts.map(encodeURIComponent).join('/');
}

/** The key up to its currency: batches of one owner follow one another. */
export const ownerOfKey = (key: string): string => key.split('/').slice(0, -2).join('/');

interface NetOfBatch {
  readonly key: string;
  readonly from: string;
  readonly opening: number;
  readonly net: number;
}

/**
 * What batches of one currency come to together. A net that one carried opens the next of its owner: added up as they stand it would count twice, so
 * of each owner the earliest opening counts, and of all others what they added.
 */
export function together(batches: readonly NetOfBatch[]): { readonly opening: number; readonly net: number } {
  const earliest = new Map<string, NetOfBatch>();
  for (const each of batches) {
    const owner = ownerOfKey(each.key);
    const known = earliest.get(owner);
    if (isFirstOfPart(each) && (!known || each.from < known.from)) earliest.set(owner, each);
  }
  const opening = minor([...earliest.values()].reduce((sum, each) => sum + each.opening, 0));
  const added = batches.reduce((sum, each) => sum + each.net - each.opening, 0);
  return { opening, net: minor(opening + added) };
}

/** A correction opens with nothing. */
const isFirstOfPart = ({ key }: NetOfBatch): boolean => key.endsWith('/0');

/** The merchant whose batches an owner (ownerOfKey) is of. */
export function merchantOfOwner(owner: string): { readonly partyId: string; readonly currency: string } {
  const [side, partyId, currency] = owner.split('/').map(decodeURIComponent);
  if (side !== 'merchant' || !partyId || !currency) throw new RangeError(`${owner} is no merchant's`);
  return { partyId, currency };
}
