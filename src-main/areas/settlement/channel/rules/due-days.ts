/**
 * When the money of each of an owner's batches is due: by the cycle, or with the first later batch that brings what is open above the least amount
 * (起结金额). Below it, or below nought, nothing is paid for now.
 */
export interface OwedBatch {
  /** Last settlement day of it. */
  readonly day: number;
  /** What is to be paid for it: its net, less what was handed on. */
  readonly owed: number;
}

/** In the order of the batches; null where nothing is due yet. `dueOn` is the cycle's answer for a day. */
export function dueDays(
  batches: readonly OwedBatch[],
  minimum: number | null,
  dueOn: (day: number) => number,
): (number | null)[] {
  const due: (number | null)[] = batches.map(() => null);
  let waiting: number[] = [];
  let open = 0;
  batches.forEach(({ day, owed }, at) => {
    if (owed !== 0) waiting.push(at);
    open += owed;
    if (open < (minimum ?? 1)) return;
    const on = dueOn(day);
    for (const each of waiting) due[each] = on;
    waiting = [];
    open = 0;
  });
  return due;
}
