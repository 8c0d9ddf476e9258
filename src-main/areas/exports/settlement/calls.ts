/** `settlement.export`: batches, claims and merchants' statements as files, each behind a download token, each an event of the record. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { batchesFile } from './batches.ts';
import { claimsFile } from './claims.ts';
import { statementFile } from './statement.ts';

type Asked = Input<'settlement.export'>;
type MakeFile = (deps: SettlementDeps, input: Asked, info: CallInfo) => Promise<Buffer>;

const FILES: Readonly<Record<Asked['kind'], MakeFile>> = {
  batches: batchesFile,
  claims: claimsFile,
  statement: statementFile,
};
const NAMES: Readonly<Record<Asked['kind'], string>> = {
  batches: 'settlement',
  claims: 'fee-claims',
  statement: 'statement',
};

export function settlementExportCalls(deps: SettlementDeps): HandlersOf<'settlement.export'> {
  return {
    'settlement.export': async (input, info) => {
      const { kind, format, from, to, partyId, reveal } = input;
      if (reveal !== '' && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
      // Else the record would tell of names that nobody was shown.
      if (reveal !== '' && kind !== 'statement')
        throw new Refused('bad_input', { at: 'reveal', expected: '' });
      info.progress('exporting', 0, 1);
      await info.breathe();
      const bytes = await FILES[kind](deps, input, info);
      const subject = {
        ...{ kind: `settlement_${kind}`, format, sha256: sha256Of(bytes), from, to, party: partyId },
        ...{ revealed: reveal === '' ? 0 : 1, reason: reveal },
      };
      deps.record.note(info, { action: 'exports.made', subject });
      info.changed('record', 'signals');
      const stamp = [from, to].filter((day) => day !== '').join('-');
      const fileName = `${stamp === '' ? NAMES[kind] : `${NAMES[kind]}-${stamp}`}.${format}`;
      return { token: info.offer(fileName, bytes), fileName };
    },
  };
}
