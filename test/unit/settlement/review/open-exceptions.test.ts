/** What is open of a batch's lines: a break of the file is not hidden by what is open of the line itself, whichever was told first. */
import { expect, test } from 'vitest';
import type { ExceptionKind } from '../../../../shared/domain/leg.ts';
import type { StandingException } from '../../../../src-main/areas/review/standing.ts';
import { UNTOUCHED } from '../../../../src-main/areas/review/store.ts';
import { openExceptions } from '../../../../src-main/areas/settlement/review/open-exceptions.ts';

const exception = (
  kind: ExceptionKind,
  left: readonly number[],
  over: Partial<StandingException> = {},
): StandingException => ({
  ...{ leg: 'trade_fund', key: `${kind} ${left}`, kind, amount: 1_000, difference: 0, currency: 'CNY' },
  ...{ sinceDay: 0, expectedByDay: null, suggestion: 'get_file', left, right: [], evidence: [] },
  ...UNTOUCHED,
  ...{ state: 'open', groupKey: '', ageDays: 1 },
  ...over,
});
const openOf = (...all: readonly StandingException[]) => openExceptions({ exceptions: () => all });

test('a line is in every exception that nobody explained, and each is one however many lines it has', () => {
  const own = exception('missing_in_fund', [7]);
  const broken = exception('balance_break', [7, 8], { difference: -300 });
  for (const order of [
    [own, broken],
    [broken, own],
  ]) {
    const open = openOf(...order);
    expect(open.get(7)).toHaveLength(2);
    expect(open.get(7)?.filter(({ isBreak }) => isBreak)).toEqual([{ amount: 300, isBreak: true }]);
    expect(open.get(8)?.[0]).toBe(open.get(7)?.find(({ isBreak }) => isBreak));
  }
  expect(openOf(exception('balance_break', [7], { state: 'explained' })).size).toBe(0);
});
