/**
 * A second merchant of the made-up house, small enough to be followed by hand: a weekend that her channel pays out at once, two sales it charged too much for,
 * a refund above the day's sales, and one day whose bills are not here. What her channel pays out goes to the account kept apart (客户备付金).
 */
import { parseDay } from '../../shared/domain/dates.ts';
import { applyRate, minor } from '../../shared/domain/money.ts';
import type { Told } from './faults.ts';
import type { FundEntry } from './fund-account.ts';
import { compactDay, DAY_SECONDS, dayOf, FEE_PPM } from './shape.ts';
import type { Movement } from './story.ts';
import { writeAlipayFunds } from './write-alipay-funds.ts';
import { writeAlipayTrades } from './write-alipay-trades.ts';
import { ORDERS_FILE, writeOrders } from './write-orders.ts';

export const BOOKSHOP = {
  name: '雨前书屋(示例)有限公司',
  alipayAccount: '2088620260718412',
  /** 0.8 % to us, of which the channel takes its 0.6 %. */
  feePpm: 8_000,
} as const;

interface Sale {
  readonly day: string;
  readonly amount: number;
  /** What the channel charged above its own rate. */
  readonly tooMuch?: number;
}

/** The refund is of the first. Of the 15th there are no bills. */
const SALES: readonly Sale[] = [
  { day: '2026-10-10', amount: 86_000 },
  { day: '2026-10-10', amount: 26_800, tooMuch: 107 },
  { day: '2026-10-11', amount: 13_200 },
  { day: '2026-10-11', amount: 7_600 },
  { day: '2026-10-12', amount: 19_900 },
  { day: '2026-10-12', amount: 5_800, tooMuch: 23 },
  { day: '2026-10-13', amount: 8_800 },
  { day: '2026-10-13', amount: 32_000 },
  { day: '2026-10-14', amount: 12_800 },
  { day: '2026-10-16', amount: 9_600 },
];
const REFUND_DAY = '2026-10-14';
/** Mornings on which the channel pays out all that the days before brought: the 12th is for a weekend. */
const PAYOUT_DAYS = ['2026-10-12', '2026-10-13', '2026-10-14'] as const;
/** Lay in the account before its first bill and stays there. */
const FLOAT = 100_000;
const PRODUCT = '儿童绘本,三册装';
const FIRST_SERIAL = 50_000_000;

const at = (day: string, hour: number, minute: number): number =>
  (parseDay(day) ?? 0) * DAY_SECONDS + hour * 3600 + minute * 60;

function movementOf({ day, amount, tooMuch = 0 }: Sale, place: number): Movement {
  const happenedAt = at(day, 10 + (place % 3) * 4, 12 + place);
  const date = compactDay(dayOf(happenedAt));
  return {
    id: `b${place + 1}`,
    kind: 'payment',
    channel: 'alipay',
    orderNo: `YQ${date}${String(place + 1).padStart(6, '0')}`,
    refundNo: '',
    transactionNo: `${date}22001412${String(90_000_000 + place).padStart(10, '0')}`,
    refundTransactionNo: '',
    product: PRODUCT,
    buyer: '林',
    createdAt: happenedAt - 40,
    orderCreatedAt: happenedAt - 40,
    happenedAt,
    bookedAt: happenedAt + 1,
    ordered: amount,
    settled: amount,
    fee: applyRate(minor(amount), FEE_PPM) + tooMuch,
    prepaid: 0,
    isRefundedInFull: place === 0,
  };
}

function refundOf(sale: Movement): Movement {
  const happenedAt = at(REFUND_DAY, 16, 30);
  return {
    ...sale,
    id: `${sale.id}r1`,
    kind: 'refund',
    refundNo: `TKYQ${compactDay(dayOf(happenedAt))}0001`,
    createdAt: happenedAt - 30,
    happenedAt,
    bookedAt: happenedAt + 1,
  };
}

export interface BookshopPayout {
  readonly at: number;
  readonly amount: number;
  readonly payoutNo: string;
}

/** Her orders, her channel's bills, and what the bank was to be paid. */
export function bookshop(): {
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly payouts: readonly BookshopPayout[];
} {
  const sales = SALES.map(movementOf);
  const [first] = sales;
  const movements = first ? [...sales, refundOf(first)] : sales;
  const told = movements.map((movement): Told => {
    const state = movement.kind === 'refund' || movement.isRefundedInFull ? 'refunded' : 'paid';
    const billed = { settled: movement.settled, fee: movement.fee };
    return {
      movement,
      order: { amount: movement.ordered, state },
      trade: billed,
      fund: billed,
      fault: null,
    };
  });
  const entries = fundEntries(told);
  const zips = [
    ...writeAlipayTrades(told, BOOKSHOP.alipayAccount),
    ...writeAlipayFunds({ channel: 'alipay', entries }, BOOKSHOP.alipayAccount, FIRST_SERIAL),
  ];
  return {
    files: [{ name: ORDERS_FILE, bytes: writeOrders(told, []).bytes }, ...zips].map(({ name, bytes }) => ({
      name: `bookshop-${name}`,
      bytes,
    })),
    payouts: entries
      .filter(({ kind }) => kind === 'payout')
      .map((entry) => ({ at: entry.at, amount: -entry.amount, payoutNo: entry.payoutNo })),
  };
}

function fundEntries(told: readonly Told[]): FundEntry[] {
  const moves = told.flatMap((each) => {
    const { id, kind, happenedAt, settled, fee } = each.movement;
    const sign = kind === 'payment' ? 1 : -1;
    const feeKind: FundEntry['kind'] = kind === 'payment' ? 'fee' : 'fee_return';
    const of = { at: happenedAt, told: each, payoutNo: '' };
    return [
      { ...of, id: `${id}/${kind}`, kind, amount: sign * settled },
      { ...of, id: `${id}/${feeKind}`, kind: feeKind, amount: -sign * fee },
    ];
  });
  let held = 0;
  const payouts = PAYOUT_DAYS.map((day) => {
    const paidAt = at(day, 9, 15);
    const earned = moves.filter(({ at: when }) => when < paidAt).reduce((sum, { amount }) => sum + amount, 0);
    const amount = held - earned;
    held = earned;
    const payoutNo = `${compactDay(dayOf(paidAt))}30004120000000000001`;
    const kind: FundEntry['kind'] = 'payout';
    return { id: `bookshop-payout-${day}`, kind, at: paidAt, amount, told: null, payoutNo };
  });
  let balance = FLOAT;
  return [...moves, ...payouts]
    .sort((a, b) => a.at - b.at)
    .map((move) => {
      balance += move.amount;
      return { ...move, balance };
    });
}
