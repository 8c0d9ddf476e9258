/** What is kept how long, held, and erased when due. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';

type Calls =
  | 'retention.classes'
  | 'retention.due'
  | 'retention.holds'
  | 'retention.setYears'
  | 'retention.hold'
  | 'retention.endHold'
  | 'retention.erase';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function retentionCalls(_deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'retention.classes': unbuilt,
    'retention.due': unbuilt,
    'retention.holds': unbuilt,
    'retention.setYears': unbuilt,
    'retention.hold': unbuilt,
    'retention.endHold': unbuilt,
    'retention.erase': unbuilt,
  };
}
