/** `audit.runTest`: a standard test over a population, page by page; what it found is kept until anything is written. */
import type { TestHit } from '../../../../../shared/contract/audit-tools.ts';
import type { Input } from '../../../../../shared/contract/calls.ts';
import { formatDay } from '../../../../../shared/domain/dates.ts';
import type { HandlersOf } from '../../../../platform/handlers.ts';
import { NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { EvidenceDeps } from '../../deps.ts';
import type { Populations } from '../populations/population.ts';
import type { Parameters, TestRun } from './run.ts';
import { parametersOf, runTest } from './standard-tests.ts';

type Asked = Pick<Input<'audit.runTest'>, 'test' | 'scope' | 'parameters'>;

/** Runs of tests, the newest one kept: a list is paged through, and then put into a working paper. */
export class TestRuns {
  readonly #deps: EvidenceDeps;
  readonly #populations: Populations;
  #held: { readonly writes: number; readonly key: string; readonly run: TestRun } | null = null;

  constructor(deps: EvidenceDeps, populations: Populations) {
    this.#deps = deps;
    this.#populations = populations;
  }

  of({ test, scope, parameters }: Asked): { readonly run: TestRun; readonly parameters: Parameters } {
    const taken = parametersOf(test, parameters);
    const writes = this.#deps.ledger.writes();
    const key = JSON.stringify([test, scope, taken]);
    if (this.#held?.writes !== writes || this.#held.key !== key) {
      const { rows } = this.#populations.of(scope);
      this.#held = { writes, key, run: runTest(test, rows, taken, this.#deps) };
    }
    return { run: this.#held.run, parameters: taken };
  }
}

export function testCalls(runs: TestRuns): HandlersOf<'audit.runTest'> {
  return {
    'audit.runTest': async ({ offset, limit, ...asked }, info) => {
      await info.breathe();
      const { run, parameters } = runs.of(asked);
      const { tested, count, caveats, benford } = run;
      const shown = Math.max(0, Math.min(limit, count - offset));
      return {
        tested,
        parameters: { ...parameters },
        hits: {
          total: count,
          rows: Array.from({ length: shown }, (_, at) => hitView(run, offset + at, asked.scope.currency)),
        },
        caveats: [...caveats],
        benford: benford && { digits: [...benford.digits], madPpm: benford.madPpm, verdict: benford.verdict },
      };
    },
  };
}

export function hitView(run: TestRun, index: number, currency: string): TestHit {
  const { day, ...hit } = run.hitAt(index);
  return {
    ...hit,
    day: day === null || day === NO_DAY ? '' : formatDay(day),
    currency: hit.amount === null ? '' : currency,
  };
}
