/** Cases and suspicious reports. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../deps.ts';

type Calls =
  | 'risk.cases'
  | 'risk.case'
  | 'risk.openCase'
  | 'risk.assign'
  | 'risk.note'
  | 'risk.attach'
  | 'risk.attachment'
  | 'risk.addAlerts'
  | 'risk.saveReport'
  | 'risk.propose'
  | 'risk.confirm'
  | 'risk.reopen'
  | 'risk.filed';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function caseCalls(_deps: RiskDeps): HandlersOf<Calls> {
  return {
    'risk.cases': unbuilt,
    'risk.case': unbuilt,
    'risk.openCase': unbuilt,
    'risk.assign': unbuilt,
    'risk.note': unbuilt,
    'risk.attach': unbuilt,
    'risk.attachment': unbuilt,
    'risk.addAlerts': unbuilt,
    'risk.saveReport': unbuilt,
    'risk.propose': unbuilt,
    'risk.confirm': unbuilt,
    'risk.reopen': unbuilt,
    'risk.filed': unbuilt,
  };
}
