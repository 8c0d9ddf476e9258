/** What is below nought at the end of a row of days, and since which of them without a break. */
export function negativeRun(
  days: readonly { readonly day: string; readonly moved: number }[],
): { readonly amount: number; readonly since: string } | null {
  let amount = 0;
  let since = '';
  for (const { day, moved } of days) {
    amount += moved;
    if (amount >= 0) since = '';
    else if (since === '') since = day;
  }
  return amount < 0 ? { amount, since } : null;
}
