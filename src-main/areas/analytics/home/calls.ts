/**
 * Home's part of the contract. What is the same for everybody is worked out once for all that was written; what is hers, and the files of backups, are
 * asked each time.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import { fundsChecked } from '../../journal/client-funds/today.ts';
import { inputsHash } from '../../matching/fingerprint.ts';
import { arrivalsOf } from './arrivals.ts';
import type { HomeDeps } from './deps.ts';
import { breaksOf, ratesOf } from './matching.ts';
import { moneyOf, transitOf } from './money.ts';

type State = Output<'home.state'>;
type Shared = Omit<State, 'approvals' | 'backup'>;

export function homeCalls(deps: HomeDeps): HandlersOf<'home.state'> {
  let held: { readonly key: string; readonly value: Shared } | null = null;
  const shared = (): Shared => {
    const now = deps.now();
    // A file becomes late by the clock alone: nothing is kept for longer than an hour.
    const key = `${deps.ledger.writes()} ${now.slice(0, 13)}`;
    if (held?.key !== key) held = { key, value: read(deps, chinaDay(now)) };
    return held.value;
  };
  return {
    'home.state': async (_, info) => {
      const { lastAt, provenAt } = await deps.backups();
      return { ...shared(), approvals: deps.approvalsOf(info.person), backup: { lastAt, provenAt } };
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

function runOf({ standing, lines, rules, terms }: HomeDeps): State['run'] {
  const run = standing.run();
  return {
    asOf: run?.asOf ?? '',
    ranAt: run?.ranAt ?? '',
    isStale: run
      ? run.inputsHash !== inputsHash(lines, rules.inForce(), terms.now())
      : lines.active().length > 0,
  };
}
