/**
 * The matching's part of the contract: run, and withdraw a run. What persons see of it (groups, legs with their decisions) is review's part.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { type RunDeps, runMatching } from './run.ts';
import { appendRunUndo, latestRun } from './store.ts';

export interface MatchingDeps extends RunDeps {
  /** Everything derived from the newest run is to be built again. */
  readonly runsChanged: () => void;
  /** The legs as persons see them. */
  readonly summaries: () => LegSummary[];
}

export function matchingCalls(deps: MatchingDeps): HandlersOf<'matching.run' | 'matching.undoRun'> {
  return {
    'matching.run': async (input, info) => {
      const { asOf, done } = await runMatching(deps, input, info);
      deps.runsChanged();
      info.changed('matching', 'exceptions', 'orders', 'record');
      return { legs: deps.summaries(), asOf, done: [...done] };
    },
    'matching.undoRun': (input, info) => {
      const run = latestRun(deps.ledger);
      if (!run) throw new Refused('not_found', { what: 'run' });
      deps.record.write(info, { action: 'matching.run_withdrawn', subject: { run: run.id } }, () =>
        appendRunUndo(deps.ledger, { runId: run.id, at: deps.now(), by: info.person, reason: input.reason }),
      );
      deps.runsChanged();
      info.changed('matching', 'exceptions', 'orders', 'record');
      return {};
    },
  };
}
