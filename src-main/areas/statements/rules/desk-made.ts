/**
 * Files of orders that persons made at this desk: single orders entered, supplemented, corrected. They say what stands in their rows and nothing of a
 * day: none is a day's file that came in, so they cover no day and move none on.
 */
import { chinaDay } from '../../../../shared/domain/china-time.ts';

const PREFIX = 'desk-orders-';

/** Numbered within the day, in China, on which they came about. */
export const deskMadeStart = (now: string): string => `${PREFIX}${chinaDay(now).replaceAll('-', '')}-`;

export const isDeskMade = ({ file }: { readonly file: string }): boolean => file.startsWith(PREFIX);
