/**
 * What a line of a bill is to the figures of the trade (口径): a sale, a refund, a chargeback, or an attempt that came to nothing; on which day in China, and
 * with what amount. The one place that says so: every panel of sales counts by it, and the meaning of a metric is this in words.
 */
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { LINE_KINDS, LINE_STATUSES } from '../../../../shared/domain/statement-line.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineColumns } from '../../statements/rules/line-columns.ts';

export const [NO_ROLE, SALE, REFUND, CHARGEBACK, FELL_THROUGH] = [0, 1, 2, 3, 4] as const;

export const [PAYMENT, GIVEN_BACK, CHARGED_BACK] = (['payment', 'refund', 'chargeback'] as const).map(
  (each) => LINE_KINDS.indexOf(each),
);
const statusIs = (...words: readonly (typeof LINE_STATUSES)[number][]): Uint8Array =>
  Uint8Array.from(LINE_STATUSES, (each) => (words.includes(each) ? 1 : 0));
const TOOK_PLACE = statusIs('none', 'success', 'refunded');
/** A refund stands in the bill of the day it was accepted, and its word is never brought up to date there (WeChat's stay 处理中 for ever): pending ones went out. */
const GIVEN = statusIs('none', 'success', 'refunded', 'pending');
const CAME_TO_NOTHING = statusIs('closed', 'failed', 'revoked');
const STATED = statusIs('success', 'refunded');

type Told = Pick<LineColumns, 'kind' | 'status' | 'direction'>;

export function roleOf({ kind, status, direction }: Told, at: number): number {
  const of = kind[at];
  if (of !== PAYMENT && of !== GIVEN_BACK && of !== CHARGED_BACK) return NO_ROLE;
  const [stands, sense] = [status[at] ?? 0, direction[at]];
  if (of === GIVEN_BACK) return sense === DIRECTION_OUT && GIVEN[stands] === 1 ? REFUND : NO_ROLE;
  if (TOOK_PLACE[stands] === 1) {
    if (of === PAYMENT) return sense === DIRECTION_IN ? SALE : NO_ROLE;
    return sense === DIRECTION_OUT ? CHARGEBACK : NO_ROLE;
  }
  return of === PAYMENT && CAME_TO_NOTHING[stands] === 1 && sense !== DIRECTION_OUT ? FELL_THROUGH : NO_ROLE;
}

/** Whether the file says of a sale how it ended. */
export const isStated = ({ status }: Pick<Told, 'status'>, at: number): boolean =>
  STATED[status[at] ?? 0] === 1;

/** Before fees; where the format has one amount only, that one. */
export function amountOf({ gross, net }: Pick<LineColumns, 'gross' | 'net'>, at: number): number {
  const stated = gross[at] ?? Number.NaN;
  return Math.abs(Number.isNaN(stated) ? (net[at] ?? 0) : stated);
}

/** The day in China; NO_DAY where the line has none. */
export function dayOf({ at: moments, day }: Pick<LineColumns, 'at' | 'day'>, at: number): number {
  const moment = moments[at] ?? Number.NaN;
  return Number.isNaN(moment) ? (day[at] ?? 0) : chinaDayNumber(moment);
}

/** 0 … 23 in China, where the line has a moment. A day alone stands at midnight. */
export const hourOf = ({ at: moments }: Pick<LineColumns, 'at'>, at: number): number =>
  Math.floor(((((moments[at] ?? 0) + 8 * 3600) % 86_400) + 86_400) / 3600) % 24;

const DAY_SECONDS = 86_400;
export const isMidnight = (moment: number): boolean =>
  Number.isNaN(moment) || (moment + 8 * 3600) % DAY_SECONDS === 0;
