/** The auditor's samples and tests, and the working papers made of them: all over the same populations. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';
import { toolPaperCalls } from './paper/calls.ts';
import { Populations } from './populations/population.ts';
import { sampleCalls } from './samples/calls.ts';
import { TestRuns, testCalls } from './standard/calls.ts';

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

export function toolCalls(deps: EvidenceDeps): HandlersOf<Calls> {
  const populations = new Populations(deps);
  const runs = new TestRuns(deps, populations);
  return {
    ...sampleCalls(deps, populations),
    ...testCalls(runs),
    ...toolPaperCalls(deps, runs),
  };
}
