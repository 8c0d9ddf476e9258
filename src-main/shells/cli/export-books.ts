/** `export --kind journal|trial-balance|client-funds|fund-checks`: reports of the books; the name of the file says whether as CSV, workbook or paper. */
import { dirname, extname } from 'node:path';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export const BOOK_KINDS = ['journal', 'trial-balance', 'client-funds', 'fund-checks'] as const;
type BookKind = (typeof BOOK_KINDS)[number];

const KINDS = {
  journal: 'journal',
  'trial-balance': 'trial_balance',
  'client-funds': 'client_funds',
  'fund-checks': 'fund_checks',
} as const;
const FORMATS: Readonly<Record<string, 'xlsx' | 'pdf'>> = { '.xlsx': 'xlsx', '.pdf': 'pdf' };
export const formatOf = (file: string): 'csv' | 'xlsx' | 'pdf' =>
  FORMATS[extname(file).toLowerCase()] ?? 'csv';

export async function exportBooks(
  desk: CommandDesk,
  asked: {
    readonly kind: BookKind;
    readonly file: string;
    readonly from: string;
    readonly to: string;
    readonly isBySub: boolean;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { file, kind, from, to, isBySub } = asked;
  const format = formatOf(file);
  const { token } = await desk.call('journal.export', {
    kind: KINDS[kind],
    format,
    isBySub,
    from,
    to,
    taskId: newToken(),
  });
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(file);
  return EXIT.done;
}
