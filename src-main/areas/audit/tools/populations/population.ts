/** The population a scope names, kept until anything is written: a sample is looked at, drawn and tested over the same columns. */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { assertNever } from '../../../../../shared/result.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { journalPopulation } from './journal.ts';
import { linePopulation } from './lines.ts';
import { matchPopulation } from './matches.ts';
import { paymentPopulation } from './payments.ts';
import type { FoundPopulation } from './rows.ts';
import { settlementPopulation } from './settlement.ts';

export class Populations {
  readonly #deps: EvidenceDeps;
  #held: { readonly writes: number; readonly key: string; readonly found: FoundPopulation } | null = null;

  constructor(deps: EvidenceDeps) {
    this.#deps = deps;
  }

  of(scope: PopulationScope): FoundPopulation {
    const writes = this.#deps.ledger.writes();
    const key = JSON.stringify([
      scope.population,
      scope.from,
      scope.to,
      scope.channel,
      scope.account,
      scope.currency,
    ]);
    if (this.#held?.writes !== writes || this.#held.key !== key)
      this.#held = { writes, key, found: found(this.#deps, scope) };
    return this.#held.found;
  }
}

function found(deps: EvidenceDeps, scope: PopulationScope): FoundPopulation {
  const { population } = scope;
  switch (population) {
    case 'lines_trade':
      return linePopulation(deps.lines, 'trade_bill', scope);
    case 'lines_fund':
      return linePopulation(deps.lines, 'fund_bill', scope);
    case 'lines_bank':
      return linePopulation(deps.lines, 'bank', scope);
    case 'lines_orders':
      return linePopulation(deps.lines, 'orders', scope);
    case 'journal':
      return journalPopulation(deps, scope);
    case 'payments':
      return paymentPopulation(deps, scope);
    case 'matches':
      return matchPopulation(deps, scope);
    case 'settlement':
      return settlementPopulation(deps, scope);
    default:
      return assertNever(population);
  }
}
