/** Numbers of a channel's batches that are counted on (238, 239, 240 …): where one between two is not here, a batch is missing. */
export interface Numbered {
  /** '' of one without a number. */
  readonly no: string;
  readonly from: number;
  readonly to: number;
}

/** More than so many are no gap but another way of counting. */
const GAP_MAX = 31;

/** Days on which a batch should have begun that is not here: the day behind the one before it. In the order of the numbers. */
export function numberGaps(batches: readonly Numbered[]): readonly number[] {
  const counted = batches
    .filter(({ no }) => /^\d{1,15}$/.test(no))
    .map((each) => ({ ...each, number: Number(each.no) }))
    .toSorted((a, b) => a.number - b.number);
  return counted.flatMap(({ number, to }, at) => {
    const next = counted[at + 1];
    const gap = next ? next.number - number - 1 : 0;
    return next && gap > 0 && gap <= GAP_MAX && next.to >= to ? [to + 1] : [];
  });
}
