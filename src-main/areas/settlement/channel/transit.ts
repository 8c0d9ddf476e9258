/**
 * What is under way from channels (在途资金) by the day it is expected, what is late, and what days not over yet will bring, with how far off such a forecast
 * has been.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { dueDay } from '../../matching/rules/terms.ts';
import { accountKeyOf } from './bill-files.ts';
import type { ChannelBatch } from './channel-batch.ts';
import type { ChannelBook, ChannelDeps } from './channel-book.ts';
import { errorPpm, forecaster, type History, type Missed, replay } from './rules/forecast.ts';
import { historyOf, isSilent, openBatches } from './under-way.ts';

const KEYS_MAX = 100;

type TransitDeps = ChannelDeps & { readonly channel: ChannelBook };
type Row = Output<'settlement.transit'>['rows'][number];
interface Window {
  readonly asOf: number;
  /** Last day that is looked at. */
  readonly to: number;
}

export function settlementTransit(
  deps: TransitDeps,
  input: Input<'settlement.transit'>,
): Output<'settlement.transit'> {
  const facts = deps.channel.facts();
  const asOf = parseDay(input.asOf === '' ? chinaDay(deps.now()) : input.asOf) ?? 0;
  const window = { asOf, to: asOf + input.days };
  const rows: Row[] = [];
  const missed = new Map<string, Missed>();
  for (const batches of Map.groupBy(facts.batches, ({ owner }) => owner).values()) {
    const [first] = batches;
    if (!first) continue;
    rows.push(...underWay(deps, batches, window));
    const history = historyOf(batches, facts.bills.get(accountKeyOf(first.channel, first.account)), asOf);
    if (!history || isSilent(history, asOf)) continue;
    const forecast = forecasts(deps, first, history, window);
    if (errorPpm(forecast.missed) === null) continue; // No forecast without its error.
    rows.push(...forecast.rows);
    const known = missed.get(first.currency) ?? { off: 0, came: 0 };
    missed.set(first.currency, {
      off: known.off + forecast.missed.off,
      came: known.came + forecast.missed.came,
    });
  }
  const inOrder = rows.toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  const errors = [...missed.values()].flatMap((each) => errorPpm(each) ?? []);
  return {
    asOf: formatDay(asOf),
    rows: inOrder,
    byDay: byDay(inOrder),
    // Currencies have no common sum: the one that was furthest off.
    error: errors.length === 0 ? null : Math.max(...errors),
  };
}

const orderOf = ({ day, channel, account, currency, state }: Row): string =>
  [day, channel, account, currency, state].join('|');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By day and state. */
function underWay(deps: TransitDeps, batches: readonly ChannelBatch[], { asOf, to }: Window): Row[] {
  const rows = new Map<string, Row & { keys: string[] }>();
  for (const { batch, open, state, day } of openBatches(deps, batches, asOf)) {
    if (day > to) continue;
    const { channel, account, currency } = batch;
    const key = `${state}|${day}`;
    const known = rows.get(key);
    const row = known ?? { channel, account, currency, day: formatDay(day), amount: 0, keys: [], state };
    rows.set(key, { ...row, amount: row.amount + open });
    if (row.keys.length < KEYS_MAX) row.keys.push(batch.key);
  }
  return [...rows.values()].filter(({ amount }) => amount !== 0);
}

/** Days behind the last bill whose money is due within the window. */
function forecasts(
  { standing }: TransitDeps,
  { channel, account, currency }: ChannelBatch,
  history: History,
  { asOf, to }: Window,
): { readonly rows: Row[]; readonly missed: Missed } {
  const cycle = standing.cycle({ channel, account });
  const isBusinessDay = standing.calendar();
  const saidOf = forecaster(history, isBusinessDay);
  const amounts = new Map<number, number>();
  for (let day = history.to + 1; day <= to; day += 1) {
    const due = dueDay(cycle, isBusinessDay, day);
    if (due <= asOf || due > to) continue;
    const said = saidOf(day, history.to);
    if (said !== null && said !== 0) amounts.set(due, (amounts.get(due) ?? 0) + said);
  }
  const rows = [...amounts].map(
    ([day, amount]): Row => ({
      channel,
      account,
      currency,
      day: formatDay(day),
      amount,
      keys: [],
      state: 'forecast',
    }),
  );
  return { rows, missed: replay(history, saidOf) };
}

function byDay(rows: readonly Row[]): Output<'settlement.transit'>['byDay'] {
  const sums = new Map<string, Output<'settlement.transit'>['byDay'][number]>();
  for (const { day, currency, amount, state } of rows) {
    const key = `${day}|${currency}`;
    const known = sums.get(key) ?? { day, currency, late: 0, inTransit: 0, forecast: 0 };
    const field = state === 'in_transit' ? 'inTransit' : state;
    sums.set(key, { ...known, [field]: known[field] + amount });
  }
  return [...sums].toSorted(([a], [b]) => compare(a, b)).map(([, each]) => each);
}
