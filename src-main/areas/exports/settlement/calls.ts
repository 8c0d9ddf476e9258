/** `settlement.export`: batches, claims and merchants' statements as files, each behind a download token, each an event of the record. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';

export function settlementExportCalls(_deps: SettlementDeps): HandlersOf<'settlement.export'> {
  return {
    'settlement.export': () => {
      throw new Refused('not_found', {});
    },
  };
}
