/**
 * Matches with one other party that go the same way each time: the money comes later than the rules wait, or short by the same amount or the same
 * share (a fee nobody states).
 */
import type { Leg } from '../../../../../shared/domain/leg.ts';
import type { Channel } from '../../../../../shared/domain/statement-line.ts';
import {
  draftRule,
  type Example,
  type ExampleLine,
  grouped,
  type Offer,
  onePair,
  partyOf,
  SUPPORT_MIN,
} from './example.ts';

/** A quarter: what comes later has another reason. */
const LAG_MAX = 92;
/** A fee is a small part: what differs by more is another matter. */
const SHARE_MAX_PPM = 200_000;
const PPM = 1_000_000;

interface Pair {
  readonly example: Example;
  readonly left: ExampleLine;
  readonly right: ExampleLine;
  readonly lag: number;
}

/** `isWaitedFor`: a rule in force looks at a lag of so many days in this leg and channel. */
export function partyOffers(
  examples: readonly Example[],
  isWaitedFor: (leg: Leg, channel: Channel, lag: number) => boolean,
): Offer[] {
  const pairs = examples.flatMap((example): Pair[] => {
    const pair = example.isByHand ? onePair(example) : null;
    return pair && pair.lag !== null && Math.abs(pair.lag) <= LAG_MAX && partyOf(pair) !== ''
      ? [{ example, left: pair.left, right: pair.right, lag: pair.lag }]
      : [];
  });
  const byParty = grouped(pairs, (pair) =>
    [pair.example.leg, pair.left.channel, pair.example.currency, partyOf(pair)].join('|'),
  );
  return byParty.flatMap(([key, group]) => {
    const late = group.filter(
      ({ example, left, right, lag }) =>
        left.amount === right.amount && !isWaitedFor(example.leg, left.channel, lag),
    );
    const short = group.filter(({ left, right }) => left.amount !== right.amount);
    return [...lagOffer(key, late), ...differenceOffer(key, short)];
  });
}

const windowOf = (group: readonly Pair[]) => ({
  from: Math.min(0, ...group.map(({ lag }) => lag)),
  to: Math.max(0, ...group.map(({ lag }) => lag)),
  unit: 'calendar' as const,
});
const channelsOf = ({ left }: Pair): Channel[] => (left.channel === 'none' ? [] : [left.channel]);

function lagOffer(key: string, group: readonly Pair[]): Offer[] {
  const [first] = group;
  if (!first || group.length < SUPPORT_MIN) return [];
  const lags = group.map(({ lag }) => lag);
  return [
    {
      key: `lag|${key}`,
      kind: 'lag',
      leg: first.example.leg,
      facts: { from: Math.min(...lags), to: Math.max(...lags) },
      examples: group.map(({ example }) => example.key),
      rule: draftRule(first.example.leg, 'amount_window', {
        days: windowOf(group),
        channels: channelsOf(first),
      }),
    },
  ];
}

function differenceOffer(key: string, group: readonly Pair[]): Offer[] {
  const [first] = group;
  if (!first || group.length < SUPPORT_MIN) return [];
  const shortBy = ({ left, right }: Pair) => left.amount - right.amount;
  const told = { days: windowOf(group), channels: channelsOf(first) };
  const base = {
    leg: first.example.leg,
    examples: group.map(({ example }) => example.key),
  };
  const difference = shortBy(first);
  if (group.every((pair) => shortBy(pair) === difference))
    return [
      {
        ...base,
        key: `constant_difference|${key}`,
        kind: 'constant_difference',
        facts: { difference, currency: first.example.currency },
        rule: draftRule(base.leg, 'scored', {
          ...told,
          amount: { kind: 'absolute', minor: Math.abs(difference) },
          score: CAREFUL,
        }),
      },
    ];
  const ppm = sameRate(group);
  return ppm === null
    ? []
    : [
        {
          ...base,
          key: `constant_rate|${key}`,
          kind: 'constant_rate',
          facts: { ppm },
          rule: draftRule(base.leg, 'scored', {
            ...told,
            amount: { kind: 'percent', ppm: letsThrough(group) },
            score: CAREFUL,
          }),
        },
      ];
}

/** Amounts that differ are weighed, never taken for equal: the scored pass proposes them and keeps the difference in sight. */
const CAREFUL = { marginBits: 6, floorBits: 6, targetPpm: 999_900 };

/** The share by which every right amount falls short of its left one, to the minor unit; null where there is none. Two equal amounts say nothing of a rate. */
function sameRate(group: readonly Pair[]): number | null {
  if (new Set(group.map(({ left }) => left.amount)).size < SUPPORT_MIN) return null;
  const largest = group.reduce((a, b) => (Math.abs(b.left.amount) > Math.abs(a.left.amount) ? b : a));
  const whole = Math.abs(largest.left.amount);
  const short = whole - Math.abs(largest.right.amount);
  if (whole === 0 || short <= 0) return null;
  const ppm = Number((BigInt(short) * BigInt(PPM) + BigInt(whole) / 2n) / BigInt(whole));
  if (ppm < 1 || ppm > SHARE_MAX_PPM) return null;
  const isBy =
    (rate: number) =>
    ({ left, right }: Pair) => {
      const amount = Math.abs(left.amount);
      const expected = Number((BigInt(amount) * BigInt(rate) + 500_000n) / BigInt(PPM));
      const isOneWay = Math.sign(left.amount) === Math.sign(right.amount);
      return isOneWay && Math.abs(amount - Math.abs(right.amount) - expected) <= 1;
    };
  // Rates are agreed in round figures: 0.6 % and not 0.6002 %, where both explain all of it.
  const rates = ROUND_PPM.map((unit) => Math.round(ppm / unit) * unit).filter((rate) => rate > 0);
  return rates.find((rate) => group.every(isBy(rate))) ?? null;
}

const ROUND_PPM = [1000, 100, 10, 1];

/** The least share that all of them are within: the last minor unit is rounded. */
const letsThrough = (group: readonly Pair[]): number =>
  Math.max(
    ...group.map(({ left, right }) => {
      const whole = BigInt(Math.abs(left.amount));
      const apart = BigInt(Math.abs(left.amount - right.amount));
      return Number((apart * BigInt(PPM) + whole - 1n) / whole);
    }),
  );
