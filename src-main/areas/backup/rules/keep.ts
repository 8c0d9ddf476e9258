/**
 * Which backups stay (grandfather, father, son): the newest of each of the last so many days, weeks and months that have one.
 *
 * Whatever the rule says, the newest stays, and the one that was proven last: a drill is what makes a backup more than a hope. Pure.
 */
import { parseDay, weekday } from '../../../../shared/domain/dates.ts';

export interface KeepRule {
  readonly keepDays: number;
  readonly keepWeeks: number;
  readonly keepMonths: number;
}

export interface DatedBackup {
  readonly id: string;
  /** Instant, to tell which is newer. */
  readonly at: string;
  /** The day it counts for, YYYY-MM-DD. */
  readonly day: string;
  /** When a drill last proved it; '' never. */
  readonly provenAt: string;
}

/** The ids of those that stay. */
export function keepers(backups: readonly DatedBackup[], rule: KeepRule, today: string): ReadonlySet<string> {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const kept = new Set(newestFirst.slice(0, 1).map((each) => each.id));
  const proven = newestFirst.toSorted((a, b) => (a.provenAt < b.provenAt ? 1 : -1))[0];
  if (proven && proven.provenAt !== '') kept.add(proven.id);
  // All of today's stay until the day is over. What a wrong clock dated after today stays too, and takes no place from those whose date is right.
  for (const each of newestFirst) if (each.day >= today) kept.add(each.id);
  const past = newestFirst.filter((each) => each.day <= today);
  keepNewest(past, (each) => each.day, rule.keepDays, kept);
  keepNewest(past, weekOf, rule.keepWeeks, kept);
  keepNewest(past, (each) => each.day.slice(0, 7), rule.keepMonths, kept);
  return kept;
}

/** Of the last `count` periods that have one, the newest each. */
function keepNewest(
  newestFirst: readonly DatedBackup[],
  periodOf: (backup: DatedBackup) => string,
  count: number,
  kept: Set<string>,
): void {
  const periods = new Set<string>();
  for (const backup of newestFirst) {
    const period = periodOf(backup);
    if (periods.has(period)) continue;
    if (periods.size === count) return;
    periods.add(period);
    kept.add(backup.id);
  }
}

/** Weeks begin on Monday (GB/T 7408, ISO 8601). */
function weekOf({ day }: DatedBackup): string {
  const number = parseDay(day);
  return number === null ? day : String(number - ((weekday(number) + 6) % 7));
}
