/**
 * Which figure of a batch a line of a channel's bill is (结算项目): by its kind, and of what channels call by no kind of their own, by its words.
 *
 * What moves between accounts of ours (payouts, top-ups, transfers) is no figure: it is what a batch is held against.
 */
import { FIGURES, type Figure } from '../../../../../shared/domain/settlement.ts';
import { LINE_KINDS, type LineKind } from '../../../../../shared/domain/statement-line.ts';

export const figureIndex = (figure: Figure): number => FIGURES.indexOf(figure);
/** No figure: money that moved between accounts of ours. */
export const NO_FIGURE = 255;

const OF_KIND: Readonly<Record<LineKind, Figure | null>> = {
  payment: 'sales',
  refund: 'refunds',
  fee: 'fees',
  fee_return: 'fees_returned',
  chargeback: 'disputes',
  adjustment: 'adjustments',
  interest: 'adjustments',
  other: 'adjustments',
  payout: null,
  top_up: null,
  transfer: null,
};

/** By the byte of the kind. */
export const FIGURE_OF_KIND = Uint8Array.from(LINE_KINDS, (kind) => {
  const figure = OF_KIND[kind];
  return figure === null ? NO_FIGURE : figureIndex(figure);
});

/** Kinds whose words are read: the channel's own kind says too little. */
const READ: readonly LineKind[] = ['adjustment', 'other', 'transfer'];
export const IS_READ = Uint8Array.from(LINE_KINDS, (kind) => (READ.includes(kind) ? 1 : 0));

/** What a bill beside a trade bill says that the trade bill does not: no trades and no fees of trades. */
const BESIDE: readonly LineKind[] = ['adjustment', 'interest', 'other', 'chargeback'];
export const IS_BESIDE = Uint8Array.from(LINE_KINDS, (kind) => (BESIDE.includes(kind) ? 1 : 0));

/** carry: what one batch of the channel hands on to the next. */
export type Told = 'splits' | 'reserve' | 'carry' | 'own' | '';

/** WeChat Pay books 分账 and 分账回退 in the fund bill; Stripe Connect and its like move a part to another's account by a transfer. */
const SPLIT =
  /分账|分润|profit.?sharing|connect_collection|^transfer(?:_(?:refund|reversal|cancel|failure))?\b/i;
/** Adyen ReserveAdjustment, DepositCorrection; Stripe reserve_hold, risk_reserved_funds; PayPal Reserve Hold and Release; 保证金. */
const RESERVE = /reserve|deposit\s*correction|保证金|风险准备金|押款/i;
const CARRY = /balance\s*transfer/i;

/** `isNumbered`: of a batch that the channel numbers, a transfer is a part of it; elsewhere it is a move of our own. */
export function toldBy(kind: LineKind, description: string, isNumbered: boolean): Told {
  if (RESERVE.test(description)) return kind === 'transfer' && !isNumbered ? '' : 'reserve';
  if (kind !== 'transfer') return SPLIT.test(description) && !/^transfer/i.test(description) ? 'splits' : '';
  if (/分账/.test(description)) return 'splits';
  if (!isNumbered) return '';
  if (CARRY.test(description)) return 'carry';
  return SPLIT.test(description) ? 'splits' : 'own';
}
