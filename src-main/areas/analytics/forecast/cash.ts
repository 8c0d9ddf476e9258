/**
 * The cash forecast (资金预测): day by day what is known and what is predicted to come, and from today on summed up in its band. Nothing is predicted of which
 * it cannot be said how far off such a forecast has been.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import { applyRate, formatMinorGrouped, minor } from '../../../../shared/domain/money.ts';
import { partyShown } from '../../settlement/review/views.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import { type Asked, type CellAsked, type Found, type FoundRow, NOTHING_BEHIND } from '../rules/found.ts';
import { type ForecastAccount, hasPast, lookedAt, shownAccount } from './accounts.ts';
import { DAYS, type Expected, type ExpectedDay, expectedOf, gapFacts } from './expected.ts';
import { errorNotes, shortNotes, unmatchedNotes } from './notes.ts';
import { type DueOut, dueOut } from './payable.ts';
import { testedDays } from './rules/replayed.ts';
import { moneyBehind, ofBatch, ofForecast } from './things.ts';

interface Outlook {
  readonly accounts: readonly ForecastAccount[];
  readonly expected: Expected;
  /** Within the days that are looked at. */
  readonly out: readonly DueOut[];
}

export const cash: PanelSource = {
  read: (deps, asked) => {
    const outlooks = [...outlooksOf(deps, asked)];
    return {
      tables: outlooks.flatMap(([currency, outlook]) => {
        const rows = rowsOf(outlook);
        if (rows.every(({ values }) => Object.values(values).every((value) => !value))) return [];
        const last = rows.findLast(({ values }) => values.cash != null)?.values;
        const totals = { cash: last?.cash ?? null, cash_low: last?.cash_low ?? null };
        return [{ currency, rows, totals: { ...totals, cash_high: last?.cash_high ?? null } }];
      }),
      notes: [
        ...unmatchedNotes(deps),
        ...outlooks.flatMap(([currency, outlook]) => notesOf(deps, currency, outlook)),
      ],
    };
  },
  behind: (deps, asked, cell) => {
    const outlook = outlooksOf(deps, asked).get(cell.currency);
    const first = outlook?.expected.days[0]?.day ?? 0;
    const of = cell.of?.[0] ?? '';
    // A sum from today on has everything before it in it, and the total is the sum of the last day.
    const isUpTo = cell.metric === 'cash';
    const isMeant = (day: number) => of === '' || (isUpTo ? formatDay(day) <= of : formatDay(day) === of);
    if (!outlook) return NOTHING_BEHIND;
    if (cell.metric === 'due_out')
      return thingsBehind(
        outlook.out.filter(({ day }) => isMeant(day)),
        ({ batch, partyId, amount, day }) => ({
          ...{ what: 'batch', key: batch.key, day: formatDay(day), count: 1, amount },
          title: partyShown(deps, partyId) || partyId,
        }),
        ({ amount }) => amount,
      );
    const { days, isForecast } = outlook.expected;
    const until = isUpTo ? lastSaid(outlook.expected) : first + DAYS;
    const meant = days.filter(({ day }) => isMeant(day) && day <= until);
    return moneyBehind(
      deps,
      meant.flatMap((day) => thingsOf(day, cell, isForecast)),
    );
  },
};

function thingsOf({ day, known, predicted }: ExpectedDay, { metric }: CellAsked, isForecast: boolean) {
  const isKnown = metric === 'transit' || metric === 'cash';
  const isPredicted = isForecast && (metric === 'predicted' || metric === 'cash');
  return [
    ...(isKnown ? known.map(({ batch, open }) => ofBatch(batch, open)) : []),
    ...(isPredicted
      ? (predicted ?? []).map(({ account, amount }) => ofForecast(account.first, formatDay(day), amount))
      : []),
  ];
}

function outlooksOf(deps: AnalyticsDeps, asked: Asked): ReadonlyMap<string, Outlook> {
  const { asOf, byCurrency } = lookedAt(deps, asked);
  const out = dueOut(deps, asked, asOf).filter(({ day }) => day < asOf + DAYS);
  const currencies = new Set([...byCurrency.keys(), ...out.map(({ currency }) => currency)]);
  return new Map(
    [...currencies].toSorted().map((currency) => {
      const accounts = byCurrency.get(currency) ?? [];
      const expected = expectedOf(deps, accounts, asOf);
      return [currency, { accounts, expected, out: out.filter((each) => each.currency === currency) }];
    }),
  );
}

function rowsOf({ expected, out }: Outlook): FoundRow[] {
  let [known, predicted] = [0, 0];
  const until = lastSaid(expected);
  return expected.days.map((day): FoundRow => {
    const transit = sum(day.known.map(({ open }) => open));
    const said = day.predicted && expected.isForecast ? sum(day.predicted.map(({ amount }) => amount)) : null;
    known += transit;
    predicted += said ?? 0;
    const isSaid = day.day <= until;
    const all = minor(known + predicted);
    // What is known alone has no doubt about sales.
    const off = applyRate(minor(Math.abs(predicted)), day.band?.off ?? 0);
    const hasBand = isSaid && expected.isForecast;
    return {
      of: [formatDay(day.day)],
      values: {
        ...{ transit, predicted: said, cash: isSaid ? all : null },
        // Sales do not come to less than nought.
        cash_low: hasBand ? Math.max(Math.min(known, all), minor(all - off)) : null,
        cash_high: hasBand ? minor(all + off) : null,
        due_out: sum(out.filter((each) => each.day === day.day).map(({ amount }) => amount)),
      },
    };
  });
}

const sum = (amounts: readonly number[]): number =>
  minor(amounts.reduce((total, amount) => total + amount, 0));

/** The last day of which the sum from today on can be said: all of them, up to where a forecast ends, or where nothing is forecast what is known. */
function lastSaid({ days, isForecast, blocked }: Expected): number {
  const said = isForecast
    ? days.findLast(({ predicted }) => predicted !== null)
    : days.findLast(({ day, known }) => known.length > 0 && day < blocked);
  return said?.day ?? Number.NEGATIVE_INFINITY;
}

function notesOf(
  deps: AnalyticsDeps,
  currency: string,
  { accounts, expected }: Outlook,
): NonNullable<Found['notes']> {
  const past = accounts.filter(hasPast);
  const { days, gaps, late, isForecast } = expected;
  const bands = days.flatMap(({ band }) => band?.origins ?? []);
  const end = days.findLast(({ predicted }) => predicted !== null)?.day;
  const [gap] = gaps.toSorted((a, b) => a.due - b.due);
  const amount = sum(late.map(({ open }) => open));
  const tested = testedDays(
    past.map((each) => each.past),
    1,
  );
  return [
    ...(isForecast ? errorNotes(currency, past, tested) : []),
    ...(bands.length > 0
      ? [{ kind: 'forecast_band', facts: { currency, origins: Math.min(...bands) } }]
      : []),
    ...(past.length > 0 && !isForecast ? [{ kind: 'forecast_none', facts: { currency } }] : []),
    ...(isForecast && end !== undefined && end !== days.at(-1)?.day && !gap
      ? [{ kind: 'forecast_until', facts: { currency, day: formatDay(end) } }]
      : []),
    ...(gap
      ? [
          {
            kind: 'forecast_gap',
            facts: { currency, account: shownAccount(deps, gap.account.first), ...gapFacts(gap) },
          },
        ]
      : []),
    ...(amount === 0
      ? []
      : [{ kind: 'forecast_late', facts: { currency, amount: formatMinorGrouped(amount, currency) } }]),
    ...shortNotes(deps, past),
  ];
}
