/**
 * Ageing (账龄) of what is open: exceptions that nobody decided, money in transit, payments the bank has not shown; by leg and channel, by days since the
 * money arose. What was settled since is not in it: it says what of that day is still open now.
 */
import { formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import type { Leg } from '../../../../../shared/domain/leg.ts';
import { CHANNELS, type Channel } from '../../../../../shared/domain/statement-line.ts';
import { paymentFacts } from '../../../payments/booking.ts';
import type { LegView } from '../../../review/leg-view.ts';
import type { StandingException } from '../../../review/standing.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { openOn } from '../bank/booked.ts';
import { BUCKETS, type Bucket, bucketOf } from '../rules/age.ts';

/** 'payments': sent, and not shown by the bank. */
export type AgedLeg = Leg | 'payments';

export interface AgedItem {
  readonly leg: AgedLeg;
  readonly channel: Channel;
  /** Of an exception; 'in_transit' of a payment. */
  readonly kind: StandingException['kind'] | 'in_transit';
  readonly state: 'open' | 'waiting';
  /** By which it is found again. */
  readonly reference: string;
  readonly since: string;
  readonly ageDays: number;
  readonly amount: number;
}
export interface AgedRow {
  readonly leg: AgedLeg;
  readonly channel: Channel;
  readonly state: AgedItem['state'];
  readonly counts: Readonly<Record<Bucket, number>>;
  readonly sums: Readonly<Record<Bucket, number>>;
}
export interface Ageing {
  readonly day: string;
  readonly currency: string;
  readonly rows: readonly AgedRow[];
  readonly items: readonly AgedItem[];
}

export function ageing(
  deps: EvidenceDeps,
  asked: { readonly day: string; readonly currency: string },
): Ageing {
  const items = [...agedExceptions(deps, asked), ...agedPayments(deps, asked)].toSorted(
    (a, b) =>
      inOrder(a.leg, b.leg) ||
      inOrder(a.channel, b.channel) ||
      inOrder(a.state, b.state) ||
      inOrder(a.since, b.since) ||
      b.amount - a.amount ||
      inOrder(a.reference, b.reference),
  );
  return { ...asked, items, rows: rowsOf(items) };
}
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function* agedExceptions(
  { standing }: EvidenceDeps,
  { day, currency }: { readonly day: string; readonly currency: string },
): Generator<AgedItem> {
  const until = parseDay(day) ?? 0;
  for (const each of standing.exceptions()) {
    const { leg, kind, key, state, sinceDay, amount } = each;
    if ((state !== 'open' && state !== 'waiting') || each.currency !== currency || sinceDay > until) continue;
    const of = { leg, kind, state, reference: key, since: formatDay(sinceDay), ageDays: until - sinceDay };
    yield { ...of, channel: channelOf(standing.view(leg), each), amount: Math.abs(amount) };
  }
}

/** The channel a bank's side waits for is that of the other side, where there is one. */
function channelOf(view: LegView, { left, right }: Pick<StandingException, 'left' | 'right'>): Channel {
  const [first] = left;
  const [last] = right;
  const at = (side: 'left' | 'right', line: number) =>
    CHANNELS[view.set(side).channel[view.positionOf(side, line)] ?? 0] ?? 'none';
  if (first !== undefined) return at('left', first);
  return last === undefined ? 'none' : at('right', last);
}

function* agedPayments(
  deps: EvidenceDeps,
  of: { readonly day: string; readonly currency: string },
): Generator<AgedItem> {
  const facts = new Map(paymentFacts(deps.payments).map((fact) => [fact.itemNo, fact]));
  const paidBy = new Map(
    [...facts.values()].flatMap(({ itemNo, lines }) => lines.map(({ lineId }) => [lineId, itemNo] as const)),
  );
  const account = deps.chart.codeOf('payments_in_transit');
  const open = openOn(deps.ledger, { ...of, account, sub: null }, (id) => paidBy.get(id) ?? `line:${id}`);
  const until = parseDay(of.day) ?? 0;
  for (const [key, { amount, day }] of open) {
    const fact = facts.get(key);
    if (!fact) continue;
    yield {
      leg: 'payments',
      channel: deps.parties.account(fact.fromAccountId)?.channel ?? 'bank',
      kind: 'in_transit',
      state: 'waiting',
      reference: key,
      since: day,
      ageDays: until - (parseDay(day) ?? until),
      amount: Math.abs(amount),
    };
  }
}

function rowsOf(items: readonly AgedItem[]): AgedRow[] {
  const none = () => Object.fromEntries(BUCKETS.map((bucket) => [bucket, 0])) as Record<Bucket, number>; // Each of them.
  const rows = new Map<string, AgedRow & { counts: Record<Bucket, number>; sums: Record<Bucket, number> }>();
  for (const { leg, channel, state, ageDays, amount } of items) {
    const key = `${leg}|${channel}|${state}`;
    const row = rows.get(key) ?? { leg, channel, state, counts: none(), sums: none() };
    const bucket = bucketOf(ageDays);
    row.counts[bucket] += 1;
    row.sums[bucket] += amount;
    rows.set(key, row);
  }
  return [...rows.values()];
}
