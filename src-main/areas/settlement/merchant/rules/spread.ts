/** What a payment settles of each settlement it is for, in the order they were named; never more in all than the payment is. */
export interface ForNumber {
  readonly settlementNo: string;
  readonly amount: number;
}

/** A draft may have been made smaller, then the last go short; or larger, then the last has the rest, for somebody to see. */
export function spread(paid: number, numbers: readonly ForNumber[]): readonly ForNumber[] {
  let left = paid;
  return numbers.flatMap(({ settlementNo, amount }, at): ForNumber[] => {
    const part = at === numbers.length - 1 ? left : Math.min(left, amount);
    left -= part;
    return part > 0 ? [{ settlementNo, amount: part }] : [];
  });
}
