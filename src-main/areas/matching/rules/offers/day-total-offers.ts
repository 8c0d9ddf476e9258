/** All of a channel's and account's day put together against one movement: a person who does it twice would like a rule that does. */
import { draftRule, type Example, grouped, type Offer, SUPPORT_MIN, sumOf } from './example.ts';

export function dayTotalOffers(examples: readonly Example[]): Offer[] {
  const totals = examples.flatMap((example) => {
    const lag = example.isByHand ? lagOfTotal(example) : null;
    return lag === null ? [] : [{ example, lag, channel: example.left[0]?.channel ?? 'none' }];
  });
  return grouped(totals, ({ example, channel }) => `${example.leg}|${channel}`).flatMap(([key, group]) => {
    const [first] = group;
    if (!first || group.length < SUPPORT_MIN) return [];
    const lags = group.map(({ lag }) => lag);
    return [
      {
        key: `day_total|${key}`,
        kind: 'day_total',
        leg: first.example.leg,
        facts: { channel: first.channel, from: Math.min(...lags), to: Math.max(...lags) },
        examples: group.map(({ example }) => example.key),
        rule: draftRule(first.example.leg, 'group_total', {
          cardinality: 'many_to_one',
          channels: first.channel === 'none' ? [] : [first.channel],
          days: { from: Math.min(0, ...lags), to: Math.max(0, ...lags), unit: 'calendar' },
        }),
      } satisfies Offer,
    ];
  });
}

/** Days from the lines' one day to the movement; null where it is no total of one day, channel and account. */
function lagOfTotal({ left, right }: Example): number | null {
  const [first] = left;
  const [movement] = right;
  if (!first || !movement || left.length < 2 || right.length !== 1) return null;
  if (first.day === null || movement.day === null || sumOf(left) !== sumOf(right)) return null;
  const isOne = left.every(
    (line) => line.day === first.day && line.channel === first.channel && line.account === first.account,
  );
  return isOne ? movement.day - first.day : null;
}
