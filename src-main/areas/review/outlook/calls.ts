/** The outlook's part of the contract: what a run would bring, and what an undo would take. Reads only. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import { type ConsequencesDeps, consequencesOfGroup, consequencesOfRun } from './consequences.ts';
import { type PreviewDeps, preview } from './preview.ts';

export const outlookCalls = (
  deps: PreviewDeps & ConsequencesDeps,
): HandlersOf<'matching.preview' | 'matching.consequences'> => ({
  'matching.preview': (input, info) => preview(deps, input, info),
  'matching.consequences': (input) =>
    input.what === 'run'
      ? { run: consequencesOfRun(deps), group: null }
      : { run: null, group: consequencesOfGroup(deps, input.key) },
});
