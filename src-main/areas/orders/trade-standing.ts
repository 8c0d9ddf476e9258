/** Where orders stand with the channel's trade bill: by their payment's place in the leg, and by the differences that name it. */
import type { ExceptionKind } from '../../../shared/domain/leg.ts';
import type { Standing, StandingException } from '../review/standing.ts';
import type { OrderIndex } from './rules/order-index.ts';

export type TradeStanding = 'matched' | 'proposed' | 'exception' | 'open' | 'outside';

export interface TradeStandings {
  readonly of: (order: number) => TradeStanding;
  readonly exceptionKinds: (order: number) => ExceptionKind[];
}

/** Exceptions by line, made once for each list of them. */
const byLines = new WeakMap<
  readonly StandingException[],
  ReadonlyMap<number, readonly StandingException[]>
>();

export function tradeStandings(standing: Standing, index: OrderIndex): TradeStandings {
  const exceptions = byLineOf(standing.exceptions());
  const view = standing.legs().includes('order_trade') ? standing.view('order_trade') : null;
  const lineOf = (order: number) => index.set.lineId[index.head[order] ?? 0] ?? 0;
  const open = (order: number) => exceptions.get(lineOf(order)) ?? [];
  return {
    of: (order) => {
      const place = view ? view.positionOf('left', lineOf(order)) : -1;
      const state = view && place >= 0 ? view.standing('left', place) : null;
      if (state === 'accepted' || state === 'confirmed') return 'matched';
      if (state === 'proposed') return 'proposed';
      if (open(order).length > 0) return 'exception';
      return view && place >= 0 && view.isOutside('left', place) ? 'outside' : 'open';
    },
    exceptionKinds: (order) => open(order).map((each) => each.kind),
  };
}

function byLineOf(
  exceptions: readonly StandingException[],
): ReadonlyMap<number, readonly StandingException[]> {
  const held = byLines.get(exceptions);
  if (held) return held;
  const byLine = new Map<number, StandingException[]>();
  for (const each of exceptions) {
    if (each.state === 'resolved') continue;
    for (const lineId of [...each.left, ...each.right]) {
      const known = byLine.get(lineId);
      if (known) known.push(each);
      else byLine.set(lineId, [each]);
    }
  }
  byLines.set(exceptions, byLine);
  return byLine;
}
