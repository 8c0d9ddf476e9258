/**
 * Which bank line brought which batch how much, where one line answers for several batches or several lines for one. Batches and lines are laid end to end
 * in their order and what lies side by side belongs together: both sides keep their sums, to the fen.
 */
export interface Claim {
  /** The batch. */
  readonly key: string;
  readonly amount: number;
}
export interface Brought {
  readonly lineId: number;
  readonly amount: number;
}
export interface SharedPart extends Claim {
  readonly lineId: number;
}

/** What the lines do not reach stands with the last of them; what no batch claims stands with none. */
export function sharedParts(claims: readonly Claim[], brought: readonly Brought[]): SharedPart[] {
  const parts: SharedPart[] = [];
  const last = brought.at(-1);
  let at = 0;
  let used = 0;
  for (const { key, amount } of claims) {
    let left = amount;
    while (left > 0) {
      const line = brought[at];
      if (!line) {
        if (last) parts.push({ key, lineId: last.lineId, amount: left });
        break;
      }
      const part = Math.min(left, Math.max(0, line.amount - used));
      if (part > 0) parts.push({ key, lineId: line.lineId, amount: part });
      left -= part;
      used += part;
      if (used >= line.amount) {
        at += 1;
        used = 0;
      }
    }
  }
  return parts;
}
