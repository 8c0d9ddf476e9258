/**
 * Business days in China (工作日): weekends, the State Council's holidays, and the weekends worked in exchange (调休).
 *
 * Source: 国务院办公厅关于2025年、2026年部分节假日安排的通知. Years not in the table have weekends only. Banks may clear otherwise on made-up
 * weekends; the calendar becomes a document of the workspace when settlement needs it.
 */
import { parseDay, weekday } from '../../../../shared/domain/dates.ts';

const OFF: readonly (readonly [first: string, last: string])[] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const WORKED_WEEKENDS = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

const off = new Set<number>();
for (const [first, last] of OFF) {
  for (let day = parseDay(first) ?? 0; day <= (parseDay(last) ?? -1); day += 1) off.add(day);
}
const worked = new Set(WORKED_WEEKENDS.map((day) => parseDay(day)));

export function isBusinessDayInChina(day: number): boolean {
  if (worked.has(day)) return true;
  if (off.has(day)) return false;
  const name = weekday(day);
  return name !== 0 && name !== 6;
}
