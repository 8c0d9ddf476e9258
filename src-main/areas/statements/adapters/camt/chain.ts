/**
 * Several statements of one account in one file: each must open where the one before it closed, and their numbers run on.
 *
 * Numbers that follow each other leave no room between the two, so the balances must agree; without them a statement may be missing, which is
 * shown and no more.
 */
import type { Sink } from '../../adapter.ts';
import type { StatementLink } from './statement.ts';

export function checkChains(links: readonly StatementLink[], sink: Sink): void {
  const byAccount = new Map<string, StatementLink[]>();
  for (const link of links) {
    const key = `${link.account}|${link.currency}`;
    const known = byAccount.get(key);
    if (known) known.push(link);
    else byAccount.set(key, [link]);
  }
  for (const chain of byAccount.values()) {
    // Newest first is as good as oldest first.
    const sorted = chain.toSorted(
      (a, b) => compare(a.period.to, b.period.to) || (a.number ?? 0) - (b.number ?? 0) || a.row - b.row,
    );
    for (let at = 1; at < sorted.length; at += 1) {
      const before = sorted[at - 1];
      const next = sorted[at];
      if (before && next) checkLink(before, next, sink);
    }
  }
}

function checkLink(before: StatementLink, next: StatementLink, sink: Sink): void {
  const { scope, row, currency } = next;
  const isNext = before.number !== null && next.number === before.number + 1;
  if (
    before.number !== null &&
    next.number !== null &&
    next.number !== before.number &&
    isOneYear(before, next)
  ) {
    sink.stated({
      name: 'statement_number',
      value: next.number,
      row,
      weight: 'advisory',
      currency: '',
      scope,
    });
    sink.computed('statement_number', before.number + 1, '', scope);
  }
  if (before.closing === null || next.opening === null) return;
  const holds = before.closing === next.opening;
  // Reports of one day begin where the day began, each of them.
  if (!holds && !isNext && next.period.from <= before.period.to) return;
  sink.stated({
    name: 'opening_balance',
    value: next.opening,
    row,
    weight: isNext ? 'strict' : 'advisory',
    currency,
    scope,
  });
  sink.computed('opening_balance', before.closing, currency, scope);
}

/** Numbers begin again with the year. */
const isOneYear = (a: StatementLink, b: StatementLink): boolean =>
  a.period.to.slice(0, 4) === b.period.to.slice(0, 4);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
