/** The auditor's samples and tests. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';

type Calls =
  | 'audit.population'
  | 'audit.drawSample'
  | 'audit.samples'
  | 'audit.sample'
  | 'audit.judgeItem'
  | 'audit.concludeSample'
  | 'audit.reviewSample'
  | 'audit.samplePaper'
  | 'audit.runTest'
  | 'audit.testPaper';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function toolCalls(_deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'audit.population': unbuilt,
    'audit.drawSample': unbuilt,
    'audit.samples': unbuilt,
    'audit.sample': unbuilt,
    'audit.judgeItem': unbuilt,
    'audit.concludeSample': unbuilt,
    'audit.reviewSample': unbuilt,
    'audit.samplePaper': unbuilt,
    'audit.runTest': unbuilt,
    'audit.testPaper': unbuilt,
  };
}
