/** How many signed batches hold lines of a file: they stay as they were signed, and each is followed by a correction once the file is taken back. */
import type { Ledger } from '../../../ledger/ledger.ts';
import type { StoredImport } from '../../statements/store.ts';
import type { Members } from '../rules/members.ts';
import { signedBatches } from './decision-store.ts';

export const signedOver = (ledger: Ledger, imported: StoredImport): number =>
  signedBatches(ledger).filter((each) => [...each.members().values()].some((of) => hasLineOf(of, imported)))
    .length;

/** Lines of a figure ascend, and those of a file follow one another. */
function hasLineOf(
  { lineIds }: Members,
  { firstLineId, lineCount }: Pick<StoredImport, 'firstLineId' | 'lineCount'>,
): boolean {
  const first = lineIds.find((id) => id >= firstLineId);
  return first !== undefined && first < firstLineId + lineCount;
}
