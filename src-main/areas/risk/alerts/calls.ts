/** Alerts: listed, dismissed, payments released. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { RiskDeps } from '../deps.ts';

type Calls =
  | 'risk.counts'
  | 'risk.alerts'
  | 'risk.alert'
  | 'risk.sweep'
  | 'risk.dismiss'
  | 'risk.stopped'
  | 'risk.release';

const unbuilt = (): never => {
  throw new Refused('internal', {});
};

export function alertCalls(_deps: RiskDeps): HandlersOf<Calls> {
  return {
    'risk.counts': unbuilt,
    'risk.alerts': unbuilt,
    'risk.alert': unbuilt,
    'risk.sweep': unbuilt,
    'risk.dismiss': unbuilt,
    'risk.stopped': unbuilt,
    'risk.release': unbuilt,
  };
}
