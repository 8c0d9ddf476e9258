/** A pack verified in the app. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';

type Calls = 'evidence.verify';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function verifyPackCalls(_deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'evidence.verify': unbuilt,
  };
}
