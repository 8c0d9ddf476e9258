/**
 * How often an account's files come and when the next one is due: by a person's word, by the channel's own cycle, or learnt from what came.
 *
 * Sources of the cycles: WeChat Pay (pay.weixin.qq.com, 申请交易账单): bills of a day are made from 09:00 of the next, fetch them after 10:00.
 * Alipay (opendocs.alipay.com, bill.downloadurl.query): a day's bill is there by 09:00 of the next. UnionPay (全渠道平台接入接口规范 第3部分):
 * the settlement day's files are there the next day. Every one of them makes a file for weekends and holidays too.
 */
import type { Expectation } from '../../../../shared/domain/arrival.ts';
import { formatDay, parseDay, weekday } from '../../../../shared/domain/dates.ts';

/** Days one file speaks for, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const CHANNEL_CYCLES: Readonly<Record<string, Pick<Expectation, 'dueDays' | 'dueTime'>>> = {
  wechat_trade_bill: { dueDays: 1, dueTime: '10:00' },
  wechat_fund_bill: { dueDays: 1, dueTime: '10:00' },
  alipay_trade_bill: { dueDays: 1, dueTime: '09:00' },
  alipay_fund_bill: { dueDays: 1, dueTime: '09:00' },
  unionpay_zm: { dueDays: 1, dueTime: '10:00' },
};

/** Files before a habit is believed. */
const FILES_LEARNT_MIN = 3;
/** Of a daily habit, one day in so many has come at least: a few days over years are no habit, and nothing of them is missing. */
const COVERED_SHARE_MIN = 4;

export function expectationOf(
  adapters: readonly string[],
  spans: readonly Span[],
  isBusinessDay: (day: number) => boolean,
): Expectation {
  const learnt = learntFrom(spans, isBusinessDay);
  const [first] = adapters;
  const cycle =
    adapters.length > 0 && adapters.every((each) => CHANNEL_CYCLES[each] !== undefined) && first !== undefined
      ? CHANNEL_CYCLES[first]
      : undefined;
  // Whoever downloads a channel's bills by the month is not late every morning.
  const isByDay = spans.some((span) => span.from === span.to);
  if (cycle && isByDay) return { cadence: 'daily', ...cycle, origin: 'channel' };
  return learnt;
}

function learntFrom(spans: readonly Span[], isBusinessDay: (day: number) => boolean): Expectation {
  const none: Expectation = { cadence: 'none', dueDays: 1, dueTime: '10:00', origin: 'learnt' };
  const distinct = [...new Map(spans.map((span) => [`${span.from}-${span.to}`, span])).values()];
  if (distinct.length < FILES_LEARNT_MIN) return none;
  const lengths = distinct.map((span) => span.to - span.from + 1).toSorted((a, b) => a - b);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  if (middle === 1) {
    const days = new Set(distinct.flatMap((span) => (span.from === span.to ? [span.from] : [])));
    const between = daysBetween(distinct);
    const from = between[0] ?? 0;
    const covered = distinct.reduce(
      (sum, span) => sum + Math.max(0, span.to - Math.max(span.from, from) + 1),
      0,
    );
    if (covered * COVERED_SHARE_MIN < between.length) return none;
    const free = between.filter((day) => !isBusinessDay(day));
    const isBusinessOnly = free.length >= 2 && !free.some((day) => days.has(day));
    return { ...none, cadence: isBusinessOnly ? 'business_daily' : 'daily' };
  }
  if (middle >= 5 && middle <= 8) return { ...none, cadence: 'weekly' };
  if (middle >= 27 && middle <= 31) return { ...none, cadence: 'monthly', dueDays: 5 };
  return none;
}

function daysBetween(spans: readonly Span[]): number[] {
  const first = Math.min(...spans.map((span) => span.from));
  const last = Math.max(...spans.map((span) => span.to));
  // A year of days tells a habit; an account open for twenty years need not be counted through.
  const from = Math.max(first, last - 366);
  return Array.from({ length: last - from + 1 }, (_, at) => from + at);
}

/** Whether a file is made for this day at all. */
export const isFileDay = (
  { cadence }: Expectation,
  day: number,
  isBusinessDay: (day: number) => boolean,
): boolean => cadence !== 'none' && (cadence !== 'business_daily' || isBusinessDay(day));

/** When the file that covers `day` is due: seconds since 1970-01-01T00:00:00Z. Business-daily files of a Friday are due on the next business day. */
export function dueAt(
  expectation: Expectation,
  day: number,
  isBusinessDay: (day: number) => boolean,
): number {
  const last = lastDayOfPeriod(expectation, day);
  let due = last + expectation.dueDays;
  if (expectation.cadence === 'business_daily') while (!isBusinessDay(due)) due += 1;
  const [hour = 0, minute = 0] = expectation.dueTime.split(':').map(Number);
  return due * 86_400 + hour * 3600 + minute * 60 - 8 * 3600; // Printed times are China's.
}

function lastDayOfPeriod({ cadence }: Expectation, day: number): number {
  if (cadence === 'weekly') return day + ((7 - weekday(day)) % 7); // Weeks end on Sunday.
  if (cadence !== 'monthly') return day;
  const text = formatDay(day);
  const month = Number(text.slice(5, 7));
  const next =
    month === 12
      ? `${Number(text.slice(0, 4)) + 1}-01-01`
      : `${text.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
  return (parseDay(next) ?? day + 1) - 1;
}
