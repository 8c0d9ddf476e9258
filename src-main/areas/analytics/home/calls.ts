/**
 * Home's part of the contract. What is the same for everybody is worked out once for all that was written; what is hers, and the files of backups, are
 * asked each time.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import { fundsChecked } from '../../journal/client-funds/today.ts';
import { keptOr } from '../kept-answers.ts';
import { isStale } from '../panels.ts';
import { arrivalsOf } from './arrivals.ts';
import type { HomeDeps } from './deps.ts';
import { breaksOf, ratesOf } from './matching.ts';
import { moneyOf, transitOf } from './money.ts';

type State = Output<'home.state'>;
type Shared = Omit<State, 'approvals' | 'backup'>;

export function homeCalls(deps: HomeDeps): HandlersOf<'home.state'> {
  return {
    'home.state': async (_, info) => {
      const { lastAt, provenAt } = await deps.backups();
      return {
        ...keptOr(deps, 'home', () => read(deps, chinaDay(deps.now()))),
        approvals: deps.approvalsOf(info.person),
        backup: { lastAt, provenAt },
      };
    },
  };
}

function read(deps: HomeDeps, today: string): Shared {
  return {
    today,
    run: runOf(deps),
    arrivals: arrivalsOf(deps.calendar(), deps.lines.active(), today),
    rates: ratesOf(deps),
    breaks: breaksOf(deps),
    transit: transitOf(deps, today),
    clientFunds: fundsChecked(deps),
    money: moneyOf(deps, today),
  };
}

function runOf(deps: HomeDeps): State['run'] {
  const run = deps.standing.run();
  return { asOf: run?.asOf ?? '', ranAt: run?.ranAt ?? '', isStale: isStale(deps, run?.inputsHash) };
}
