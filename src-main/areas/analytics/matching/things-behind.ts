/** What a person reads of a group or an exception behind a cell, looked up for the page she looks at. */
import { referenceOf } from '../../review/views.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { BehindThing } from '../rules/found.ts';

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
