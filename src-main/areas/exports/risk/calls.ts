/** Reports of risk control as files. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../../risk/deps.ts';

type Calls = 'risk.export';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function riskExportCalls(_deps: RiskDeps): HandlersOf<Calls> {
  return {
    'risk.export': unbuilt,
  };
}
