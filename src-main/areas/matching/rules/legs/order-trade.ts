/**
 * Orders against the channels' trade bills (订单 ↔ 交易账单).
 *
 * Passes, surest first:
 * 1. refunds by our refund number, where both say one (and the order numbers do not contradict);
 * 2. by merchant order number and kind; refunds that both have a refund number and did not meet in pass 1 are different refunds;
 * 3. by the channel's transaction number, where one of the two has no order number;
 * 4. by what the bill declares of rows without an order number: the original payment of a refund, an order number that its text quotes.
 * What stays: orders not paid, free orders, orders paid through a bank, and rows of other kinds are outside; the rest is one-sided.
 */
import { CHANNELS, LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { byKeys } from '../work/by-keys.ts';
import { ACCEPTED } from '../work/group-list.ts';
import { type Item, type LegPlay, lineItem, lineItems } from '../work/items.ts';
import { chain, forEachClass, Join, pickIds } from '../work/join.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId, idText, isIdle, isSameId } from '../work/line-facts.ts';
import { byAmount } from '../work/multiplicity.ts';
import { byOriginalPayment, byQuotedOrder } from './declared-links.ts';
import { exceptOneSided, FileDays } from './one-sided.ts';
import { differ, isContradicted, pairOrStatus, settleClass } from './settle-class.ts';

const PAYMENT = LINE_KINDS.indexOf('payment');
const REFUND = LINE_KINDS.indexOf('refund');
const CHARGEBACK = LINE_KINDS.indexOf('chargeback');
const BANK = CHANNELS.indexOf('bank');
const KINDS = [PAYMENT, REFUND, CHARGEBACK];
const IS_ASKED = Uint8Array.from(LINE_KINDS, (_, kind) => (KINDS.includes(kind) ? 1 : 0));

const KEYED: Readonly<Record<string, (work: LegWork, rule: number) => void>> = {
  order_trade_by_refund_no: byRefundNo,
  order_trade_by_order_no: byOrderNo,
  order_trade_by_transaction: byTransaction,
  order_trade_by_original_payment: (work, rule) =>
    byOriginalPayment(work, (kind, lefts, rights) =>
      kind === REFUND ? settleRefunds(work, rule, lefts, rights) : settleClass(work, rule, lefts, rights),
    ),
  order_trade_by_quoted_no: (work, rule) => byQuotedOrder(work, rule, (kind) => KINDS.includes(kind)),
};

export function playOrderTrade(work: LegWork): LegPlay {
  leaveOtherKinds(work);
  return {
    keyed: (rule) => (KEYED[rule.rule.id] ?? byKeys(rule.rule))(work, rule.index),
    items: () => lineItems(work, (side, position) => !isIdle(side, position), BANK),
    idle: (leftOpen, rightOpen) => ({
      left: idleItems(work, 'left', rightOpen),
      right: idleItems(work, 'right', leftOpen),
    }),
    objection: (one, other) =>
      one.sum === other.sum &&
      one.currency === other.currency &&
      isContradicted(work, one.lines[0] ?? 0, other.lines[0] ?? 0)
        ? 'status_differs'
        : null,
    finish: () => leaveOrExcept(work),
  };
}

/** Orders and rows that moved nothing, of amounts the other side has open. */
function idleItems(work: LegWork, side: 'left' | 'right', amounts: ReadonlySet<string>): Item[] {
  if (amounts.size === 0) return [];
  const set = side === 'left' ? work.left : work.right;
  const items: Item[] = [];
  for (let position = 0; position < set.count; position += 1) {
    const isOpen = side === 'left' ? work.isLeftOpen(position) : work.isRightOpen(position);
    if (!isOpen || !isIdle(set, position)) continue;
    const item = lineItem(work, side, position);
    const plain = side === 'left' ? work.leftPlain(position) : work.rightPlain(position);
    if (amounts.has(`${item.currency}|${plain}`)) items.push(item);
  }
  return items;
}

/** Fees, payouts and transfers in a trade bill are nothing our orders speak of. */
function leaveOtherKinds(work: LegWork): void {
  const { left, right } = work;
  for (let position = 0; position < left.count; position += 1)
    if (IS_ASKED[left.kind[position] ?? 0] !== 1 && work.isLeftOpen(position)) work.leaveLeft(position);
  for (let position = 0; position < right.count; position += 1)
    if (IS_ASKED[right.kind[position] ?? 0] !== 1 && work.isRightOpen(position)) work.leaveRight(position);
}

function byRefundNo(work: LegWork, rule: number): void {
  const { left, right } = work;
  const ones = pickIds(left.refundNo, (each) => left.kind[each] === REFUND && work.isLeftOpen(each));
  const others = pickIds(right.refundNo, (each) => right.kind[each] === REFUND && work.isRightOpen(each));
  forEachClass(ones, others, (lefts, rights) => {
    const [one] = lefts;
    const [other] = rights;
    if (one === undefined || other === undefined) return;
    // A number of ours used again for another order: only lines of one order belong together.
    const orders = new Set([
      ...lefts.map((position) => idText(left.orderNo, position)),
      ...rights.map((position) => idText(right.orderNo, position)),
    ]);
    orders.delete('');
    if (orders.size <= 1) settleClass(work, rule, lefts, rights);
    else
      for (const order of [...orders].sort()) {
        const ofOrder = (ids: Uint32Array) => (position: number) => idText(ids, position) === order;
        const leftOf = lefts.filter(ofOrder(left.orderNo));
        const rightOf = rights.filter(ofOrder(right.orderNo));
        if (leftOf.length > 0 && rightOf.length > 0) settleClass(work, rule, leftOf, rightOf);
      }
  });
}

function byOrderNo(work: LegWork, rule: number): void {
  const { left, right } = work;
  const join = new Join(left.orderNo, right.orderNo);
  for (let one = 0; one < join.leftCount; one += 1) {
    if (!join.opensClass(one)) continue;
    const other = join.firstRight(one);
    const isPair = join.nextLeft(one) < 0 && join.nextRight(other) < 0;
    if (isPair) {
      if (left.kind[one] !== right.kind[other] || !work.isLeftOpen(one) || !work.isRightOpen(other)) continue;
      if (left.kind[one] === REFUND) settleRefunds(work, rule, [one], [other]);
      else settleClass(work, rule, [one], [other]);
      continue;
    }
    for (const kind of KINDS) {
      const lefts = chain(one, (position) => join.nextLeft(position)).filter(
        (position) => left.kind[position] === kind && work.isLeftOpen(position),
      );
      const rights = chain(other, (position) => join.nextRight(position)).filter(
        (position) => right.kind[position] === kind && work.isRightOpen(position),
      );
      if (lefts.length === 0 || rights.length === 0) continue;
      if (kind === REFUND) settleRefunds(work, rule, lefts, rights);
      else settleClass(work, rule, lefts, rights);
    }
  }
}

/**
 * Refunds of one order, some with a refund number and some without. Two with numbers are different refunds (pass 1 had them), so only
 * pairs with a number missing are looked at; where the numbers are mixed, an amount is paired only if there is one possible pair.
 */
function settleRefunds(
  work: LegWork,
  rule: number,
  lefts: readonly number[],
  rights: readonly number[],
): void {
  const order = lefts[0] ?? 0;
  // The order's own number in the place of the refund's tells no refund from another.
  const isNumbered = (ids: Uint32Array) => (position: number) =>
    hasId(ids, position) && !isSameId(ids, position, work.left.orderNo, order);
  const isLeftNumbered = isNumbered(work.left.refundNo);
  const isRightNumbered = isNumbered(work.right.refundNo);
  const leftNumbered = lefts.filter(isLeftNumbered);
  const rightNumbered = rights.filter(isRightNumbered);
  if (leftNumbered.length === 0 || rightNumbered.length === 0) {
    settleClass(work, rule, lefts, rights);
    return;
  }
  const canBe = (one: number, other: number) => !isLeftNumbered(one) || !isRightNumbered(other);
  for (const bucket of byAmount(work, lefts, rights)) {
    if (bucket.left.length > 64 || bucket.right.length > 64) continue; // Not a case to sort out one by one.
    const pairs = bucket.left.flatMap((one) =>
      bucket.right.filter((other) => canBe(one, other)).map((other) => [one, other] as const),
    );
    const [only] = pairs;
    if (only && pairs.length === 1) pairOrStatus(work, rule, ...only);
  }
  const leftRest = lefts.filter((position) => work.isLeftOpen(position) && !isIdle(work.left, position));
  const rightRest = rights.filter((position) => work.isRightOpen(position) && !isIdle(work.right, position));
  const leftPossible = leftRest.filter((one) => rightRest.some((other) => canBe(one, other)));
  const rightPossible = rightRest.filter((other) => leftRest.some((one) => canBe(one, other)));
  differ(work, leftPossible, rightPossible);
}

function byTransaction(work: LegWork, rule: number): void {
  const { left, right } = work;
  const leftOpen = pickIds(left.transactionId, (each) => work.isLeftOpen(each) && !isIdle(left, each));
  const rightOpen = pickIds(right.transactionId, (each) => work.isRightOpen(each) && !isIdle(right, each));
  forEachClass(leftOpen, rightOpen, (lefts, rights) => {
    for (const kind of KINDS) {
      const [one, ...ones] = lefts.filter((position) => left.kind[position] === kind);
      const [other, ...others] = rights.filter((position) => right.kind[position] === kind);
      if (one === undefined || other === undefined || ones.length > 0 || others.length > 0) continue;
      const isContradicted =
        hasId(left.orderNo, one) &&
        hasId(right.orderNo, other) &&
        !isSameId(left.orderNo, one, right.orderNo, other);
      const isEqual = work.leftSigned(one) === work.rightSigned(other) && work.isSameCurrency(one, other);
      if (!isContradicted && isEqual) work.pair(rule, ACCEPTED, 100, one, other);
    }
  });
}

function leaveOrExcept(work: LegWork): void {
  const { left, right, input } = work;
  const tradeFiles = new FileDays(input.rightCoverage, false);
  const orderFiles = new FileDays(input.leftCoverage, true);
  for (let position = 0; position < left.count; position += 1) {
    if (!work.isLeftOpen(position)) continue;
    if (work.leftSigned(position) === 0 || left.channel[position] === BANK) work.leaveLeft(position);
    else exceptOneSided(work, 'left', [position], 'missing_in_channel', tradeFiles);
  }
  for (let position = 0; position < right.count; position += 1) {
    if (!work.isRightOpen(position)) continue;
    if (isIdle(right, position)) work.leaveRight(position);
    else exceptOneSided(work, 'right', [position], 'missing_in_orders', orderFiles);
  }
}
