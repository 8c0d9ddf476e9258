/**
 * An order of ours (订单): where it may stand, which moves lead from one state to the next, and what can be wrong with it.
 *
 * The state is never stored: it is what the standing lines and events of the order add up to (src-main/areas/orders/rules). The table below is
 * what every act of a person is held against.
 */
import type { LineStatus } from './statement-line.ts';

/** 已下单 / 支付中 / 已支付 / 部分退款 / 已退款 / 已关闭 / 支付失败 / 争议中. Kept by place in columns: new ones only behind. */
export const ORDER_STATES = [
  'created',
  'paying',
  'paid',
  'part_refunded',
  'refunded',
  'closed',
  'failed',
  'disputed',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** The allowed moves. What is fully refunded has ended; a closed or failed order may still turn out to have been paid. */
export const ORDER_MOVES: Readonly<Record<OrderState, readonly OrderState[]>> = {
  created: ['paying', 'paid', 'closed', 'failed'],
  paying: ['paid', 'closed', 'failed'],
  paid: ['part_refunded', 'refunded', 'closed', 'disputed'],
  part_refunded: ['refunded', 'disputed'],
  refunded: [],
  closed: ['paid'],
  failed: ['paying', 'paid', 'closed'],
  disputed: ['paid', 'part_refunded', 'refunded'],
};
export const mayMove = (from: OrderState, to: OrderState): boolean => ORDER_MOVES[from].includes(to);

/**
 * What is wrong with an order, found and named: paid twice (重复支付), more refunded than was paid (超额退款), a refund or second payment in another
 * currency (币种不一致). Bits by place in a column.
 */
export const ORDER_FINDINGS = ['paid_twice', 'over_refunded', 'currency_mixed'] as const;
export type OrderFinding = (typeof ORDER_FINDINGS)[number];

/** What a person may ask of an order. */
export const ORDER_ACTS = ['cancel', 'refund', 'fix', 'dispute', 'settle'] as const;
export type OrderAct = (typeof ORDER_ACTS)[number];
/** Why an act is not open; '' where it is (wording: error.move_not_allowed.<why>). */
export const ACT_PROBLEMS = [
  '',
  'state',
  'nothing_left',
  'above_paid',
  'currency',
  'not_in_orders',
  'same',
  'earlier_word',
  'no_evidence',
  'known_number',
  'in_channel',
  'supplemented',
] as const;
export type ActProblem = (typeof ACT_PROBLEMS)[number];

/**
 * Which status of a line a person may set instead of which. Only forward in an order's life, as the later word stands over the earlier whatever
 * the order of import (src-main/areas/statements/rules/arrivals.ts): a payment that was none after all is revoked (撤销), not made pending again.
 */
export const STATUS_MOVES: Readonly<Record<LineStatus, readonly LineStatus[]>> = {
  none: ['success', 'closed', 'failed'],
  pending: ['success', 'failed', 'closed'],
  failed: ['success', 'closed'],
  closed: ['success'],
  success: ['revoked'],
  revoked: [],
  refunded: [],
};
