/**
 * How big the demo is, and the fixed facts of its made-up merchant: numbers, rates, clock and calendar.
 *
 * The demo is not an area of the trade: it is an independent witness. It makes statement files and says what is true in them, without any
 * of the code that reads and matches them; it imports only shared/, node:*, fflate and the calendar of business days.
 */
import { formatDay, parseDay } from '../../shared/domain/dates.ts';
import { isBusinessDayInChina } from '../platform/business-days.ts';

export interface DemoShape {
  /** Orders taken in the period, unpaid ones included; refunds come on top. */
  readonly orders: number;
  /** Days of trade, ending with lastDay. */
  readonly days: number;
  readonly seed: number;
  /** 'YYYY-MM-DD'; also the day of the question (截止日): payouts due after it are in transit. */
  readonly lastDay: string;
}

export const DEMO_SHAPE: DemoShape = { orders: 2000, days: 7, seed: 1, lastDay: '2026-10-18' };

/** Below this the planted faults would take every order there is. */
export const DEMO_ORDERS_MIN = 40;

export const DEMO_CHANNELS = ['wechat', 'alipay'] as const;
export type DemoChannel = (typeof DEMO_CHANNELS)[number];

export const WECHAT_SHARE = 0.6;
/** 0.6 % in parts per million, both channels. */
export const FEE_PPM = 6000;

export const MERCHANT = {
  name: '青禾生活商贸有限公司',
  wechatMerchantId: '1688002026',
  wechatAppId: 'wx5e0c4a9d17b3f28a',
  alipayAccount: '2088620260718305',
  bankAccount: '955880027140062026',
  /** Kept apart for customers' money (客户备付金). */
  clientFundsAccount: '955880027140062119',
} as const;

/** The days of one demo, as whole days since 1970-01-01. */
export interface Period {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Fund bills and bank begin here: early enough that a payout can be overdue on the last day. */
  readonly firstMoneyDay: number;
}

/** Business days a payout must be late before the demo calls it missing; kept well beyond T+1. */
const OVERDUE_DAYS = 2;

export function periodOf(shape: DemoShape): Period {
  const lastDay = parseDay(shape.lastDay);
  if (lastDay === null) throw new RangeError(`not a day: ${shape.lastDay}`);
  if (!Number.isSafeInteger(shape.orders) || shape.orders < DEMO_ORDERS_MIN)
    throw new RangeError(`at least ${DEMO_ORDERS_MIN} orders: ${shape.orders}`);
  if (!Number.isSafeInteger(shape.days) || shape.days < 1 || shape.days > 366)
    throw new RangeError(`1 to 366 days: ${shape.days}`);
  if (!Number.isSafeInteger(shape.seed)) throw new RangeError(`not a whole number: ${shape.seed}`);
  const firstDay = lastDay - shape.days + 1;
  let firstMoneyDay = firstDay;
  while (!isOverdue(firstMoneyDay, lastDay)) firstMoneyDay -= 1;
  return { firstDay, lastDay, firstMoneyDay };
}

/** T+1: the first business day after the day of the payout. */
export function dueDay(payoutDay: number): number {
  return laterBusinessDay(payoutDay, 1);
}

export function laterBusinessDay(day: number, count: number): number {
  let at = day;
  for (let left = count; left > 0; ) {
    at += 1;
    if (isBusinessDayInChina(at)) left -= 1;
  }
  return at;
}

export const isOverdue = (payoutDay: number, asOfDay: number): boolean =>
  laterBusinessDay(dueDay(payoutDay), OVERDUE_DAYS) <= asOfDay;

/** A moment of the demo: seconds since 1970-01-01T00:00:00 on the clock of China. */
export type Moment = number;

export const DAY_SECONDS = 86_400;
export const dayOf = (moment: Moment): number => Math.floor(moment / DAY_SECONDS);
export const compactDay = (day: number): string => formatDay(day).replaceAll('-', '');

/** 'YYYY-MM-DD HH:MM:SS', as all Chinese channels print it. */
export function clockText(moment: Moment): string {
  const seconds = moment - dayOf(moment) * DAY_SECONDS;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${formatDay(dayOf(moment))} ${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

/** How many of a thing per thousand orders: at least one, so that the smallest demo shows every kind. */
export const perThousand = (orders: number, rate: number): number =>
  Math.max(1, Math.round((orders * rate) / 1000));
