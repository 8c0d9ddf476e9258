/** Verification of a workspace's record with all there is beside it: the heads kept elsewhere, the originals, what was acknowledged. */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Verification } from '../../../shared/contract/record.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type VerifyRequest, verifyRecord } from '../../record/verify.ts';
import type { Originals } from '../../workspace/originals.ts';
import { readAcknowledgements } from './store.ts';

export interface Books extends Pick<VerifyRequest, 'ledger' | 'keys' | 'anchors' | 'step'> {
  readonly originals: Pick<Originals, 'get'>;
}

export const verifyBooks = ({ originals, ...books }: Books): Promise<Verification> =>
  verifyRecord({
    ...books,
    explained: explainedIn(books.ledger),
    checkOriginal: async (name) => {
      try {
        await originals.get(name);
        return true;
      } catch (fault) {
        if (fault instanceof Refused && fault.kind === 'workspace_damaged') return false;
        throw fault;
      }
    },
  });

function explainedIn(ledger: Ledger): ReadonlySet<string> {
  try {
    return new Set(readAcknowledgements(ledger).map((each) => each.key));
  } catch {
    return new Set(); // Unreadable: the verification says so, and nothing is explained.
  }
}
