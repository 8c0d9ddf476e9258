/**
 * What the backups are worth: none, never proved, proved, or proved too long ago. Pure: from the engine's times and the clock to a name and an
 * age in words. A backup that was never restored is not called proved.
 */
import type { Output } from '../../shared/contract/calls.ts';
import type { Tone } from './tag.tsx';
import type { Words } from './words.ts';

export type BackupStanding = 'none' | 'unproven' | 'proved' | 'old';
export const STANDING_TONES: Readonly<Record<BackupStanding, Tone>> = {
  none: 'bad',
  unproven: 'warn',
  proved: 'ok',
  old: 'warn',
};

/** A week: the daily ones of the first rule of keeping. */
export const PROVED_FOR_DAYS = 7;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function standingOf(
  { lastAt, provenAt }: Pick<Output<'backup.state'>, 'lastAt' | 'provenAt'>,
  now: number,
): BackupStanding {
  if (lastAt === '' && provenAt === '') return 'none';
  if (provenAt === '') return 'unproven';
  return now - Date.parse(provenAt) > PROVED_FOR_DAYS * DAY_MS ? 'old' : 'proved';
}

/** Cut down to the unit a person would say; a clock that is a little behind says "just now". */
export function ageText(words: Words, at: string, now: number): string {
  const age = now - Date.parse(at);
  if (Number.isNaN(age)) return '';
  if (age < MINUTE_MS) return words('age.now');
  if (age < HOUR_MS) return words('age.minutes', { count: Math.floor(age / MINUTE_MS) });
  if (age < 2 * DAY_MS) return words('age.hours', { count: Math.floor(age / HOUR_MS) });
  return words('age.days', { count: Math.floor(age / DAY_MS) });
}
