/**
 * Which settlement days of each channel account are complete (结算完整性): what was expected of a day, what came, with which other days, and whose bill is
 * not here.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import type { Expectation } from '../../../../shared/domain/arrival.ts';
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { accountKey, readExpectations } from '../../statements/expectation-store.ts';
import { emptyDays } from '../../statements/fetch/rules/empty-days.ts';
import { SourceStore } from '../../statements/fetch/source-store.ts';
import { arrivalDays } from '../../statements/rules/arrival-days.ts';
import { expectationOf } from '../../statements/rules/cadence.ts';
import { accountKeyOf } from './bill-files.ts';
import type { ChannelBatch } from './channel-batch.ts';
import type { ChannelBook, ChannelDeps, ChannelFacts } from './channel-book.ts';
import type { AccountBills } from './coverage.ts';
import { inTimeUntil } from './in-time.ts';
import { type DayFacts, dayState } from './rules/day-state.ts';
import { numberGaps } from './rules/number-gaps.ts';

/** Days shown at once at most; of a longer range the last ones. */
const DAYS_SHOWN_MAX = 92;
const KEYS_MAX = 50;

type DaysDeps = ChannelDeps & { readonly channel: ChannelBook };
type Row = Output<'settlement.days'>['rows'][number];
type Day = Row['days'][number];
interface Range {
  readonly from: number;
  readonly to: number;
}

export function settlementDays(deps: DaysDeps, input: Input<'settlement.days'>): Output<'settlement.days'> {
  const facts = deps.channel.facts();
  const to = parseDay(input.to) ?? 0;
  const range = { from: Math.max(parseDay(input.from) ?? 0, to - DAYS_SHOWN_MAX + 1), to };
  const counts = { missing: 0, late: 0, partial: 0, merged: 0, split: 0 };
  const rows = [...Map.groupBy(facts.batches, ({ owner }) => owner).values()].flatMap((batches): Row[] => {
    const row = rowOf(deps, facts, batches, range);
    return row ? [row] : [];
  });
  for (const { days } of rows) for (const { state } of days) if (isCounted(state)) counts[state] += 1;
  return { rows, counts };
}

const isCounted = (state: Day['state']): state is keyof Output<'settlement.days'>['counts'] =>
  ['missing', 'late', 'partial', 'merged', 'split'].includes(state);

function rowOf(
  deps: DaysDeps,
  facts: ChannelFacts,
  batches: readonly ChannelBatch[],
  range: Range,
): Row | null {
  const [first] = batches;
  const bills = first && facts.bills.get(accountKeyOf(first.channel, first.account));
  if (!first || !bills) return null;
  const { channel, account, currency } = first;
  const now = Math.floor(Date.parse(deps.now()) / 1000);
  const today = chinaDayNumber(now);
  const isNumbered = batches.some(({ channelBatchNo }) => channelBatchNo !== '');
  const states = billStates(deps, bills, range, { now, isNumbered });
  const byDay = Map.groupBy(batches, ({ to }) => to);
  const daysOf = daysByPayout(batches);
  const gaps = new Set(
    numberGaps(
      batches.map((each) => ({
        no: each.channelBatchNo,
        from: parseDay(each.from) ?? 0,
        to: parseDay(each.to) ?? 0,
      })),
    ),
  );
  const days = states.map(({ day, state: bill }): Day => {
    const text = formatDay(day);
    const own = byDay.get(text) ?? [];
    const others = new Set(
      own.flatMap(({ arrivals }) => arrivals.flatMap(({ payout }) => daysOf.get(payout) ?? [])),
    );
    others.delete(text);
    const expected = own.reduce((sum, { owed }) => sum + owed, 0);
    const arrived = own.reduce(
      (sum, { arrivals }) => sum + arrivals.reduce((come, each) => come + each.arrived, 0),
      0,
    );
    return {
      day: text,
      state: dayState({
        day,
        today,
        bill,
        lacksNumber: gaps.has(day),
        batches:
          own.length === 0 ? null : factsOf(deps, own, { expected, arrived, isShared: others.size > 0 }),
      }),
      dueDay:
        own
          .map(({ dueDay }) => dueDay)
          .toSorted()
          .at(-1) ?? '',
      keys: own.slice(0, KEYS_MAX).map(({ key }) => key),
      expected,
      arrived,
      with: [...others].toSorted(),
    };
  });
  return { channel, account, currency, days };
}

function factsOf(
  deps: DaysDeps,
  own: readonly ChannelBatch[],
  sums: { readonly expected: number; readonly arrived: number; readonly isShared: boolean },
): DayFacts['batches'] {
  const until = own.flatMap((each) => inTimeUntil(deps, each) ?? []);
  return {
    ...sums,
    isUnclear: own.some((each) => each.isUnclear),
    payouts: new Set(own.flatMap(({ arrivals }) => arrivals.map(({ payout }) => payout))).size,
    inTimeUntil: until.length === 0 ? null : Math.max(...until),
  };
}

/** Days that each payout answers for. */
function daysByPayout(batches: readonly ChannelBatch[]): ReadonlyMap<number, readonly string[]> {
  const days = new Map<number, string[]>();
  for (const { arrivals, to } of batches)
    for (const { payout } of arrivals) {
      const known = days.get(payout) ?? [];
      days.set(payout, known);
      if (!known.includes(to)) known.push(to);
    }
  return days;
}

/** How the account's bill stands on each day, as the calendar of arrivals says it. */
function billStates(
  deps: DaysDeps,
  bills: AccountBills,
  range: Range,
  { now, isNumbered }: { readonly now: number; readonly isNumbered: boolean },
) {
  const isBusinessDay = deps.standing.calendar();
  const { channel, sourceKind, printed, adapters, account, files } = bills;
  const words = readExpectations(deps.ledger);
  const said = printed.flatMap((each) => words.get(accountKey({ sourceKind, channel, account: each })) ?? []);
  const expectation: Expectation = said[0] ?? expectationOf([...adapters], files, isBusinessDay);
  const days = arrivalDays(
    { files, emptyDays: emptyDays(new SourceStore(deps.ledger).asked(), { adapters, account }), expectation },
    range,
    { now, isBusinessDay },
  );
  // A file of batches is of no days: what is missing of them their numbers say.
  const isByBatch = isNumbered && expectation.cadence === 'none';
  return isByBatch
    ? days.map((day) => (day.state === 'missing' ? { ...day, state: 'free' as const } : day))
    : days;
}
