/**
 * What the bank itself says an account held at the end of a day: a statement that covers the day says it, alone or with the movements it lists; between
 * two statements only where the later one opens with what the earlier one closed with. Where none reaches the day nothing is said, never a guess.
 */
import type { BankReconciliation } from '../../../../../shared/contract/evidence.ts';
import { minor } from '../../../../../shared/domain/money.ts';

type Standing = BankReconciliation['standing'];

/** Balances that one file states of the account, in canonical order of files. Null where it says none. */
export interface StatedSpan {
  readonly from: string;
  readonly to: string;
  readonly opening: number | null;
  readonly closing: number | null;
  readonly proof: Exclude<Standing, 'incomplete'>;
}
/** What the account moved from a day to a day, both included, by the lines of its statements. */
export type Moved = (from: string, to: string) => number;

export interface Stated {
  readonly balance: number | null;
  readonly standing: Standing;
}

const NOT_REACHED: Stated = { balance: null, standing: 'incomplete' };

export function statedOn(spans: readonly StatedSpan[], day: string, moved: Moved): Stated {
  const covering = spans.filter(({ from, to }) => from <= day && day <= to);
  const said = covering.flatMap((span) => {
    const balance = within(span, day, moved);
    return balance === null ? [] : [{ balance, standing: span.proof }];
  });
  // Of files that speak of one day the last in canonical order is heard, as everywhere.
  return (
    said.at(-1) ?? (covering.length > 0 ? { balance: null, standing: 'not_stated' } : between(spans, day))
  );
}

/** By what the file states at its nearest end, and the movements from there. */
function within({ from, to, opening, closing }: StatedSpan, day: string, moved: Moved): number | null {
  if (closing !== null && day === to) return closing;
  if (opening !== null) return minor(opening + moved(from, day));
  return closing === null ? null : minor(closing - (moved(from, to) - moved(from, day)));
}

/** A day without a file of its own: nothing moved on it where the file behind it goes on from the one before it. */
function between(spans: readonly StatedSpan[], day: string): Stated {
  const before = spans
    .filter(({ to }) => to < day)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .at(-1);
  const [after] = spans.filter(({ from }) => from > day).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (!before || !after || before.closing === null || before.closing !== after.opening) return NOT_REACHED;
  const proofs = [before.proof, after.proof];
  const standing = (['failed', 'not_stated'] as const).find((proof) => proofs.includes(proof)) ?? 'proved';
  return { balance: before.closing, standing };
}
