/**
 * Money of parties that does not lie apart yet: by account of ours, with the day it came. What a channel or bank took out of it for itself lies nowhere
 * and is still wanting, until we make it good.
 */

/** An account of ours in one currency. */
export interface HouseAccount {
  readonly sub: string;
  readonly currency: string;
  readonly isApart: boolean;
}

/** No account has this name. */
const SPENT = 'spent';

interface Lot {
  readonly day: number;
  amount: number;
}

export class Outside {
  /** By currency, then account; oldest first. */
  readonly #lots = new Map<string, Map<string, Lot[]>>();

  add({ currency, sub }: HouseAccount, day: number, amount: number): void {
    const lots = this.#lotsOf(currency, sub);
    const behind = lots.findLastIndex((lot) => lot.day <= day);
    const same = lots[behind];
    if (same?.day === day) same.amount += amount;
    else lots.splice(behind + 1, 0, { day, amount });
  }

  /** A party got it back from this account. */
  giveBack({ currency, sub }: HouseAccount, amount: number): void {
    this.#take(currency, sub, amount, 'oldest');
  }

  /** The account paid for something of ours with it: the newest first, for a fee is taken of what just came. */
  spend(account: HouseAccount, amount: number): void {
    if (account.isApart) return;
    for (const { day, amount: part } of this.#take(account.currency, account.sub, amount, 'newest').taken)
      this.add({ ...account, sub: SPENT }, day, part);
  }

  /** Between accounts of ours. Into one kept apart the money of any of them is as good: what the sender had of parties first, then what others have. */
  move(from: HouseAccount, to: HouseAccount, amount: number): void {
    if (from.isApart) return;
    const { currency } = from;
    const { taken, rest } = this.#take(currency, from.sub, amount, 'oldest');
    if (!to.isApart) {
      for (const { day, amount: part } of taken) this.add(to, day, part);
      return;
    }
    let left = rest;
    for (let sub = this.#oldest(currency); left > 0 && sub !== null; sub = this.#oldest(currency))
      left = this.#take(currency, sub, left, 'oldest').rest;
  }

  /** The account with the oldest money; null where nothing is outside. */
  #oldest(currency: string): string | null {
    let found: { readonly sub: string; readonly day: number } | null = null;
    for (const [sub, [first]] of this.#lots.get(currency) ?? [])
      if (first && (!found || first.day < found.day || (first.day === found.day && sub < found.sub)))
        found = { sub, day: first.day };
    return found?.sub ?? null;
  }

  /** What of days from and to is outside, and where most of it is. */
  of(currency: string, from: number, to: number): { readonly amount: number; readonly account: string } {
    let amount = 0;
    let most = 0;
    let account = '';
    for (const [sub, lots] of this.#lots.get(currency) ?? []) {
      const own = lots.reduce((sum, lot) => sum + (lot.day >= from && lot.day <= to ? lot.amount : 0), 0);
      amount += own;
      if (sub === SPENT || own <= most) continue;
      most = own;
      account = sub;
    }
    return { amount, account };
  }

  #take(currency: string, sub: string, amount: number, first: 'oldest' | 'newest') {
    const lots = this.#lotsOf(currency, sub);
    const taken: Lot[] = [];
    let rest = amount;
    while (rest > 0) {
      const lot = first === 'oldest' ? lots[0] : lots.at(-1);
      if (!lot) break;
      const part = Math.min(lot.amount, rest);
      taken.push({ day: lot.day, amount: part });
      lot.amount -= part;
      rest -= part;
      if (lot.amount === 0) lots.splice(first === 'oldest' ? 0 : -1, 1);
    }
    return { taken, rest };
  }

  #lotsOf(currency: string, sub: string): Lot[] {
    const ofCurrency = this.#lots.get(currency) ?? new Map<string, Lot[]>();
    this.#lots.set(currency, ofCurrency);
    const lots = ofCurrency.get(sub) ?? [];
    ofCurrency.set(sub, lots);
    return lots;
  }
}
