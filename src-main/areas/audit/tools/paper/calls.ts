/** Working papers handed over: every one with recipient and purpose in the record, before it is laid out for download. */
import type { HandlersOf } from '../../../../platform/handlers.ts';
import { readerOf } from '../../../exports/tables/reader.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { handOver } from '../../pack/handover.ts';
import { findSample } from '../samples/store.ts';
import type { TestRuns } from '../standard/calls.ts';
import { indexOf, samplePaper } from './sample-paper.ts';
import { testPaper } from './test-paper.ts';

export function toolPaperCalls(
  deps: EvidenceDeps,
  runs: TestRuns,
): HandlersOf<'audit.samplePaper' | 'audit.testPaper'> {
  return {
    'audit.samplePaper': async ({ id, recipient, purpose }, info) => {
      const sample = findSample(deps, id);
      const { size } = deps.record.head();
      const content = await samplePaper(deps, sample, readerOf(deps.locale()), () => info.breathe());
      const fileName = `working-paper-${indexOf(id)}.xlsx`;
      const { token } = handOver(deps, info, {
        ...{ kind: 'sample_paper', fileName, content, size, recipient, purpose },
        scope: { sample: id },
      });
      return { token, fileName };
    },
    'audit.testPaper': async ({ test, scope, parameters: asked, recipient, purpose }, info) => {
      const head = deps.record.head();
      const { run, parameters } = runs.of({ test, scope, parameters: asked });
      const by = { name: deps.nameOf(info.person), at: deps.now() };
      const content = await testPaper(
        deps,
        { asked: { test, scope, purpose }, parameters, run, by, head },
        readerOf(deps.locale()),
        () => info.breathe(),
      );
      const fileName = `working-paper-T-${test}.xlsx`;
      const { token } = handOver(deps, info, {
        ...{ kind: 'test_paper', fileName, content, size: head.size, recipient, purpose },
        scope: { test, parameters, ...scope },
      });
      return { token, fileName };
    },
  };
}
