/**
 * A channel's trade bill against its fund bill (交易账单 ↔ 资金账单): one trade, several movements (gross, fee; or one net row).
 *
 * Passes: by the channel's transaction number; then by merchant order number (Alipay books a refund under a number of its own). Payments
 * with their fees and refunds with returned fees are settled apart, because Alipay gives both the same number.
 * Payouts, top-ups, transfers and interest in the fund bill are the bank leg's or nobody's: outside.
 */
import { CHANNELS, type Channel, LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { DIRECTION_IN } from '../../../statements/rules/line-columns.ts';
import { byKeys } from '../work/by-keys.ts';
import { type LegPlay, lineItems } from '../work/items.ts';
import { chain, forEachClass, Join, pickIds } from '../work/join.ts';
import type { LegWork } from '../work/leg-work.ts';
import { isIdle } from '../work/line-facts.ts';
import { objectionOf, settleFund, takeReturnedFees } from './fund-class.ts';
import { movementItem, openMovements } from './fund-movements.ts';
import { exceptOneSided, FileDays } from './one-sided.ts';

/** Which movements belong together: a payment with its fee, a refund with its returned fee, a chargeback. */
const FAMILY_NONE = 0;
const FAMILY_PAYMENT = 1;
const FAMILY_REFUND = 2;
const FAMILY_CHARGEBACK = 3;
const FAMILIES = [FAMILY_PAYMENT, FAMILY_REFUND, FAMILY_CHARGEBACK];

const FAMILY_OF_KIND: readonly number[] = LINE_KINDS.map((kind) => {
  switch (kind) {
    case 'payment':
    case 'fee':
      return FAMILY_PAYMENT;
    case 'refund':
    case 'fee_return':
      return FAMILY_REFUND;
    case 'chargeback':
      return FAMILY_CHARGEBACK;
    default:
      return FAMILY_NONE;
  }
});
const ADJUSTMENT = LINE_KINDS.indexOf('adjustment');
const OTHER = LINE_KINDS.indexOf('other');
const FEE = LINE_KINDS.indexOf('fee');
const FEE_RETURN = LINE_KINDS.indexOf('fee_return');
/** Channels that make a fund bill at all; where another channel has none, trade_bank asks. */
const WITH_FUND_BILL: readonly Channel[] = ['wechat', 'alipay'];
/** Channels that make a bill per trade; PayPal, Stripe, Adyen and wallets have one file that says both, and nothing is missing beside it. */
const WITH_TRADE_BILL: readonly Channel[] = ['none', 'wechat', 'alipay', 'unionpay', 'square', 'other'];

export function playTradeFund(work: LegWork): LegPlay {
  const { left, right, input } = work;
  const leftFamily = new Uint8Array(left.count);
  for (let position = 0; position < left.count; position += 1) {
    const kind = left.kind[position] ?? 0;
    leftFamily[position] = kind === FEE || kind === FEE_RETURN ? FAMILY_NONE : (FAMILY_OF_KIND[kind] ?? 0);
    if (leftFamily[position] === FAMILY_NONE && work.isLeftOpen(position)) work.leaveLeft(position);
  }
  const rightFamily = new Uint8Array(right.count);
  for (let position = 0; position < right.count; position += 1) {
    const kind = right.kind[position] ?? 0;
    const isUnnamed = kind === ADJUSTMENT || kind === OTHER; // The channel's word says nothing: the direction does.
    const byDirection = right.direction[position] === DIRECTION_IN ? FAMILY_PAYMENT : FAMILY_REFUND;
    rightFamily[position] = isUnnamed ? byDirection : (FAMILY_OF_KIND[kind] ?? 0);
    if (rightFamily[position] === FAMILY_NONE && work.isRightOpen(position)) work.leaveRight(position);
  }

  const families = { left: leftFamily, right: rightFamily };
  const fundFiles = new FileDays(input.rightCoverage, false);
  // Where none came at all and the bank is asked for the trades' own batches, the same trades are not asked about twice.
  const isAskedAtBank = (channel: number) =>
    input.bank.legs.includes('trade_bank') && input.bank.tradeChannels.includes(channel);
  const hasFundBill = (channel: number) =>
    fundFiles.knows(channel) ||
    (WITH_FUND_BILL.some((each) => CHANNELS[channel] === each) && !isAskedAtBank(channel));
  return {
    keyed: ({ index, rule }) => {
      if (rule.id === 'trade_fund_by_transaction') {
        const awaiting: number[] = [];
        byTransaction(work, index, families, awaiting);
        takeReturnedFees(work, index, awaiting, right.transactionId);
      } else if (rule.id === 'trade_fund_by_order_no') byOrderNo(work, index, families);
      else if (rule.id === 'trade_fund_by_original_payment') byOriginalPayment(work, index, families);
      else byKeys(rule)(work, index);
    },
    items: () => ({
      left: lineItems(work, (set, position) => set === left && !isIdle(set, position)).left.filter((each) =>
        hasFundBill(each.channel),
      ),
      right: openMovements(work, rightFamily).map((rows) => movementItem(work, rows)),
    }),
    objection: (trade, movement) => objectionOf(work, trade.lines[0] ?? 0, movement.lines),
    finish: () => {
      for (let position = 0; position < left.count; position += 1) {
        if (!work.isLeftOpen(position)) continue;
        const isAsked = work.leftSigned(position) !== 0 && hasFundBill(left.channel[position] ?? 0);
        if (isIdle(left, position) || !isAsked) work.leaveLeft(position);
        else exceptOneSided(work, 'left', [position], 'missing_in_fund', fundFiles);
      }
      exceptFundRest(work, rightFamily);
    },
  };
}

function byOrderNo(work: LegWork, rule: number, families: Families): void {
  forEachClass(
    pickIds(work.left.orderNo, (position) => work.isLeftOpen(position)),
    pickIds(work.right.orderNo, (position) => work.isRightOpen(position)),
    (trades, rows) => settleFamilies(work, rule, families, trades, rows, null),
  );
}

/** A refund that the fund bill books under the number of its payment. */
function byOriginalPayment(work: LegWork, rule: number, families: Families): void {
  const isBack = (family: Uint8Array) => (position: number) =>
    family[position] === FAMILY_REFUND || family[position] === FAMILY_CHARGEBACK;
  const isLeft = isBack(families.left);
  const isRight = isBack(families.right);
  forEachClass(
    pickIds(work.left.relatedId, (trade) => isLeft(trade) && work.isLeftOpen(trade)),
    pickIds(work.right.transactionId, (row) => isRight(row) && work.isRightOpen(row)),
    (trades, rows) => {
      // A returned fee alone is no refund.
      if (rows.some((row) => work.right.kind[row] !== FEE_RETURN))
        settleFamilies(work, rule, families, trades, rows, null);
    },
  );
}

interface Families {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/** The big pass: nearly every number has one trade, so arrays are used again and again. */
function byTransaction(work: LegWork, rule: number, families: Families, awaiting: number[]): void {
  const join = new Join(work.left.transactionId, work.right.transactionId);
  const trades = [0];
  const rows: number[] = [];
  for (let first = 0; first < join.leftCount; first += 1) {
    if (!join.opensClass(first)) continue;
    if (join.nextLeft(first) >= 0) {
      const all = chain(first, (entry) => join.nextLeft(entry));
      const booked = chain(join.firstRight(first), (entry) => join.nextRight(entry));
      settleFamilies(work, rule, families, all, booked, awaiting);
      continue;
    }
    if (!work.isLeftOpen(first)) continue;
    rows.length = 0;
    for (let row = join.firstRight(first); row >= 0; row = join.nextRight(row))
      if (families.right[row] === families.left[first] && work.isRightOpen(row)) rows.push(row);
    trades[0] = first;
    if (rows.length > 0) settleFund(work, rule, trades, rows, awaiting);
  }
}

/** One class, family by family. `awaiting` collects refunds whose returned fee may stand under the payment's number. */
function settleFamilies(
  work: LegWork,
  rule: number,
  families: Families,
  trades: readonly number[],
  rows: readonly number[],
  awaiting: number[] | null,
): void {
  for (const family of FAMILIES) {
    const ofTrades = trades.filter((each) => families.left[each] === family && work.isLeftOpen(each));
    const ofRows = rows.filter((each) => families.right[each] === family && work.isRightOpen(each));
    if (ofTrades.length > 0 && ofRows.length > 0) settleFund(work, rule, ofTrades, ofRows, awaiting);
  }
}

/** Movements without a trade: rows under one number are one movement and one exception. */
function exceptFundRest(work: LegWork, rightFamily: Uint8Array): void {
  const { right, input } = work;
  const tradeFiles = new FileDays(input.leftCoverage, false);
  for (let position = 0; position < right.count; position += 1) {
    if (!work.isRightOpen(position)) continue;
    const channel = right.channel[position] ?? 0;
    const hasTradeBill =
      WITH_TRADE_BILL.some((each) => CHANNELS[channel] === each) || tradeFiles.knows(channel);
    if (work.rightSigned(position) === 0 || !hasTradeBill) work.leaveRight(position);
  }
  for (const rows of openMovements(work, rightFamily))
    exceptOneSided(work, 'right', rows, 'missing_in_trade', tradeFiles);
}
