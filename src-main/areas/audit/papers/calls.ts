/** Standard formats, reconciliation statement and ageing: looked at freely, handed over only with recipient and purpose in the record. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { EvidenceDeps } from '../deps.ts';
import { handOver } from '../pack/handover.ts';
import { BankSide } from './bank/bank-lines.ts';
import { reconcileBank } from './bank/reconcile.ts';
import { paperFile } from './paper-file.ts';
import { standardFile } from './standard/export.ts';

type Calls = 'evidence.standard' | 'evidence.bankAccounts' | 'evidence.bankReconciliation' | 'evidence.paper';

export function paperCalls(deps: EvidenceDeps): HandlersOf<Calls> {
  return {
    'evidence.standard': async ({ recipient, purpose, ...asked }, info) => {
      const { format: kind, from, to, revealed } = asked;
      if (revealed && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
      const { fileName, content, size } = await standardFile(deps, asked, info);
      return handOver(deps, info, {
        ...{ kind, fileName, content, size, recipient, purpose },
        scope: { from, to, revealed },
      });
    },
    'evidence.bankAccounts': () => ({
      accounts: new BankSide(deps).accounts().map(({ sub, ...of }) => ({ account: sub, ...of })),
    }),
    'evidence.bankReconciliation': (asked) => reconcileBank(deps, asked),
    'evidence.paper': async ({ recipient, purpose, ...asked }, info) => {
      const { kind, day, currency } = asked;
      const { fileName, content, size, account } = await paperFile(deps, asked, info);
      return handOver(deps, info, {
        ...{ kind, fileName, content, size, recipient, purpose },
        scope: { day, currency, ...(account === '' ? {} : { account }) },
      });
    },
  };
}
