/**
 * Instants as the clocks in China show them, whatever the zone of this machine: days are asked for, limited, numbered and booked by the day there.
 */
import { CHINA_ZONE, formatDay } from './dates.ts';

const OFFSET_SECONDS = 8 * 3600;

/** Seconds since 1970-01-01T00:00:00Z → the day, as whole days since 1970-01-01. */
export const chinaDayNumber = (seconds: number): number => Math.floor((seconds + OFFSET_SECONDS) / 86_400);

/** An ISO instant → 'YYYY-MM-DD'. */
export const chinaDay = (iso: string): string => formatDay(chinaDayNumber(Date.parse(iso) / 1000));

/** Seconds → '2026-11-26 14:05:09'. */
export const chinaClock = (seconds: number): string =>
  new Date(Math.floor(seconds + OFFSET_SECONDS) * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** Seconds → '2026-11-26T14:05:09+08:00'. */
export const chinaInstant = (seconds: number): string =>
  `${chinaClock(seconds).replace(' ', 'T')}${CHINA_ZONE}`;

/** An ISO instant → '2026-05-29 10:30', the minute not before it. */
export const chinaMinute = (iso: string): string =>
  chinaClock(Math.ceil(Date.parse(iso) / 60_000) * 60).slice(0, 16);

/** An ISO instant → '2026-11-26 14:05:09 +08:00': for papers, whose reader may sit under another clock. */
export const chinaClockOn = (iso: string): string => `${chinaClock(Date.parse(iso) / 1000)} ${CHINA_ZONE}`;
