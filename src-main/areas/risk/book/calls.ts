/** The rule book of risk control: read, changed by two persons, tried on history. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../deps.ts';

type Calls = 'risk.book' | 'risk.changeBook' | 'risk.backtest';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function bookCalls(_deps: RiskDeps): HandlersOf<Calls> {
  return {
    'risk.book': unbuilt,
    'risk.changeBook': unbuilt,
    'risk.backtest': unbuilt,
  };
}
