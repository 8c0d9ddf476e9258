/** Exceptions that nobody has explained, by the lines that are in them. */
import type { ExceptionKind } from '../../../../shared/domain/leg.ts';
import type { Standing } from '../../review/standing.ts';

export interface OpenException {
  readonly amount: number;
  /** A file that is missing or whose balances break: what is behind it cannot be said. */
  readonly isBreak: boolean;
}

const BREAKS: readonly ExceptionKind[] = ['balance_break', 'missing_file'];

/** A line may be in several: in one of its own, and in a break of its file. */
export function openExceptions(
  standing: Pick<Standing, 'exceptions'>,
): ReadonlyMap<number, readonly OpenException[]> {
  const byLine = new Map<number, OpenException[]>();
  for (const { state, kind, amount, difference, left, right } of standing.exceptions()) {
    if (state !== 'open') continue;
    const open = { amount: Math.abs(difference || amount), isBreak: BREAKS.includes(kind) };
    for (const id of [...left, ...right]) {
      const known = byLine.get(id) ?? [];
      byLine.set(id, known);
      known.push(open);
    }
  }
  return byLine;
}
