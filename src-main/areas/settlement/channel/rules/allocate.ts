/**
 * Which settlement days a payout answers for (到账分配). In order of time: what the channel declared, then a run of whole days that it is the sum of (a
 * weekend's payout), else the oldest day first; so several payouts make up one day, and a lesser one leaves its rest open.
 *
 * Never gives out more than a payout brings. A run that could be meant in several ways is not guessed: where the house does not draw a running balance
 * down, the payout is then left to a person, and the days it may be meant for are named.
 */
export interface Owed {
  /** Last day of it. */
  readonly day: number;
  readonly amount: number;
  /** Whether it is money of a batch; else it lay in the account before, or was paid in by us. */
  readonly isBatch: boolean;
}

export interface Payout {
  readonly day: number;
  readonly amount: number;
  /** What the channel, or a match, says it is for: places in the list of what is owed, each with its part. */
  readonly declared: readonly (readonly [owed: number, amount: number])[];
}

export interface Allocated {
  readonly payout: number;
  readonly owed: number;
  readonly amount: number;
}

export interface Allocation {
  readonly given: readonly Allocated[];
  /** Places of days that a payout given to none of them may be meant for. */
  readonly unclear: ReadonlySet<number>;
}

/** Longer runs of days come to a sum by chance. */
const RUN_MAX = 31;

/** Both in order of time. `isRunning`: a balance that the house draws from as it likes. */
export function allocate(owed: readonly Owed[], payouts: readonly Payout[], isRunning: boolean): Allocation {
  const unclear = new Set<number>();
  const left = owed.map(({ amount }) => amount);
  const given: Allocated[] = [];
  const give = (payout: number, at: number, amount: number) => {
    if (amount === 0) return;
    left[at] = (left[at] ?? 0) - amount;
    given.push({ payout, owed: at, amount });
  };
  payouts.forEach(({ declared, amount }, payout) => {
    let rest = amount;
    for (const [at, part] of declared) {
      const amountOf = Math.max(0, Math.min(rest, part, left[at] ?? 0));
      give(payout, at, amountOf);
      rest -= amountOf;
    }
  });
  let first = 0; // What lies before it is settled.
  payouts.forEach(({ day, amount, declared }, payout) => {
    if (declared.length > 0 || amount <= 0) return;
    while (first < owed.length && left[first] === 0) first += 1;
    const open: number[] = [];
    for (let at = first; at < owed.length && (owed[at]?.day ?? 0) <= day; at += 1)
      if (left[at] !== 0) open.push(at);
    const found = runsOf(
      open.filter((at) => owed[at]?.isBatch),
      left,
      amount,
    );
    const [only, ...others] = found;
    if (only && others.length === 0) for (const at of only) give(payout, at, left[at] ?? 0);
    else if (only && !isRunning) for (const at of found.flat()) unclear.add(at);
    else for (const [at, part] of oldestFirst(inTurn(owed, open, day), left, amount)) give(payout, at, part);
  });
  return { given, unclear };
}

/** The shortest run from the oldest on that comes to the amount, else all there are. */
function runsOf(
  open: readonly number[],
  left: readonly number[],
  amount: number,
): readonly (readonly number[])[] {
  const starts = new Map<number, number[]>();
  const found: (readonly number[])[] = [];
  let sum = 0;
  for (let end = 0; end < open.length; end += 1) {
    starts.set(sum, [...(starts.get(sum) ?? []), end]);
    sum += left[open[end] ?? 0] ?? 0;
    for (const start of starts.get(sum - amount) ?? []) {
      if (start === 0) return [open.slice(0, end + 1)];
      if (end - start < RUN_MAX) found.push(open.slice(start, end + 1));
    }
  }
  return found;
}

/** Days that are over, oldest first; then what lay there besides; then what was sold on the day of the payout itself. */
const inTurn = (owed: readonly Owed[], open: readonly number[], day: number): number[] => {
  const turn = (at: number) => (owed[at]?.isBatch ? ((owed[at]?.day ?? 0) < day ? 0 : 2) : 1);
  return open.toSorted((a, b) => turn(a) - turn(b) || a - b);
};

/** What is owed to the channel (a day of refunds alone) is taken together with the next day that is owed to us. */
function oldestFirst(
  open: readonly number[],
  left: readonly number[],
  amount: number,
): (readonly [number, number])[] {
  const taken: (readonly [number, number])[] = [];
  let rest = amount;
  let below: number[] = [];
  for (const at of open) {
    const here = left[at] ?? 0;
    if (here < 0) {
      below.push(at);
      continue;
    }
    const debt = below.reduce((sum, each) => sum + (left[each] ?? 0), 0);
    const part = Math.min(rest - debt, here);
    for (const each of below) taken.push([each, left[each] ?? 0]);
    taken.push([at, part]);
    rest -= debt + part;
    below = [];
    if (rest === 0) break;
  }
  return taken;
}
