/** What there is to filter by: channels, accounts, merchants and currencies of the files that count, and the days they speak of. */
import type { Output } from '../../../shared/contract/calls.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { maskedAccount } from '../statements/rules/masked-accounts.ts';
import { accountKeyOf } from './account-keys.ts';
import type { AnalyticsDeps } from './deps.ts';

export function choices({ lines, parties, now }: AnalyticsDeps): Output<'analytics.choices'> {
  const views = lines.active().map(({ view }) => view);
  const accounts = new Map(
    views.flatMap(({ sourceKind, channel, accounts: printed }) =>
      printed.map((account) => [
        accountKeyOf({ sourceKind, channel, account }),
        { sourceKind, channel, account: maskedAccount(sourceKind, account), own: account },
      ]),
    ),
  );
  const merchants = new Map(
    [...accounts.values()].flatMap(({ channel, own }) => {
      const party = parties.partyOfChannelAccount(channel, own);
      return party ? [[party.id, party.name] as const] : [];
    }),
  );
  const days = views
    .flatMap(({ periodFrom, periodTo }) => [periodFrom, periodTo])
    .filter((day) => day !== '');
  const sorted = days.toSorted();
  return {
    first: sorted[0] ?? '',
    last: sorted.at(-1) ?? '',
    today: chinaDay(now()),
    channels: [...new Set(views.map(({ channel }) => channel))],
    accounts: [...accounts].map(([key, { own: _, ...shown }]) => ({ key, ...shown })),
    merchants: [...merchants].map(([id, name]) => ({ id, name })),
    currencies: [...new Set(views.flatMap(({ currencies }) => currencies))].toSorted(),
  };
}
