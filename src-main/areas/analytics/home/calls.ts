/**
 * Home's part of the contract. What is the same for everybody is worked out once for all that was written; what is hers, and the files of backups, are
 * asked each time.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { fundsChecked } from '../../journal/client-funds/today.ts';
import { keptOr } from '../kept-answers.ts';
import { isStale } from '../panels.ts';
import { arrivalsOf } from './arrivals.ts';
import type { HomeDeps } from './deps.ts';
import { breaksOf, ratesOf } from './matching.ts';
import { moneyOf, transitOf } from './money.ts';

type State = Output<'home.state'>;
type Shared = Omit<State, 'approvals' | 'backup'>;

/** Whoever writes all the time gets an answer all the same, and another one with the next word that something changed. */
const TRIES_MAX = 3;

export function homeCalls(deps: HomeDeps): HandlersOf<'home.state'> {
  return {
    'home.state': async (_, info) => {
      const { lastAt, provenAt } = await deps.backups();
      return {
        ...(await read(deps, info)),
        approvals: deps.approvalsOf(info.person),
        backup: { lastAt, provenAt },
      };
    },
  };
}

/** Part by part, with others let in between: over a million lines the first answer after a write takes a moment. All parts are of one state of the books. */
async function read(deps: HomeDeps, info: Pick<CallInfo, 'breathe'>): Promise<Shared> {
  for (let tries = 1; ; tries += 1) {
    const writes = deps.ledger.writes();
    const today = chinaDay(deps.now());
    const part = async <T>(name: string, make: () => T): Promise<T> => {
      await info.breathe();
      return keptOr(deps, `home ${name} ${today}`, make);
    };
    const found = {
      today,
      run: runOf(deps),
      arrivals: await part('arrivals', () => arrivalsOf(deps.calendar(), deps.lines.active(), today)),
      rates: await part('rates', () => ratesOf(deps)),
      breaks: await part('breaks', () => breaksOf(deps)),
      transit: await part('transit', () => transitOf(deps, today)),
      clientFunds: await part('funds', () => fundsChecked(deps)),
      money: await part('money', () => moneyOf(deps, today)),
    };
    if (deps.ledger.writes() === writes || tries === TRIES_MAX) return found;
  }
}

function runOf(deps: HomeDeps): State['run'] {
  const run = deps.standing.run();
  return { asOf: run?.asOf ?? '', ranAt: run?.ranAt ?? '', isStale: isStale(deps, run?.inputsHash) };
}
