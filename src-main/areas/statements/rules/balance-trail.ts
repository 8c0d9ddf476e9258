/**
 * Rows with running balances in no order at all (a sheet sorted by amount, rows shuffled): can they be laid end to end?
 *
 * Each row leads from the balance before it to the balance after it. Where one trail goes through all of them exactly once, nothing was left out,
 * put in or changed, whatever the order of print; a row that is missing leaves an end that meets nothing.
 */

/** The balance before a row, and after it. */
export interface Step {
  readonly before: number;
  readonly after: number;
}

/** Places of all steps, laid end to end; null where no trail goes through all. `start` opens a trail that comes back to where it began. */
export function trailThrough(steps: readonly Step[], start: number): number[] | null {
  const from = new Map<number, number[]>();
  const surplus = new Map<number, number>();
  steps.forEach(({ before, after }, at) => {
    const leaving = from.get(before);
    if (leaving) leaving.push(at);
    else from.set(before, [at]);
    surplus.set(before, (surplus.get(before) ?? 0) + 1);
    surplus.set(after, (surplus.get(after) ?? 0) - 1);
  });
  const uneven = [...surplus].filter(([, count]) => count !== 0);
  if (uneven.some(([, count]) => Math.abs(count) > 1) || uneven.length > 2) return null;
  const opening = uneven.find(([, count]) => count === 1)?.[0] ?? start;
  const next = new Map<number, number>();
  const way: { readonly balance: number; readonly step: number }[] = [{ balance: opening, step: -1 }];
  const trail: number[] = [];
  while (way.length > 0) {
    const here = way[way.length - 1];
    if (!here) break;
    const leaving = from.get(here.balance) ?? [];
    const taken = next.get(here.balance) ?? 0;
    const step = leaving[taken];
    if (step === undefined) {
      way.pop();
      if (here.step >= 0) trail.push(here.step);
    } else {
      next.set(here.balance, taken + 1);
      way.push({ balance: steps[step]?.after ?? 0, step });
    }
  }
  return trail.length === steps.length ? trail.reverse() : null;
}
