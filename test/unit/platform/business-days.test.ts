import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../shared/domain/dates.ts';
import { isAnnounced, isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';

const isOpen = (day: string): boolean => isBusinessDayInChina(parseDay(day) ?? 0);

describe('business days in China', () => {
  test('the week of National Day 2026 is free, and the Saturday worked for it is not', () => {
    expect(['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10'].map(isOpen)).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });
  test('Spring Festival is free; the Saturdays before and after it are worked', () => {
    expect(['2026-02-14', '2026-02-16', '2026-02-23', '2026-02-28'].map(isOpen)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
  test('a year that no notice covers yet has weekends only, and says so', () => {
    expect(isAnnounced(2026)).toBe(true);
    expect(isAnnounced(2031)).toBe(false);
    expect(isOpen('2031-10-01')).toBe(true); // A Wednesday.
    expect(isOpen('2031-10-04')).toBe(false);
  });
});
