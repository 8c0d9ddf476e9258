/** One order's whole story: everything that carries its number, what that is matched to down to the bank, what was said and is asked about it. */
import type { Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { ExceptionView, GroupView, LineView } from '../../../shared/contract/shapes.ts';
import { LEGS, type Leg, SIDES } from '../../../shared/domain/leg.ts';
import { ORDER_ACTS } from '../../../shared/domain/order.ts';
import { BANK_LEGS } from '../matching/rules/legs/bank-sharing.ts';
import type { GroupRef } from '../review/leg-view.ts';
import type { Standing } from '../review/standing.ts';
import { toExceptionView, toGroupView } from '../review/views.ts';
import type { LineStore } from '../statements/line-store.ts';
import { refundsAsked, type WaitingRequest } from './changes/ask.ts';
import { ORDER_KINDS } from './changes/subject.ts';
import type { OrderEventStore } from './event-store.ts';
import { type FoundOrder, type OrderBook, withOrderNo } from './order-book.ts';
import { findingsOf, isOpenTo, refundable } from './rules/order-state.ts';

/** More lines of one order than anybody reads: past it the story is refused by name, not cut. */
const STORY_LINES_MAX = 500;

export interface StoryDeps {
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly book: OrderBook;
  readonly events: OrderEventStore;
  readonly waiting: () => readonly WaitingRequest[];
  /** Whose id stands behind a fact. */
  readonly nameOf: (person: string) => string;
}

export function storyOf(deps: StoryDeps, merchantOrderNo: string): Output<'orders.story'> {
  const { lines, standing, events, nameOf } = deps;
  const ids = new Set<number>();
  for (const kind of ['orders', 'trade_bill', 'fund_bill'] as const)
    for (const id of withOrderNo(lines.set(kind), merchantOrderNo)) ids.add(id);
  const groups = groupsOf(deps, ids);
  if (ids.size > STORY_LINES_MAX)
    throw new Refused('too_large', { what: 'story', limit: STORY_LINES_MAX, found: ids.size });
  const exceptions: ExceptionView[] = standing
    .exceptions()
    .filter((each) => [...each.left, ...each.right].some((id) => ids.has(id)))
    .map((each) => toExceptionView(each, lines, nameOf));
  const views = [...ids].map((id) => lines.view(id));
  const of = (kind: LineView['sourceKind']) =>
    views
      .filter((line) => line.sourceKind === kind)
      .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.id - b.id));
  const said = events.of(merchantOrderNo);
  if (views.length === 0 && said.length === 0) throw new Refused('not_found', { what: 'order' });
  const waiting = waitingOf(deps, merchantOrderNo, ids);
  return {
    orders: of('orders'),
    trades: of('trade_bill'),
    funds: of('fund_bill'),
    bank: of('bank'),
    groups,
    exceptions,
    standing: standingView(deps, deps.book.find(merchantOrderNo)),
    events: said.map(({ at, by, event, amount, currency, reason, facts, evidence }) => ({
      at,
      byName: nameOf(by),
      event,
      amount,
      currency,
      reason,
      facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
      evidence: [...evidence],
    })),
    waiting: waiting.map(({ id, kind, amount, currency, reason, madeBy, madeAt }) => ({
      id,
      kind,
      amount,
      currency,
      reason,
      madeByName: nameOf(madeBy),
      madeAt,
    })),
  };
}

/** The groups these lines stand in, step by step down to the bank; adds what else is in them to the lines. */
function groupsOf({ lines, standing }: StoryDeps, ids: Set<number>): GroupView[] {
  const groups = new Map<string, GroupView>();
  for (const leg of LEGS) {
    if (!standing.legs().includes(leg)) continue;
    const view = standing.view(leg);
    const found: GroupRef[] = [...ids].flatMap((id) => SIDES.flatMap((side) => view.groupOf(side, id) ?? []));
    for (const group of found) {
      groups.set(group.key, toGroupView(view, group, lines));
      for (const id of membersOf(leg, group)) ids.add(id);
    }
  }
  return [...groups.values()];
}

/** Of a batch that came to the bank in one sum: the bank's line is part of the order's story, the other orders of its day are not. */
const membersOf = (leg: Leg, { left, right }: GroupRef): readonly number[] =>
  BANK_LEGS.includes(leg) ? right : [...left, ...right];

function standingView(deps: StoryDeps, found: FoundOrder): Output<'orders.story'>['standing'] {
  const { standing } = found;
  if (!standing) return null;
  const { state, currency, paid, refunded, refundPending, findings } = standing;
  const left = refundable(standing, refundsAsked(deps, found.merchantOrderNo));
  return {
    state,
    currency,
    paid,
    refunded,
    refundPending,
    findings: findingsOf(findings),
    refundable: left,
    acts: ORDER_ACTS.map((act) => ({
      act,
      whyNot: !isOpenTo(act, state) ? 'state' : act === 'refund' && left === 0 ? 'nothing_left' : '',
    })),
  };
}

/** Requests name the order, or a line of it. */
const waitingOf = ({ waiting }: StoryDeps, merchantOrderNo: string, ids: ReadonlySet<number>) =>
  waiting().filter(
    ({ kind, subject }) =>
      ORDER_KINDS.some((each) => each === kind) &&
      (subject['order'] === merchantOrderNo ||
        (subject['order'] === undefined && ids.has(Number(subject['line'])))),
  );
