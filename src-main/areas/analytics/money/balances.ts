/** Balances over time (余额走势): of every account what its files state at the end of each day; where they state nothing, nothing is drawn. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { maskText } from '../../../../shared/domain/masking/text.ts';
import { say } from '../../../../shared/wording/catalogue.ts';
import { maskedAccount } from '../../statements/rules/masked-accounts.ts';
import { accountKeyOf } from '../accounts/account-keys.ts';
import { isAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { behindThings } from '../rules/behind.ts';
import { type Asked, type Behind, type CellAsked, type Found, NOTHING_BEHIND } from '../rules/found.ts';
import { type BalanceAccount, balanceAccounts } from './balance-accounts.ts';
import { type Stated, walkBalances } from './rules/day-balances.ts';

/** What the books call a person's wallet without a number. */
const WALLET = 'wallet';

interface DayBalance {
  /** The period's name. */
  readonly period: string;
  readonly stated: Stated | null;
}

const accountsAsked = (deps: AnalyticsDeps, asked: Asked): readonly BalanceAccount[] =>
  (['fund_bill', 'bank'] as const)
    .flatMap((kind) => balanceAccounts(deps, kind))
    .filter(
      ({ own, currency }) =>
        (asked.currency === '' || asked.currency === currency) &&
        isAsked(deps, asked, own.channel, own.names),
    );

/** Of each period asked for the balance at its last day of which one is stated; nothing is known of days to come. */
function balancesOf({ now }: AnalyticsDeps, asked: Asked, of: BalanceAccount): readonly DayBalance[] {
  const { set, days, first } = of;
  const to = Math.min(asked.to, parseDay(chinaDay(now())) ?? asked.to);
  if (!Number.isFinite(first) || first > to) return [];
  const range = { first, from: asked.from, to };
  const walked = walkBalances({ days }, (at) => set.balance[at] ?? 0, of, of.isCovered, range);
  const periods = new Map<string, Stated | null>();
  for (const [at, stated] of walked.entries()) {
    const period = asked.period(asked.from + at);
    periods.set(period, stated ?? periods.get(period) ?? null);
  }
  return [...periods].map(([period, stated]) => ({ period, stated }));
}

/** From the first that is stated to the last; what is open between them stays open. */
function drawn(balances: readonly DayBalance[]): readonly DayBalance[] {
  const isStated = ({ stated }: DayBalance) => stated !== null;
  return balances.slice(balances.findIndex(isStated), balances.findLastIndex(isStated) + 1);
}

function read(deps: AnalyticsDeps, asked: Asked): Found {
  const tables = new Map<string, { day: string; key: string; balance: number | null }[]>();
  const names = new Map<string, string>();
  const silent = new Set<string>();
  for (const account of accountsAsked(deps, asked)) {
    const key = keyOf(account);
    const balances = drawn(balancesOf(deps, asked, account));
    if (balances.length === 0) {
      if (movedIn(account, asked)) silent.add(nameOf(deps, account));
      continue;
    }
    names.set(key, nameOf(deps, account));
    const rows = tables.get(account.currency) ?? [];
    tables.set(account.currency, rows);
    for (const { period, stated } of balances)
      rows.push({ day: period, key, balance: stated?.amount ?? null });
  }
  return {
    tables: [...tables]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, rows]) => ({
        currency,
        // Accounts of a day stay in their order.
        rows: rows
          .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
          .map(({ day, key, balance }) => ({ of: [day, key], values: { balance } })),
      })),
    names: [...names].map(([key, name]) => ({ dimension: 'account', key, name })),
    notes:
      silent.size === 0
        ? []
        : [{ kind: 'no_stated_balance', facts: { accounts: [...silent].toSorted().join('、') } }],
  };
}

const movedIn = ({ days }: BalanceAccount, { from, to }: Asked): boolean =>
  [...days.keys()].some((day) => day >= from && day <= to);

const keyOf = ({ sourceKind, own: { channel }, printed }: BalanceAccount): string =>
  accountKeyOf({ sourceKind, channel, account: printed });

/** Masked. Where nobody knows its number, its channel's. */
const nameOf = ({ locale }: AnalyticsDeps, { sourceKind, own }: BalanceAccount): string =>
  own.account === '' || own.account === WALLET
    ? say(locale(), `channel.${own.channel}`)
    : maskedAccount(sourceKind, own.account);

/** The line that states it, or the file. */
function behind(deps: AnalyticsDeps, asked: Asked, { currency, of }: CellAsked): Behind {
  const [period, key] = of ?? [];
  const account = accountsAsked(deps, { ...asked, currency }).find((each) => keyOf(each) === key);
  const stated = account
    ? balancesOf(deps, asked, account).find((each) => each.period === period)?.stated
    : null;
  if (!account || !stated) return NOTHING_BEHIND;
  const { amount } = stated;
  if (stated.by === 'line') {
    const lineId = account.set.lineId[stated.position] ?? 0;
    return behindThings([{ what: 'line', lineId, count: 1, amount }]);
  }
  const file = deps.lines.imports().find(({ id }) => id === stated.importId)?.view.file ?? '';
  const title = maskText(file);
  const what = { what: 'file', key: String(stated.importId), day: formatDay(stated.day), title } as const;
  return behindThings([{ ...what, count: 1, amount }]);
}

export const balancesPanel: PanelSource = { read, behind };
