/**
 * The checks of a file in the order in which a person wants them: what does not hold first, one statement or account of the file after the
 * other. A file of four hundred statements shows those that fail; the others are counted and one step away.
 */
import type { ProofCheck } from '../../../shared/contract/shapes.ts';

export interface CheckGroup {
  /** Which statement, batch, group or account; '' for the file as a whole. */
  readonly scope: string;
  readonly checks: readonly ProofCheck[];
  /** Strict ones that do not hold, and advisory ones. */
  readonly broken: number;
  readonly differing: number;
  /** Every one was computed, and holds. */
  readonly isProved: boolean;
}

/** So many checks are read at a glance, without opening anything. */
export const AT_A_GLANCE = 16;

/** 0 breaks the proof, 1 differs without breaking it, 2 holds or is not computed. */
const rank = (check: ProofCheck): number => (check.holds ? 2 : check.weight === 'strict' ? 0 : 1);

export function checkGroups(checks: readonly ProofCheck[]): CheckGroup[] {
  const byScope = new Map<string, ProofCheck[]>();
  for (const check of checks) {
    const known = byScope.get(check.scope);
    if (known) known.push(check);
    else byScope.set(check.scope, [check]);
  }
  const groups = [...byScope].map(([scope, own]) => ({
    scope,
    checks: own.toSorted((a, b) => rank(a) - rank(b)),
    broken: own.filter((check) => rank(check) === 0).length,
    differing: own.filter((check) => rank(check) === 1).length,
    isProved: own.every((check) => check.holds && check.computed !== null),
  }));
  // The order of the file within each kind of end; the file as a whole before its parts.
  const place = ({ scope, broken, differing }: CheckGroup) =>
    (broken > 0 ? 0 : differing > 0 ? 2 : 4) + (scope === '' ? 0 : 1);
  return groups.toSorted((a, b) => place(a) - place(b));
}
