/** Puts a backup in place of the books it is told, and kills itself after the step it is told; without one it waits to be killed from outside. */
import { restoreOver } from '../../../src-main/areas/backup/restore.ts';
import { readBackup } from '../../../src-main/workspace/backup-read.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { Books, OWNER_PASSWORD } from './backup-books.ts';

const [home = '', folder = '', path = '', stop = ''] = process.argv.slice(2);
const books = new Books(home, await openWorkspace(folder, OWNER_PASSWORD));
books.now = '2026-10-20T01:00:00.000Z';
const { sha256 } = await readBackup(path);
process.stdout.write('open\n');
await restoreOver(books.desk.deps, { path, sha256, request: 0, approvedBy: '' }, books.owner, (step) => {
  if (step === stop) process.kill(process.pid, 'SIGKILL');
});
books.desk.workspace.close();
