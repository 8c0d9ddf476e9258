/**
 * What a day did to money of parties: received at accounts of ours, given back from them, spent for us, moved between them. Reversals lie on the day of
 * what they undo, so both cancel. Entries of more than two postings say of no money where it went, and are left to the first check.
 */
import type { FundPlace, Movements } from './movements.ts';
import type { HouseAccount } from './outside.ts';

interface Flow {
  readonly account: HouseAccount;
  readonly amount: number;
}
export interface DayFlows {
  readonly day: number;
  readonly receipts: readonly Flow[];
  readonly givenBack: readonly Flow[];
  readonly spent: readonly Flow[];
  readonly moves: readonly {
    readonly from: HouseAccount;
    readonly to: HouseAccount;
    readonly amount: number;
  }[];
}

/** Day after day. */
export function* dayFlows(
  places: readonly FundPlace[],
  movements: Movements,
): Generator<DayFlows, undefined> {
  const { accounts, accountAt, partyAt } = numbered(places);
  const { count, day, place, other, amount } = movements;
  let row = 0;
  while (row < count) {
    const today = day[row] ?? 0;
    const of = new DayOf(accounts);
    for (; row < count && (day[row] ?? 0) === today; row += 1) {
      const at = place[row] ?? 0;
      const beside = other[row] ?? -1;
      if (beside < 0) continue;
      of.add(
        { kind: places[at]?.kind ?? 'other', account: accountAt[at] ?? -1, party: partyAt[at] ?? -1 },
        { kind: places[beside]?.kind ?? 'other', account: accountAt[beside] ?? -1 },
        amount[row] ?? 0,
      );
    }
    yield { day: today, ...of.flows() };
  }
}

/** Accounts of ours and parties, each in one currency, by the places that are of them. */
function numbered(places: readonly FundPlace[]) {
  const accounts: HouseAccount[] = [];
  const numbers = new Map<string, number>();
  const accountAt = places.map((place) => {
    if (place.kind !== 'house') return -1;
    const { sub, currency, isApart } = place;
    const key = `${currency}|${sub}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    accounts.push({ sub, currency, isApart });
    numbers.set(key, accounts.length - 1);
    return accounts.length - 1;
  });
  const parties = new Map<string, number>();
  const partyAt = places.map(({ kind, sub, currency }) => {
    if (kind !== 'party') return -1;
    const key = `${currency}|${sub}`;
    const number = parties.get(key) ?? parties.size;
    parties.set(key, number);
    return number;
  });
  return { accounts, accountAt, partyAt };
}

interface Posted {
  readonly kind: FundPlace['kind'];
  readonly account: number;
}

class DayOf {
  readonly #accounts: readonly HouseAccount[];
  /** By party: what it was credited with against each account, and what we earned of it. */
  readonly #parties = new Map<number, { readonly by: Map<number, number>; earned: number }>();
  /** By account: what we earned there, spent things below nought. */
  readonly #own = new Map<number, number>();
  /** By two accounts: from the lower number to the higher; below nought the other way. */
  readonly #moved = new Map<number, number>();

  constructor(accounts: readonly HouseAccount[]) {
    this.#accounts = accounts;
  }

  /** Once for each posting: debits above nought. */
  add(posted: Posted & { readonly party: number }, beside: Posted, amount: number): void {
    if (posted.kind === 'party') {
      const party = this.#parties.get(posted.party) ?? { by: new Map<number, number>(), earned: 0 };
      this.#parties.set(posted.party, party);
      if (beside.kind === 'house') add(party.by, beside.account, -amount);
      else if (beside.kind === 'result') party.earned += amount;
    } else if (posted.kind === 'house' && beside.kind === 'result') add(this.#own, posted.account, amount);
    else if (posted.kind === 'house' && beside.kind === 'house' && posted.account < beside.account)
      add(this.#moved, posted.account * this.#accounts.length + beside.account, -amount);
  }

  flows(): Omit<DayFlows, 'day'> {
    const receipts: Flow[] = [];
    const givenBack: Flow[] = [];
    for (const { by, earned } of this.#parties.values()) {
      let left = Math.max(0, earned);
      // What lies with our own money is ours first.
      const credited = [...by].toSorted(([a], [b]) => Number(this.#isApart(a)) - Number(this.#isApart(b)));
      for (const [number, amount] of credited) {
        const account = this.#accounts[number];
        if (!account || amount === 0) continue;
        if (amount < 0) {
          givenBack.push({ account, amount: -amount });
          continue;
        }
        const ours = Math.min(left, amount);
        left -= ours;
        if (ours > 0) add(this.#own, number, ours);
        if (amount > ours) receipts.push({ account, amount: amount - ours });
      }
    }
    return { receipts, givenBack, spent: this.#spent(), moves: this.#moves() };
  }

  #isApart(number: number): boolean {
    return this.#accounts[number]?.isApart ?? false;
  }

  #spent(): Flow[] {
    return [...this.#own].flatMap(([number, amount]) => {
      const account = this.#accounts[number];
      return account && amount < 0 ? [{ account, amount: -amount }] : [];
    });
  }

  /** Between accounts of our own first, so that what leaves for one kept apart has all it can have; each in an order that no booking changes. */
  #moves(): DayFlows['moves'] {
    return [...this.#moved]
      .flatMap(([key, amount]) => {
        const low = this.#accounts[Math.floor(key / this.#accounts.length)];
        const high = this.#accounts[key % this.#accounts.length];
        if (!low || !high || amount === 0) return [];
        return [amount > 0 ? { from: low, to: high, amount } : { from: high, to: low, amount: -amount }];
      })
      .toSorted(
        (a, b) =>
          Number(a.to.isApart) - Number(b.to.isApart) ||
          inOrder(a.from.sub, b.from.sub) ||
          inOrder(a.to.sub, b.to.sub),
      );
  }
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const add = (sums: Map<number, number>, key: number, amount: number): unknown =>
  sums.set(key, (sums.get(key) ?? 0) + amount);
