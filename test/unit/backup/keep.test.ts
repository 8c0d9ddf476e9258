/** The keep rule: newest of each of the last days, weeks and months; the newest and the last proven one always. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { type DatedBackup, keepers } from '../../../src-main/areas/backup/rules/keep.ts';

const RULE = { keepDays: 7, keepWeeks: 4, keepMonths: 12 };
const TODAY = '2026-10-19'; // A Monday.
const today = parseDay(TODAY) ?? 0;
const backup = (day: string, time = '10:00', provenAt = ''): DatedBackup => ({
  id: `${day} ${time}`,
  at: `${day}T${time}:00.000Z`,
  day,
  provenAt,
});
const daily = (days: number) => Array.from({ length: days }, (_, ago) => backup(formatDay(today - ago)));

test('after four hundred daily backups: seven days, four weeks, twelve months', () => {
  const kept = [...keepers(daily(400), RULE, TODAY)].sort().reverse();
  expect(kept.map((id) => id.slice(0, 10))).toEqual([
    '2026-10-19',
    '2026-10-18', // Also the newest of last week.
    '2026-10-17',
    '2026-10-16',
    '2026-10-15',
    '2026-10-14',
    '2026-10-13',
    '2026-10-11', // Sundays end the weeks before.
    '2026-10-04',
    '2026-09-30', // Month ends.
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
    '2026-05-31',
    '2026-04-30',
    '2026-03-31',
    '2026-02-28',
    '2026-01-31',
    '2025-12-31',
    '2025-11-30',
  ]);
});

test('of several on one day the newest stays, once the day is over', () => {
  const all = [backup(TODAY, '08:00'), backup(TODAY, '12:00'), backup(TODAY, '09:30')];
  expect(keepers(all, RULE, TODAY).size).toBe(3);
  expect([...keepers(all, RULE, '2026-10-20')]).toEqual([`${TODAY} 12:00`]);
});

test('days without a backup take no place: after a long absence nothing is thrown away at once', () => {
  const old = [backup('2024-03-01'), backup('2024-03-02'), backup('2024-03-03')];
  expect(keepers([...old, backup(TODAY)], RULE, TODAY).size).toBe(4);
});

test('one that a wrong clock dated after today stays and drives nothing else out', () => {
  const kept = keepers([backup('2031-01-01'), ...daily(7)], { ...RULE, keepWeeks: 0, keepMonths: 0 }, TODAY);
  expect(kept.size).toBe(8);
});

const anyBackups = fc
  .array(
    fc.record({
      ago: fc.integer({ min: 0, max: 900 }),
      hour: fc.integer({ min: 0, max: 23 }),
      provenAgo: fc.option(fc.integer({ min: 0, max: 900 })),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ ago, hour, provenAgo }, index) => {
      const time = `${String(hour).padStart(2, '0')}:${String(index).padStart(2, '0')}`;
      return backup(formatDay(today - ago), time, provenAgo === null ? '' : formatDay(today - provenAgo));
    }),
  );
const anyRule = fc.record({
  keepDays: fc.integer({ min: 1, max: 10 }),
  keepWeeks: fc.integer({ min: 0, max: 6 }),
  keepMonths: fc.integer({ min: 0, max: 14 }),
});

test('the newest stays always, and so does the one proven last', () => {
  fc.assert(
    fc.property(anyBackups, anyRule, (backups, rule) => {
      const kept = keepers(backups, rule, TODAY);
      const newest = backups.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
      expect(newest === undefined || kept.has(newest.id)).toBe(true);
      const lastProof =
        backups
          .map((each) => each.provenAt)
          .sort()
          .at(-1) ?? '';
      const lastProven = backups.filter((each) => each.provenAt === lastProof);
      expect(lastProof === '' || lastProven.some((each) => kept.has(each.id))).toBe(true);
      const ofToday = backups.filter((each) => each.day === TODAY).length;
      expect(kept.size).toBeLessThanOrEqual(2 + ofToday + rule.keepDays + rule.keepWeeks + rule.keepMonths);
    }),
  );
});

test('what stays is kept again: pruning twice removes nothing more', () => {
  fc.assert(
    fc.property(anyBackups, anyRule, (backups, rule) => {
      const kept = keepers(backups, rule, TODAY);
      const again = keepers(
        backups.filter((each) => kept.has(each.id)),
        rule,
        TODAY,
      );
      expect([...again].sort()).toEqual([...kept].sort());
    }),
  );
});
