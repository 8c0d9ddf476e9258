/** `export --kind orders`: the list as it is filtered, or one order's page with --order; the name of the file says whether CSV, workbook or paper. */
import { dirname } from 'node:path';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { formatOf } from './export-books.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function exportOrders(
  desk: CommandDesk,
  asked: {
    readonly file: string;
    readonly query: string;
    /** Null: the list. */
    readonly order: string | null;
    readonly reveal: string | null;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { file, query, order, reveal } = asked;
  const { token } = await desk.call('orders.export', {
    what: order === null ? { query, sort: 'time', descending: true } : { merchantOrderNo: order },
    format: formatOf(file),
    taskId: newToken(),
    ...(reveal === null ? {} : { reveal }),
  });
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(file);
  return EXIT.done;
}
