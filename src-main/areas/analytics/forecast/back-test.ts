/** The forecast of days that are over, one day ahead each, beside what came and the same weekday of the week before; who does worse is said. */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import type { Asked, CellAsked } from '../rules/found.ts';
import { hasPast, lookedAt, type PastAccount } from './accounts.ts';
import { errorNotes, shortNotes } from './notes.ts';
import { sumsOf, type TestedDay, testedDays } from './rules/replayed.ts';
import { type Money, moneyBehind, ofBatch, ofForecast } from './things.ts';

export const backTest: PanelSource = {
  read: (deps, asked) => {
    const tested = testedByCurrency(deps, asked);
    return {
      tables: [...tested].flatMap(([currency, { days }]) =>
        days.length === 0
          ? []
          : [{ currency, rows: days.map((each) => ({ of: [formatDay(each.day)], values: valuesOf(each) })) }],
      ),
      notes: [...tested].flatMap(([currency, { accounts, days }]) => [
        ...errorNotes(currency, accounts, days),
        ...shortNotes(deps, accounts),
      ]),
    };
  },
  behind: (deps, asked, cell) => {
    const days = testedByCurrency(deps, asked).get(cell.currency)?.days ?? [];
    const meant = days.filter(({ day }) => cell.of === null || formatDay(day) === cell.of[0]);
    return moneyBehind(
      deps,
      meant.flatMap((each) => thingsOf(each, cell)),
    );
  },
};

/** As the rules read an account, with where its batches are. */
interface TestedAccount {
  readonly history: PastAccount['past']['history'];
  readonly said: PastAccount['past']['said'];
  readonly account: PastAccount;
}
interface Tested {
  readonly accounts: readonly PastAccount[];
  readonly days: readonly TestedDay<TestedAccount>[];
}

function testedByCurrency(deps: AnalyticsDeps, asked: Asked): ReadonlyMap<string, Tested> {
  return new Map(
    [...lookedAt(deps, asked).byCurrency].map(([currency, all]) => {
      const accounts = all.filter(hasPast);
      const days = testedDays(
        accounts.map((account) => ({ ...account.past, account })),
        1,
      );
      return [currency, { accounts, days }];
    }),
  );
}

/** A day whose bills are missing can be said nothing of. */
function valuesOf(day: TestedDay) {
  if (day.parts.length === 0)
    return { actual: null, predicted: null, off: null, naive: null, naive_off: null };
  const { actual, predicted, naive } = sumsOf(day);
  return {
    actual: minor(actual),
    predicted: minor(predicted),
    off: minor(Math.abs(predicted - actual)),
    naive: minor(naive),
    naive_off: minor(Math.abs(naive - actual)),
  };
}

function thingsOf({ day, parts }: TestedDay<TestedAccount>, { metric }: CellAsked): Money[] {
  const of = (from: number) =>
    parts.flatMap(({ of: { account } }) =>
      (account.batchesOn.get(formatDay(from)) ?? []).map((batch) => ofBatch(batch, batch.owed)),
    );
  const actual = () => of(day);
  const naive = () => of(day - 7);
  const predicted = () =>
    parts.map(({ of: { account }, predicted: amount }) => ofForecast(account.first, formatDay(day), amount));
  switch (metric) {
    case 'actual':
      return actual();
    case 'predicted':
      return predicted();
    case 'naive':
      return naive();
    case 'off':
      return between(predicted(), actual());
    case 'naive_off':
      return between(naive(), actual());
    default:
      return [];
  }
}

/** What the smaller side holds counts against the larger one, so that all of them add up to what lies between. */
function between(one: readonly Money[], other: readonly Money[]): Money[] {
  const sum = (of: readonly Money[]) => of.reduce((total, { amount }) => total + amount, 0);
  const against = (of: readonly Money[]) => of.map((each) => ({ ...each, amount: minor(-each.amount) }));
  return sum(one) >= sum(other) ? [...one, ...against(other)] : [...other, ...against(one)];
}
