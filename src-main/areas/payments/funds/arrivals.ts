/**
 * Top-ups found by their number in the lines of statements, where that is sure; what is not is offered to a person with the lines of payments. A line
 * is one top-up at most and a top-up one line, so nothing is counted twice however often files come and go.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { isInGroup } from '../bank-lines/line-links.ts';
import { movedLines } from '../bank-lines/moved-lines.ts';
import type { FundsDeps } from './deps.ts';
import { bringsBy, surePairs } from './rules/arrival.ts';
import { standingOrders } from './standing.ts';
import { appendArrival, endedArrivals, linkedLines } from './store.ts';

/** Links what is sure; asked again it finds nothing new. */
export function findArrivals(deps: FundsDeps, info: CallInfo): Output<'funds.findArrivals'> {
  const pairs = sureArrivals(deps);
  if (pairs.length === 0) return { linked: 0 };
  const said = { at: deps.now(), by: info.person };
  try {
    deps.record.write(info, { action: 'funds.arrived', subject: { count: pairs.length } }, () => {
      for (const pair of pairs) appendArrival(deps.ledger, { ...pair, origin: 'reference', ...said });
    });
  } finally {
    deps.linksChanged();
    info.changed('funds', 'payments', 'journal', 'record');
  }
  return { linked: pairs.length };
}

function sureArrivals(deps: FundsDeps) {
  const { ledger, lines } = deps;
  const expected = Map.groupBy(
    standingOrders(deps).filter((order) => order.kind === 'top_up' && order.state === 'expected'),
    (order) => order.amount,
  );
  const versions = lines.versions();
  // In the version that stands: a corrected line is still the one that was linked.
  const linked = new Set([...linkedLines(ledger)].map((id) => versions.standing(id)));
  // A link that a person ended is not made again behind her back.
  const ended = new Set(
    endedArrivals(ledger).map(({ orderNo, lineId }) => `${orderNo} ${versions.standing(lineId)}`),
  );
  const seen = movedLines(lines, new Set(expected.keys())).flatMap((line) => {
    if (linked.has(line.lineId) || isInGroup(deps, line.lineId)) return [];
    return (expected.get(line.amount) ?? []).flatMap((order) => {
      const why = bringsBy(order, line);
      return why === null ? [] : [{ orderNo: order.orderNo, lineId: line.lineId, why }];
    });
  });
  return surePairs(seen).filter(({ orderNo, lineId }) => !ended.has(`${orderNo} ${lineId}`));
}
