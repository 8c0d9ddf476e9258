/**
 * The same running balance, second by second: rows of one second in any order, but one second after the other. A row printed twice may hide in a
 * balance that comes back to where it was (0 → 100 → 0, day after day); not here.
 */
interface Movement {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** From where to where the rows of one second lead; a round trip begins wherever it is entered. */
interface Second {
  readonly from: number;
  readonly to: number;
  readonly isRound: boolean;
  readonly balances: ReadonlySet<number>;
}

/** The rows of a second as one way through them; null where there is none. */
function secondOf(movements: readonly Movement[]): Second | null {
  const open = new Map<number, number>();
  const balances = new Set<number>();
  for (const { before, after } of movements) {
    open.set(before, (open.get(before) ?? 0) - 1);
    open.set(after, (open.get(after) ?? 0) + 1);
    balances.add(before).add(after);
  }
  const ends = [...open].filter(([, count]) => count !== 0);
  const from = ends.find(([, count]) => count < 0)?.[0];
  const to = ends.find(([, count]) => count > 0)?.[0];
  if (
    ends.length === 2 &&
    ends.every(([, count]) => Math.abs(count) === 1) &&
    from !== undefined &&
    to !== undefined
  )
    return { from, to, isRound: false, balances };
  const [first] = movements;
  return ends.length === 0 && first
    ? { from: first.before, to: first.before, isRound: true, balances }
    : null;
}

export class SecondsChain {
  #open: Movement[] = [];
  /** The second before, as it was entered and left. */
  #last: { readonly from: number; readonly to: number } | null = null;
  #rises = false;
  #falls = false;
  #breaksUpwards = 0;
  #breaksDownwards = 0;

  add(movement: Movement): void {
    const [first] = this.#open;
    if (first && first.at !== movement.at) {
      if (movement.at > first.at) this.#rises = true;
      else this.#falls = true;
      this.#close();
    }
    this.#open.push(movement);
  }

  #close(): void {
    const second = secondOf(this.#open);
    const last = this.#last;
    this.#open = [];
    if (second === null) {
      this.#breaksUpwards += 1;
      this.#breaksDownwards += 1;
      this.#last = null;
      return;
    }
    if (last && !enters(second, last.to)) this.#breaksDownwards += 1;
    if (last && !leaves(second, last.from)) this.#breaksUpwards += 1;
    const isEntered = last !== null && second.isRound && second.balances.has(last.to);
    this.#last = isEntered ? { from: last.to, to: last.to } : second;
  }

  /** Whether each second follows the one before; null where the rows run neither up nor down in time. */
  follows(): boolean | null {
    if (this.#open.length > 0) this.#close();
    if (this.#rises && this.#falls) return null;
    return this.#falls ? this.#breaksUpwards === 0 : this.#breaksDownwards === 0;
  }
}

/** Oldest first: this second begins where the one before ended. */
const enters = (second: Second, balance: number): boolean =>
  second.isRound ? second.balances.has(balance) : second.from === balance;
/** Newest first: this second ends where the newer one began. */
const leaves = (second: Second, balance: number): boolean =>
  second.isRound ? second.balances.has(balance) : second.to === balance;
