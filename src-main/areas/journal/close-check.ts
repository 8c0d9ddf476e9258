/**
 * What stands against closing a month, each with what was found: what stops it, and what somebody should have looked at.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import type { AccountRole } from '../../../shared/domain/books.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { formatMinor, minor } from '../../../shared/domain/money.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { type Balance, balances } from './balances.ts';
import type { BookDeps } from './deps.ts';
import { earlierOpen, unpostedOf } from './period-change.ts';
import { nextPeriod } from './rules/periods.ts';

type Check = Output<'journal.closeCheck'>['checks'][number];

export async function closeCheck(
  deps: BookDeps,
  period: string,
  differing: (asOf: string) => Promise<number>,
  info: CallInfo,
): Promise<Check[]> {
  const lastDay = lastDayOf(period);
  const plan = await deps.planner.plan(() => info.breathe());
  const unposted = unpostedOf(plan, period);
  const earlier = earlierOpen(deps, period);
  const differ = await differing(lastDay);
  const open = deps.standing
    .exceptions()
    .filter(({ state, sinceDay }) => state === 'open' && sinceDay <= (parseDay(lastDay) ?? 0));
  const missing = deps.missingFiles(`${period}-01`, lastDay);
  return [
    check('unposted', unposted > 0 ? 'stop' : 'pass', { count: unposted }),
    check('earlier_open', earlier.length > 0 ? 'stop' : 'pass', {
      count: earlier.length,
      period: earlier[0] ?? '',
    }),
    check('balances', differ > 0 ? 'warn' : 'pass', { count: differ }),
    check('open_exceptions', open.length > 0 ? 'warn' : 'pass', { count: open.length }),
    standing(deps, 'bank_unmatched', ['bank_unmatched'], lastDay),
    standing(deps, 'suspense', ['suspense_payment', 'suspense_receipt', 'adjustment'], lastDay),
    standing(deps, 'payments_open', ['payments_in_transit'], lastDay),
    check('missing_files', missing > 0 ? 'warn' : 'pass', { count: missing }),
  ];
}

/** As whoever agrees to the closing is shown them: each by its own word, with how much there is. */
export const warningsOf = (
  checks: readonly Check[],
): readonly { readonly name: string; readonly value: string }[] =>
  checks
    .filter(({ outcome }) => outcome === 'warn')
    .map(({ name, facts }) => ({
      name: `close_${name}`,
      value: [facts['count'], facts['amount']]
        .filter((each) => each !== undefined && each !== '')
        .join(' · '),
    }));

const check = (name: Check['name'], outcome: Check['outcome'], facts: Check['facts']): Check => ({
  name,
  outcome,
  facts,
});

/** Accounts that should be empty. */
function standing(
  { ledger, chart }: BookDeps,
  name: Check['name'],
  roles: readonly AccountRole[],
  asOf: string,
): Check {
  const left = balances(ledger, { asOf, accounts: roles.map((role) => chart.codeOf(role)) });
  return check(name, left.length > 0 ? 'warn' : 'pass', { count: left.length, amount: sumsOf(left) });
}

/** All that stands there, by currency: what one sub-ledger has on the debit side takes nothing off what another has on the credit side. */
function sumsOf(left: readonly Balance[]): string {
  const sums = new Map<string, number>();
  for (const { currency, amount } of left)
    sums.set(currency, minor((sums.get(currency) ?? 0) + Math.abs(amount)));
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => `${formatMinor(sum, currency)} ${currency}`)
    .join(' + ');
}

const lastDayOf = (period: string): string => formatDay((parseDay(`${nextPeriod(period)}-01`) ?? 1) - 1);
