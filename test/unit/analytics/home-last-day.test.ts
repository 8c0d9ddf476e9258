/** Which day home says the sales of: the last one before today that a channel's bill speaks of, whatever else was misprinted. */
import { expect, test } from 'vitest';
import { formatDay } from '../../../shared/domain/dates.ts';
import type { SourceKind } from '../../../shared/domain/statement-line.ts';
import { lastSoldDay } from '../../../src-main/areas/analytics/home/money.ts';
import { depsOf } from '../../support/standing-lines.ts';

type Bill = readonly [kind: SourceKind, from: string, to: string];
function lastOf(...bills: readonly Bill[]): string {
  const files = bills.map(([kind, ...period]) => ({ kind, channel: 'wechat' as const, lines: [], period }));
  const day = lastSoldDay(depsOf(files), '2026-10-20');
  return day === null ? '' : formatDay(day);
}

test('the last day of the newest bill; of one that goes on over today, yesterday', () => {
  expect(lastOf(['trade_bill', '2026-10-01', '2026-10-12'], ['fund_bill', '2026-10-14', '2026-10-14'])).toBe(
    '2026-10-14',
  );
  expect(lastOf(['trade_bill', '2026-10-01', '2026-10-31'])).toBe('2026-10-19');
});

test('a bill of days to come says nothing of yesterday, and neither do orders and banks', () => {
  const bill: Bill = ['trade_bill', '2026-10-12', '2026-10-12'];
  expect(lastOf(bill, ['trade_bill', '9999-12-30', '9999-12-31'])).toBe('2026-10-12');
  expect(lastOf(bill, ['orders', '2026-10-18', '2026-10-18'], ['bank', '2026-10-18', '2026-10-18'])).toBe(
    '2026-10-12',
  );
  expect(lastOf(['trade_bill', '9999-12-30', '9999-12-31'])).toBe('');
});
