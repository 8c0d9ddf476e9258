/** The settlement's part of the contract: each call is read where its subject lies. */
import type { CallName } from '../../../shared/contract/calls.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { channelCalls } from './channel/calls.ts';
import type { SettlementDeps } from './deps.ts';
import { feeCalls } from './fees/calls.ts';
import { merchantCalls } from './merchant/calls.ts';
import { reviewCalls } from './review/calls.ts';

type SettlementCall = Exclude<Extract<CallName, `settlement.${string}`>, 'settlement.export'>;

export function settlementCalls(deps: SettlementDeps): HandlersOf<SettlementCall> {
  return { ...reviewCalls(deps), ...channelCalls(deps), ...merchantCalls(deps), ...feeCalls(deps) };
}
