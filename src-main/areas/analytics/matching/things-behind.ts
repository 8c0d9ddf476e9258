/** Groups and exceptions behind a cell, each counting once; what a person reads of one is looked up for the page she looks at. */
import { minor } from '../../../../shared/domain/money.ts';
import { referenceOf } from '../../review/views.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { type Behind, type BehindThing, NOTHING_BEHIND } from '../rules/found.ts';

export function thingsBehind<T>(
  found: readonly T[],
  show: (thing: T) => BehindThing,
  amountOf: (thing: T) => number = () => 0,
): Behind {
  return {
    total: found.length,
    count: found.length,
    amount: minor(found.reduce((sum, thing) => sum + amountOf(thing), 0)),
    at: (index) => {
      const thing = found[index];
      return thing ? show(thing) : NOTHING_BEHIND.at(index);
    },
  };
}

export const thingOfGroup = (
  deps: Pick<AnalyticsDeps, 'lines'>,
  group: { readonly key: () => string; readonly lineId: () => number },
): BehindThing => ({
  ...{ what: 'group', key: group.key(), count: 1, amount: 0 },
  ...shownOf(deps, group.lineId()),
});

/** By its first line: the number a person finds it by, else who it was with. Masked. */
export function shownOf(
  { lines }: Pick<AnalyticsDeps, 'lines'>,
  lineId: number,
): { readonly day: string; readonly title: string } {
  const line = lines.view(lineId);
  return {
    day: line.occurredAt.slice(0, 10) || line.bookingDate,
    title: referenceOf(line) || line.counterparty || line.description,
  };
}
