/** What there is to filter by: channels, accounts, merchants and currencies of the files that count, and the days they speak of. */
import type { Output } from '../../../shared/contract/calls.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { lastNear } from '../statements/rules/arrival-days.ts';
import { maskedAccount } from '../statements/rules/masked-accounts.ts';
import { accountKeyOf } from './accounts/account-keys.ts';
import { basis } from './cube/basis.ts';
import type { AnalyticsDeps } from './deps.ts';
import { keptOr } from './kept-answers.ts';

export const choices = (deps: AnalyticsDeps): Output<'analytics.choices'> =>
  keptOr(deps, 'choices', () => makeChoices(deps));

function makeChoices(deps: AnalyticsDeps): Output<'analytics.choices'> {
  const { lines, now } = deps;
  const views = lines.active().map(({ view }) => view);
  const accounts = new Map<string, Output<'analytics.choices'>['accounts'][number]>();
  const seen = new Set<string>();
  for (const { sourceKind, channel, accounts: printed } of views)
    for (const account of printed.length > 0 ? printed : ['']) {
      const name = `${sourceKind}|${channel}|${account}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const key = accountKeyOf({ sourceKind, channel, account });
      accounts.set(key, { key, sourceKind, channel, account: maskedAccount(sourceKind, account) });
    }
  const merchants = new Map(
    basis(deps)
      .flatMap(({ places }) => places)
      .map(({ merchant, merchantName }) => [merchant, merchantName]),
  );
  const known = views
    .flatMap(({ periodFrom, periodTo }) => [parseDay(periodFrom), parseDay(periodTo)])
    .filter((day) => day !== null);
  const first = known.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const today = chinaDay(now());
  const last = lastNear(known, parseDay(today) ?? 0);
  return {
    first: Number.isFinite(first) ? formatDay(first) : '',
    last: Number.isFinite(last) ? formatDay(last) : '',
    today,
    channels: [...new Set(views.map(({ channel }) => channel))],
    accounts: [...accounts.values()],
    merchants: [...merchants].flatMap(([id, name]) => (id === '' ? [] : [{ id, name }])),
    currencies: [...new Set(views.flatMap(({ currencies }) => currencies))].toSorted(),
  };
}
