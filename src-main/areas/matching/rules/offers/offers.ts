/**
 * Rules offered from what persons matched: what at least two alike matches would have needed, and no rule in force already does. Sorted by how much
 * each explains, independent of the order of decisions.
 */
import type { MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { dayTotalOffers } from './day-total-offers.ts';
import type { Example, Offer } from './example.ts';
import { partyOffers } from './party-offers.ts';
import { spellingOffers } from './spelling-offers.ts';

export function offersFrom(examples: readonly Example[], inForce: readonly MatchRule[]): Offer[] {
  const running = inForce.filter(({ isOn }) => isOn);
  const found = [
    ...spellingOffers(examples),
    ...partyOffers(examples, (leg, channel, lag) =>
      running.some(
        (rule) =>
          rule.leg === leg &&
          rule.pass === 'amount_window' &&
          (rule.channels.length === 0 || rule.channels.includes(channel)) &&
          rule.days !== null &&
          lag >= rule.days.from &&
          lag <= rule.days.to,
      ),
    ),
    ...dayTotalOffers(examples),
  ];
  return found
    .filter((offer) => !running.some((rule) => does(rule, offer.rule)))
    .toSorted((a, b) => b.examples.length - a.examples.length || (a.key < b.key ? -1 : 1));
}

/** Does a rule in force look at all that an offered one would? */
function does(rule: MatchRule, offered: Offer['rule']): boolean {
  if (rule.leg !== offered.leg || rule.pass !== offered.pass) return false;
  const holdsAll = <T>(all: readonly T[], some: readonly T[]) => some.every((each) => all.includes(each));
  const { days } = offered;
  return (
    offered.keys.every((key) =>
      rule.keys.some(({ left, right }) => left === key.left && right === key.right),
    ) &&
    holdsAll(rule.variants, offered.variants) &&
    holdsAll(rule.prefixes, offered.prefixes) &&
    (rule.channels.length === 0 ||
      (offered.channels.length > 0 && holdsAll(rule.channels, offered.channels))) &&
    (days === null || rule.days === null || (rule.days.from <= days.from && rule.days.to >= days.to)) &&
    reach(rule.amount) >= reach(offered.amount)
  );
}

/** Tolerances in the order of how much they let through, roughly: equal, so many minor units, so large a share. */
function reach(amount: MatchRule['amount']): number {
  if (amount.kind === 'equal') return 0;
  return amount.kind === 'absolute' ? amount.minor : amount.ppm * 1_000_000;
}
