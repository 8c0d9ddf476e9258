/**
 * Currencies put together by rates that a person states (换算): cell by cell, rounded half to even, so that what rounding adds cancels out; totals are sums of the
 * converted cells. A currency without a rate is never guessed: it stays apart, and is named.
 */
import type { AnalyticsFilter, PanelAnswer } from '../../../../shared/contract/analytics.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { fractionDigits, minor } from '../../../../shared/domain/money.ts';
import type { FoundRow, FoundTable } from './found.ts';

/** Minor units of one currency → of the other, exactly: `of` ÷ `by`. */
export interface Rate {
  readonly of: bigint;
  readonly by: bigint;
}
export interface Conversion {
  readonly to: string;
  /** Of the currency itself too: one for one. */
  readonly rates: ReadonlyMap<string, Rate>;
}

/** Rates that cannot be worked with are refused by name. */
export function conversionOf(convert: AnalyticsFilter['convert']): Conversion | null {
  if (!convert) return null;
  const { to } = convert;
  const rates = new Map<string, Rate>([[to, { of: 1n, by: 1n }]]);
  for (const { from, rate } of convert.rates) {
    if (from === to) throw new Refused('bad_input', { why: 'rate_of_itself' });
    if (rates.has(from)) throw new Refused('bad_input', { why: 'rate_twice' });
    const [whole = '', fraction = ''] = rate.split('.');
    const digits = BigInt(whole + fraction);
    if (digits === 0n) throw new Refused('bad_input', { why: 'rate_nought' });
    rates.set(from, {
      of: digits * 10n ** BigInt(fractionDigits(to)),
      by: 10n ** BigInt(fraction.length + fractionDigits(from)),
    });
  }
  return { to, rates };
}

/** Said under every chart and on every sheet: by which stated rates its figures were put together; not those of currencies that it has not. */
export const ratesSaid = (
  convert: AnalyticsFilter['convert'],
  tables: readonly Pick<FoundTable, 'currency'>[],
): PanelAnswer['notes'] =>
  convert === null
    ? []
    : convert.rates
        .filter(({ from }) => tables.some(({ currency }) => currency === from))
        .map(({ from, rate }) => ({ kind: 'rate', facts: { from, rate, to: convert.to } }));

/** Half to even (银行家舍入). */
export function converted(amount: number, { of, by }: Rate): number {
  const product = BigInt(amount) * of;
  const size = product < 0n ? -product : product;
  const [whole, rest] = [size / by, size % by];
  const isUp = 2n * rest > by || (2n * rest === by && whole % 2n === 1n);
  const rounded = sayable(Number(whole + (isUp ? 1n : 0n)));
  return minor(product < 0n ? -rounded : rounded);
}

/** A rate is typed: what it makes too large to be said to the unit is the rate's fault, and no fault of ours. */
function sayable(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new Refused('bad_input', { why: 'rate_large' });
  return amount;
}

export interface PutTogether {
  readonly tables: readonly FoundTable[];
  readonly unconverted: readonly string[];
}

export function putTogether(tables: readonly FoundTable[], conversion: Conversion | null): PutTogether {
  if (!conversion) return { tables, unconverted: [] };
  const { to, rates } = conversion;
  const apart = tables.filter(({ currency }) => currency === '' || !rates.has(currency));
  const parts = tables.filter(({ currency }) => currency !== '' && rates.has(currency));
  const [only] = parts;
  const isOne = parts.length === 1;
  const rows = new Map<string, FoundRow>();
  for (const { currency, rows: found } of parts) {
    const rate = rates.get(currency) ?? { of: 1n, by: 1n };
    for (const row of found) {
      const name = JSON.stringify(row.of);
      const here = { of: row.of, values: convertedValues(row.values, rate) };
      const known = rows.get(name);
      rows.set(name, known ? { of: row.of, values: addedUp(known.values, here.values) } : here);
    }
  }
  const added = new Map<Metric, number>();
  for (const { values } of rows.values())
    for (const [metric, value] of entriesOf(values))
      added.set(metric, sayable((added.get(metric) ?? 0) + (value ?? 0)));
  const totals = isOne && only?.totals ? { totals: withoutMoney(only.totals, only.currency === to) } : {};
  return {
    tables: [...(only ? [{ currency: to, rows: [...rows.values()], ...totals }] : []), ...apart],
    unconverted: apart.flatMap(({ currency }) => (currency === '' ? [] : [currency])),
  };
}

type Values = FoundRow['values'];
const entriesOf = (values: Values) => Object.entries(values) as [Metric, number | null][]; // Keys of such a record are metrics.

function convertedValues(values: Values, rate: Rate): Values {
  return Object.fromEntries(
    entriesOf(values).map(([metric, value]) => [
      metric,
      value !== null && metricOf(metric).unit === 'money' ? converted(value, rate) : value,
    ]),
  );
}

/** Of two currencies' rows with one name. What is given and no amount, a percentile, cannot be told from two of them: it is left open. */
function addedUp(one: Values, other: Values): Values {
  const metrics = new Set([...entriesOf(one), ...entriesOf(other)].map(([metric]) => metric));
  return Object.fromEntries(
    [...metrics].map((metric) => {
      const { how, unit } = metricOf(metric);
      const [a, b] = [one[metric], other[metric]];
      if (how === 'sum') return [metric, sayable((a ?? 0) + (b ?? 0))];
      if (unit !== 'money' || a === null || b === null) return [metric, null];
      return [metric, (a ?? 0) + (b ?? 0)];
    }),
  );
}

/** Totals that a panel gives of one currency hold for the same in another, amounts excepted. */
const withoutMoney = (totals: Values, isSame: boolean): Values =>
  isSame
    ? totals
    : Object.fromEntries(entriesOf(totals).filter(([metric]) => metricOf(metric).unit !== 'money'));
