/**
 * `settlement.aged`: who owes more than she is owed, since when (负余额账龄): merchants whose nets are open below nought, and channels that have taken
 * back more than they sold since they last paid out.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { SettlementDeps } from '../deps.ts';
import { accountShown, partyShown } from '../review/views.ts';
import { negativeRun } from './rules/negative-run.ts';

type AgedView = Output<'settlement.aged'>['rows'][number];
type AgedDeps = Pick<SettlementDeps, 'merchant' | 'channel' | 'parties' | 'now'>;

/** The oldest first. */
export function agedPage(
  deps: AgedDeps,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Output<'settlement.aged'> {
  const today = parseDay(chinaDay(deps.now())) ?? 0;
  const rows = [...ofMerchants(deps), ...ofChannels(deps)]
    .map((each) => ({ ...each, days: Math.max(0, today - (parseDay(each.since) ?? today)) }))
    .toSorted((a, b) => b.days - a.days || a.amount - b.amount);
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

const ofMerchants = ({ merchant, parties }: AgedDeps): Omit<AgedView, 'days'>[] =>
  [...merchant.facts().owners.values()]
    .filter(({ open }) => open < 0)
    .map(({ partyId, currency, open, negativeSince }) => ({
      ...({ side: 'merchant', channel: 'none', account: '', partyId, currency } as const),
      ...{ partyName: partyShown({ parties }, partyId), amount: open, since: negativeSince },
    }));

function ofChannels({ channel }: AgedDeps): Omit<AgedView, 'days'>[] {
  const byOwner = Map.groupBy(channel.facts().batches, ({ owner }) => owner);
  return [...byOwner.values()].flatMap((batches): Omit<AgedView, 'days'>[] => {
    const [first] = batches;
    const run = negativeRun(
      batches.map(({ from, owed, arrivals }) => ({
        day: from,
        moved: owed - arrivals.reduce((sum, { amount }) => sum + amount, 0),
      })),
    );
    if (!first || !run) return [];
    return [
      {
        ...{ side: 'channel', channel: first.channel, partyId: '', partyName: '', currency: first.currency },
        ...{ account: accountShown(first), amount: run.amount, since: run.since },
      },
    ];
  });
}
