/**
 * The files that a panel rests on: which days of which accounts lack theirs, over the whole range, and which files disagree with themselves. So that no figure looks
 * whole when it is not, on the chart and on each row.
 */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { PanelOf } from '../../../../shared/domain/analytics/panel.ts';
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { accountCalendars, clockOf } from '../../statements/file-calendar.ts';
import {
  type AccountArrivals,
  type ArrivedFile,
  lastNear,
  stateOf,
} from '../../statements/rules/arrival-days.ts';
import { maskedAccount } from '../../statements/rules/masked-accounts.ts';
import { accountKeyOf, keysOf } from '../accounts/account-keys.ts';
import { accountNames } from '../accounts/account-names.ts';
import { basis } from '../cube/basis.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { keptOr } from '../kept-answers.ts';
import type { Asked } from '../rules/found.ts';
import { type AccountGap, isRestedOn, type RestingAccount } from '../rules/gap-rows.ts';
import { gapsOf } from '../rules/gaps.ts';

export interface RestedOn {
  readonly gaps: readonly AccountGap[];
  /** As answers say them. */
  readonly missing: PanelAnswer['missing'];
  readonly failedFiles: readonly string[];
  /** The days that files speak of or should, whatever the range; null where there are none. */
  readonly spoken: { readonly first: number; readonly last: number } | null;
  /** No file speaks of any day of the range. */
  readonly isNone: boolean;
}

type Panel = Pick<PanelOf<Metric>, 'rests' | 'isBilled'>;

export function restedOn(deps: AnalyticsDeps, panel: Panel, asked: Asked): RestedOn {
  const accounts = accountsRestedOn(deps, panel, asked);
  const clock = clockOf(deps);
  const days = asked.to - asked.from + 1;
  const states = accounts.map((account) => {
    const state = stateOf(account.arrivals, clock);
    return { ...account, states: Array.from({ length: days }, (_, at) => state(asked.from + at)) };
  });
  const past = Math.min(days, Math.max(0, chinaDayNumber(clock.now) - asked.from));
  const gaps = gapsOf(states, past, panel.isBilled === true).flatMap((lacking, at): AccountGap[] => {
    const account = accounts[at];
    if (!account || lacking.length === 0) return [];
    return [{ ...account, days: lacking.map((each) => asked.from + each) }];
  });
  const importIds = new Set(
    accounts.flatMap(({ arrivals }) =>
      arrivals.files.flatMap(({ from, to, importId }) =>
        to < asked.from || from > asked.to ? [] : [importId],
      ),
    ),
  );
  return {
    gaps,
    missing: gaps.map(({ sourceKind, channel, shown, days: lacking }) => ({
      ...{ sourceKind, channel, account: shown, days: lacking.length },
      first: formatDay(lacking[0] ?? 0),
      last: formatDay(lacking.at(-1) ?? 0),
    })),
    failedFiles: deps.lines
      .active()
      .flatMap(({ id, view }) => (importIds.has(id) && view.proof === 'failed' ? [view.file] : [])),
    spoken: spokenOf(
      accounts.flatMap(({ arrivals }) => arrivals.files),
      gaps,
      chinaDayNumber(clock.now),
    ),
    isNone: importIds.size === 0,
  };
}

function spokenOf(
  files: readonly ArrivedFile[],
  gaps: readonly AccountGap[],
  today: number,
): RestedOn['spoken'] {
  if (files.length === 0) return null;
  const lacking = gaps.flatMap(({ days }) => days.at(-1) ?? []);
  const covered = Math.min(
    today,
    lastNear(
      files.map(({ to }) => to),
      today,
    ),
  );
  return {
    first: files.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    last: lacking.reduce((most, day) => Math.max(most, day), covered),
  };
}

function accountsRestedOn(deps: AnalyticsDeps, { rests, isBilled }: Panel, asked: Asked) {
  if (rests.length === 0) return [];
  const telling = isBilled
    ? new Set(
        basis(deps).flatMap(({ takes, places }) => (takes === 'all' ? places.map(({ key }) => key) : [])),
      )
    : null;
  const all = keptOr(deps, 'calendars', () => arrivingAccounts(deps)).filter(
    ({ sourceKind, key }) => rests.includes(sourceKind) && telling?.has(key) !== false,
  );
  const chosenKinds = new Set(
    all.flatMap(({ keys, sourceKind }) => (keys.some((key) => asked.accounts?.has(key)) ? [sourceKind] : [])),
  );
  return all.filter((account) => isRestedOn(account, asked, chosenKinds));
}

type ArrivingAccount = RestingAccount & Pick<AccountGap, 'shown'> & { readonly arrivals: AccountArrivals };

/** Bills that print no account stand together in the calendar, whosever they are. */
function arrivingAccounts(deps: AnalyticsDeps): readonly ArrivingAccount[] {
  const { namesOf } = accountNames(deps.lines);
  return accountCalendars(deps).map(({ account: { sourceKind, channel, account }, arrivals }) => {
    const namings = arrivals.files.map(({ importId }) => namesOf(importId, channel, account));
    const owners = new Map(namings.map((names) => [names.join('|'), names]));
    const partyOf = (name: string) => deps.parties.partyOfChannelAccount(channel, name)?.id;
    return {
      ...{ sourceKind, channel, arrivals, shown: maskedAccount(sourceKind, account) },
      key: accountKeyOf({ sourceKind, channel, account }),
      keys: [...owners.values()].flatMap((names) => keysOf(channel, names)),
      merchants: [
        ...new Set([...owners.values()].map((names) => names.map(partyOf).find((each) => each) ?? '')),
      ],
    };
  });
}
