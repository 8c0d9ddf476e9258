/** Which held plans were asked for already: a request names the hash of the plan it is about, so another version of the file is not meant. */
import type { PlanView } from '../../../shared/contract/shapes.ts';
import { useAnswer } from '../../api/client.tsx';

const LOOKED_AT = 500;

/** Gives the number of the request that waits for a plan, 0 when none does. */
export function useHeldRequests(hasHeld: boolean): (plan: Pick<PlanView, 'hash'>) => number {
  const mine = useAnswer(
    'approvals.list',
    { show: 'mine', offset: 0, limit: LOOKED_AT },
    { enabled: hasHeld },
  );
  return ({ hash }) =>
    mine.data?.rows.find(
      ({ kind, facts }) =>
        kind === 'import_failed_proof' &&
        facts.some(({ name, value }) => name === 'plan_hash' && value === hash),
    )?.id ?? 0;
}
