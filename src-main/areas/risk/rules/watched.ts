/** The watch list (关注名单): payees, accounts of parties, and other parties that banks name. Exact as texts are compared; what only looks alike is for a person. */
import { entriesOf } from './grouped.ts';
import { linesOf, moneyText, Outcomes, type RuleOf, sumOf } from './outcomes.ts';
import type { WatchedAs } from './scene.ts';

/** Shared with somebody on the list; by name; by a number, which is nobody else's. */
const WEIGHTS: Readonly<Record<WatchedAs['what'], number>> = {
  shared_account: 1,
  shared_phone: 1,
  name: 2,
  phone: 3,
  account: 3,
  identity: 3,
};

const strongest = (watched: readonly WatchedAs[]): WatchedAs | undefined =>
  watched.toSorted((a, b) => WEIGHTS[b.what] - WEIGHTS[a.what] || (a.source < b.source ? -1 : 1))[0];

export const watchList: RuleOf = ({ flows, payments, watchedFlows, watchedAccounts }, rule) => {
  const found = new Outcomes(rule);
  for (const of of Map.groupBy(payments, ({ payee, currency }) => `${payee.id} ${currency}`).values()) {
    const hit = of.filter(({ isLive, watched }) => isLive && watched.length > 0);
    const top = strongest(hit.flatMap(({ watched }) => watched));
    const [first] = hit;
    if (!top || !first) {
      found.exit('clear');
      continue;
    }
    const amount = hit.reduce((sum, each) => sum + each.amount, 0);
    const days = hit.map(({ day }) => day);
    found.add(WEIGHTS[top.what], {
      ...{ subject: first.payee, currency: first.currency, amount },
      ...{ from: Math.min(...days), to: Math.max(...days) },
      facts: {
        what: top.what,
        list: top.source,
        count: hit.length,
        amount: moneyText(amount, first.currency),
      },
      payments: hit.map(({ no }) => no),
    });
  }
  for (const [group, watched] of watchedFlows) {
    const of = flows.subjects[group];
    const top = strongest(watched);
    const entries = [...entriesOf(flows, group)];
    if (!of || !top || entries.length === 0) continue;
    const amount = sumOf(flows, entries);
    found.add(WEIGHTS[top.what], {
      ...{ subject: of.subject, currency: of.currency, amount },
      from: flows.day[entries[0] ?? 0] ?? 0,
      to: flows.day[entries.at(-1) ?? 0] ?? 0,
      facts: {
        what: top.what,
        list: top.source,
        count: entries.length,
        amount: moneyText(amount, of.currency),
      },
      lines: linesOf(flows, entries),
    });
  }
  for (const { subject, day, watched } of watchedAccounts) {
    const top = strongest(watched);
    if (top)
      found.add(WEIGHTS[top.what], {
        ...{ subject, from: day, to: day },
        facts: { what: top.what, list: top.source, count: 0, amount: '' },
      });
  }
  return found;
};
