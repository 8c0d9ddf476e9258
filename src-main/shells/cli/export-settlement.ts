/** `export --kind settlement`: every batch with its figures; the name of the file says whether as CSV, workbook or paper. */
import { dirname } from 'node:path';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { formatOf } from './export-books.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function exportSettlement(
  desk: CommandDesk,
  { file, from, to }: { readonly file: string; readonly from: string; readonly to: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { token } = await desk.call('settlement.export', {
    ...{ kind: 'batches', format: formatOf(file), language: terminal.locale, from, to },
    ...{ channel: 'none', partyId: '', currency: '', reveal: '', taskId: newToken() },
  });
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(file);
  return EXIT.done;
}
