/** The order of files that wait: those that need a person first, those that only need a key after them, those that add nothing last. */
import type { PlanView } from '../../../shared/contract/shapes.ts';

const RANKS: Readonly<Record<PlanView['state'], number>> = { errors: 0, held: 1, ready: 2, nothing: 3 };

/** Among equals, the order in which they were read. */
export const inOrderOfNeed = <Plan extends Pick<PlanView, 'state'>>(plans: readonly Plan[]): Plan[] =>
  plans.toSorted((a, b) => RANKS[a.state] - RANKS[b.state]);
