/** Large-value reports: what is due, filed, not reportable. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../deps.ts';

type Calls =
  | 'risk.largeValue'
  | 'risk.largeValueLines'
  | 'risk.largeValueFiled'
  | 'risk.notReportable'
  | 'risk.thresholds';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function largeValueCalls(_deps: RiskDeps): HandlersOf<Calls> {
  return {
    'risk.largeValue': unbuilt,
    'risk.largeValueLines': unbuilt,
    'risk.largeValueFiled': unbuilt,
    'risk.notReportable': unbuilt,
    'risk.thresholds': unbuilt,
  };
}
