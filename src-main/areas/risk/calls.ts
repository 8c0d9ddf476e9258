/** The risk control's part of the contract: each call is read where its subject lies. */
import type { CallName } from '../../../shared/contract/calls.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { alertCalls } from './alerts/calls.ts';
import { bookCalls } from './book/calls.ts';
import { caseCalls } from './cases/calls.ts';
import type { RiskDeps } from './deps.ts';
import { largeValueCalls } from './large-value/calls.ts';
import { largeValueCounts } from './large-value/standing.ts';

type RiskCall = Exclude<Extract<CallName, `risk.${string}`>, 'risk.export'>;

export function riskCalls(deps: RiskDeps): HandlersOf<RiskCall> {
  return {
    ...bookCalls(deps),
    ...alertCalls({ ...deps, largeValueCounts: () => largeValueCounts(deps) }),
    ...caseCalls(deps),
    ...largeValueCalls(deps),
  };
}
