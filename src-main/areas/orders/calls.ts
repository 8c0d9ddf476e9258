/**
 * The orders' part of the contract: our books as a list with where each order stands, and one order's whole story across the legs.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { ExceptionView, GroupView, LineView } from '../../../shared/contract/shapes.ts';
import { LEGS, SIDES } from '../../../shared/domain/leg.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { GroupRef } from '../review/leg-view.ts';
import type { Standing, StandingException } from '../review/standing.ts';
import { toExceptionView, toGroupView } from '../review/views.ts';
import { filterLines } from '../statements/line-filter.ts';
import type { LineStore } from '../statements/line-store.ts';
import { hash64, type LineSet } from '../statements/rules/line-columns.ts';

/** More lines of one order than anybody reads: past it the story is refused by name, not cut. */
const STORY_LINES_MAX = 500;

export interface OrdersDeps {
  readonly lines: LineStore;
  readonly standing: Standing;
  /** Whose id stands behind a fact. */
  readonly nameOf: (person: string) => string;
}

export function ordersCalls(deps: OrdersDeps): HandlersOf<'orders.list' | 'orders.story'> {
  const { lines, standing } = deps;
  return {
    'orders.list': (input) => {
      const set = lines.set('orders');
      const found = filterLines(lines, set, input);
      const page = [...found.subarray(input.offset, input.offset + input.limit)];
      const exceptions = exceptionsByLine(standing.exceptions());
      const view = standing.legs().includes('order_trade') ? standing.view('order_trade') : null;
      const rows = page.map((position) => {
        const lineId = set.lineId[position] ?? 0;
        const own = (exceptions.get(lineId) ?? []).filter((each) => each.state !== 'resolved');
        const place = view ? view.positionOf('left', lineId) : -1;
        const state = view && place >= 0 ? view.standing('left', place) : null;
        const trade =
          state === 'accepted' || state === 'confirmed'
            ? ('matched' as const)
            : state === 'proposed'
              ? ('proposed' as const)
              : own.length > 0
                ? ('exception' as const)
                : view && place >= 0 && view.isOutside('left', place)
                  ? ('outside' as const)
                  : ('open' as const);
        return { line: lines.view(lineId), trade, exceptionKinds: own.map((each) => each.kind) };
      });
      return { total: found.length, rows };
    },
    'orders.story': (input) => storyOf(deps, input.merchantOrderNo),
  };
}

function exceptionsByLine(
  exceptions: readonly StandingException[],
): ReadonlyMap<number, readonly StandingException[]> {
  const byLine = new Map<number, StandingException[]>();
  for (const each of exceptions) {
    for (const lineId of [...each.left, ...each.right]) {
      const held = byLine.get(lineId);
      if (held) held.push(each);
      else byLine.set(lineId, [each]);
    }
  }
  return byLine;
}

/** Everything that carries the order's number, and what that is matched to, step by step down to the bank. */
function storyOf(deps: OrdersDeps, merchantOrderNo: string) {
  const { lines, standing } = deps;
  const ids = new Set<number>();
  for (const kind of ['orders', 'trade_bill', 'fund_bill'] as const)
    for (const id of withOrderNo(lines.set(kind), merchantOrderNo)) ids.add(id);
  const groups = new Map<string, GroupView>();
  for (const leg of LEGS) {
    if (!standing.legs().includes(leg)) continue;
    const view = standing.view(leg);
    const found: GroupRef[] = [...ids].flatMap((id) => SIDES.flatMap((side) => view.groupOf(side, id) ?? []));
    for (const group of found) {
      groups.set(group.key, toGroupView(view, group, lines));
      for (const id of [...group.left, ...group.right]) ids.add(id);
    }
  }
  if (ids.size > STORY_LINES_MAX)
    throw new Refused('too_large', { what: 'story', limit: STORY_LINES_MAX, found: ids.size });
  const exceptions: ExceptionView[] = standing
    .exceptions()
    .filter((each) => [...each.left, ...each.right].some((id) => ids.has(id)))
    .map((each) => toExceptionView(each, lines, deps.nameOf));
  const views = [...ids].map((id) => lines.view(id));
  const of = (kind: LineView['sourceKind']) =>
    views
      .filter((line) => line.sourceKind === kind)
      .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.id - b.id));
  if (views.length === 0) throw new Refused('not_found', { what: 'order' });
  return {
    orders: of('orders'),
    trades: of('trade_bill'),
    funds: of('fund_bill'),
    bank: of('bank'),
    groups: [...groups.values()],
    exceptions,
  };
}

function withOrderNo(set: LineSet, merchantOrderNo: string): number[] {
  const hash = new Uint32Array(2);
  hash64(merchantOrderNo, hash, 0);
  const found: number[] = [];
  for (let position = 0; position < set.count; position += 1) {
    if (set.orderNo[2 * position] === hash[0] && set.orderNo[2 * position + 1] === hash[1])
      found.push(set.lineId[position] ?? 0);
  }
  return found;
}
