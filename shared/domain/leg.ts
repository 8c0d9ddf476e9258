/**
 * Legs, groups and exceptions: the words of matching (对账腿, 匹配组, 对账差异).
 *
 * A leg compares two stories about the same money. Every label of an exception names both sides, because 长款 and 短款 are used
 * in opposite senses by different people.
 */
import type { SourceKind } from './statement-line.ts';

/** order_trade 订单↔交易账单, trade_fund 交易账单↔资金账单, fund_bank 资金账单↔银行; trade_bank where a channel has no fund bill; left_right any two files. */
export const LEGS = [
  'order_trade',
  'trade_fund',
  'fund_bank',
  'trade_bank',
  'order_bank',
  'left_right',
] as const;
export type Leg = (typeof LEGS)[number];

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

export const LEG_SOURCES: Readonly<
  Record<Leg, readonly [left: SourceKind | null, right: SourceKind | null]>
> = {
  order_trade: ['orders', 'trade_bill'],
  trade_fund: ['trade_bill', 'fund_bill'],
  fund_bank: ['fund_bill', 'bank'],
  trade_bank: ['trade_bill', 'bank'],
  order_bank: ['orders', 'bank'],
  left_right: [null, null],
};

/** accepted: by a rule; proposed: for a person to decide; confirmed: by a person; rejected: a person said no. */
export const GROUP_STATES = ['accepted', 'proposed', 'confirmed', 'rejected'] as const;
export type GroupState = (typeof GROUP_STATES)[number];

export const EXCEPTION_KINDS = [
  'missing_in_channel', // In our orders, not in the channel (平台有·渠道无).
  'missing_in_orders', // In the channel, not in our orders (渠道有·平台无).
  'missing_in_fund',
  'missing_in_trade',
  'missing_in_bank', // Paid out, not arrived and overdue.
  'unexplained_in_bank', // Arrived, nobody knows why.
  'amount_differs',
  'fee_differs',
  'status_differs',
  'refund_differs',
  'currency_differs',
  'duplicate',
  'ambiguous',
  'timing', // In transit, expected by a date: not yet a break.
  'missing_file',
  'balance_break',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** open: nobody decided; waiting: timing, not yet a break; explained: a disposition stands; resolved: its lines are matched now. */
export const EXCEPTION_STATES = ['open', 'waiting', 'explained', 'resolved'] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** 处理方式: 补单 / 改状态 / 退款 / 追款 / 调账 / 挂账 / 核销 / 等待. */
export const DISPOSITIONS = [
  'create_order',
  'correct_status',
  'refund',
  'recover',
  'adjust',
  'to_suspense',
  'write_off',
  'wait',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** A suggestion is a disposition or one of two questions to others. */
export const SUGGESTIONS = [...DISPOSITIONS, 'ask_channel', 'get_file', 'choose_partner'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/**
 * left − right in minor units, the one difference that screens, files and the terminal show. Two files of opposite senses (what one pays the
 * other receives) that sum to nothing agree.
 */
export const differenceOf = (leg: Leg, left: number, right: number): number =>
  leg === 'left_right' && left + right === 0 ? 0 : left - right;
