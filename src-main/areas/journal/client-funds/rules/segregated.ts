/**
 * The second check: money that came in for parties on a business day, and the free days behind it, lies apart by the end of the next one.
 *
 * Received is what a party is credited with against an account of ours, less what we earn of it. It is followed from account to account, oldest first,
 * until it lies apart or goes back to a party; nothing is counted as moved twice, and a surplus of one day does not stand in for another.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import { dayFlows } from './day-flows.ts';
import type { FundPlace, Movements } from './movements.ts';
import { Outside } from './outside.ts';

/** The days looked at, from and to, and the day by whose end their money is to lie apart. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

export interface Segregated {
  readonly received: number;
  /** Of it, what does not lie apart. */
  readonly outside: number;
  /** The account of ours where most of that is; '' where nothing is outside, or it was spent. */
  readonly account: string;
}

/** By currency, for each window; windows ascend. One pass. */
export function segregatedByDay(
  places: readonly FundPlace[],
  movements: Movements,
  windows: readonly Window[],
): ReadonlyMap<string, Segregated>[] {
  const outside = new Outside();
  const received = new Map<string, Map<number, number>>();
  const flows = dayFlows(places, movements);
  let next = flows.next();
  return windows.map(({ from, to, by }) => {
    for (; !next.done && next.value.day <= by; next = flows.next()) {
      const { day, receipts, givenBack, spent, moves } = next.value;
      for (const { account, amount } of receipts) {
        const days = received.get(account.currency) ?? new Map<number, number>();
        received.set(account.currency, days);
        days.set(day, (days.get(day) ?? 0) + amount);
        if (!account.isApart) outside.add(account, day, amount);
      }
      for (const { account, amount } of givenBack) outside.giveBack(account, amount);
      for (const { account, amount } of spent) outside.spend(account, amount);
      for (const move of moves) outside.move(move.from, move.to, move.amount);
    }
    return new Map(
      [...received].map(([currency, days]) => {
        let sum = 0;
        for (let day = from; day <= to; day += 1) sum += days.get(day) ?? 0;
        const left = outside.of(currency, from, to);
        return [currency, { received: minor(sum), outside: minor(left.amount), account: left.account }];
      }),
    );
  });
}
