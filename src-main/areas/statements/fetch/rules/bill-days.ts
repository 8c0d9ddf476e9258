/**
 * When a channel's bill of a day is made, and from when on its word that there is none is believed.
 *
 * Sources: pay.weixin.qq.com (made by 10:00 of the next day), opendocs.alipay.com (about 09:00, now and then later). Both answer the same for a
 * bill that is late and for a day on which nothing moved, so "no bill" completes a day only once a whole day more has passed.
 */
import { parseDay } from '../../../../../shared/domain/dates.ts';

/** Whole days since 1970-01-01, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400;
const CHINA = 8 * 3600;
/** Of the next day, in China. */
const MADE_AT = 10 * 3600;

/** The last day whose bill should be made by now. */
export const lastMadeDay = (now: number): number => Math.floor((now + CHINA - MADE_AT) / DAY) - 1;

/** Whether "there is no bill of that day" is the last word on it. */
export function isFinal(day: string, now: number): boolean {
  const number = parseDay(day);
  return number !== null && number < lastMadeDay(now);
}

export const daysOf = ({ from, to }: DayRange): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
