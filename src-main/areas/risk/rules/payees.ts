/**
 * Payees before money leaves for them: the first payment to one, and a payment soon after the account was changed, which is how a payout is led astray
 * (改账户后付款).
 */
import { moneyText, Outcomes, type RuleOf } from './outcomes.ts';

const SECONDS_PER_HOUR = 3600;

export const newPayee: RuleOf = ({ payments }, rule) => {
  const found = new Outcomes(rule);
  const live = payments.filter(({ isLive }) => isLive).toSorted((a, b) => a.at - b.at);
  const began = live[0]?.day ?? 0;
  for (const of of Map.groupBy(live, ({ payee }) => payee.id).values()) {
    const [first] = of;
    if (!first) continue;
    if (first.day - began < found.parameter('daysMin')) {
      found.exit('too_little_history'); // In the first days of a house every payee is new.
      continue;
    }
    const { payee: subject, currency, day } = first;
    const together = of.filter((each) => each.day === day && each.currency === currency);
    const sum = together.reduce((total, { amount }) => total + amount, 0);
    found.add(sum, {
      ...{ subject, currency, from: day, to: day, amount: sum },
      facts: { count: together.length, amount: moneyText(sum, currency) },
      payments: together.map(({ no }) => no),
    });
  }
  return found;
};

export const changedPayee: RuleOf = ({ payments }, rule) => {
  const found = new Outcomes(rule);
  const windowHours = found.parameter('windowHours');
  for (const payment of payments) {
    const { payee: subject, currency, amount, day, at, accountSince, isChanged, isLive, no } = payment;
    const hours = Math.floor((at - accountSince) / SECONDS_PER_HOUR);
    if (!isLive || !isChanged || hours < 0 || hours > windowHours) {
      found.exit('clear');
      continue;
    }
    found.add(windowHours - hours, {
      ...{ subject, currency, amount, from: day, to: day },
      facts: { hours, amount: moneyText(amount, currency) },
      payments: [no],
    });
  }
  return found;
};
