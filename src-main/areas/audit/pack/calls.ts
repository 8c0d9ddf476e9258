/** Evidence packs: planned, built, and what was handed over. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';
import { handedOver } from './handover.ts';

type Calls = 'evidence.plan' | 'evidence.build' | 'evidence.handed';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function packCalls(deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'evidence.plan': unbuilt,
    'evidence.build': unbuilt,
    'evidence.handed': (page) => handedOver(deps, page),
  };
}
