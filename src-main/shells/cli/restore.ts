/**
 * `restore`: a backup becomes a workspace, takes the place of one, or is only drilled. The three are told apart by what is there, and over an
 * existing ledger nothing happens without a second person.
 */
import { resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { restoreFirst } from '../../areas/backup/first-restore.ts';
import { noteDocument } from '../../engine/founding.ts';
import { systemClock } from '../../platform/clock.ts';
import { newToken } from '../../platform/ids.ts';
import { readBackup } from '../../workspace/backup-read.ts';
import { isWorkspace } from '../../workspace/workspace-document.ts';
import { readArguments } from './arguments.ts';
import { attemptsIn, backupSecret } from './backup-secret.ts';
import { drill } from './drill.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { askPassphrase, type CommandDesk, commandInfo, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

export async function restore(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('restore', args, {
    workspace: 'text',
    drill: 'flag',
    request: 'text',
    reason: 'text',
  });
  const [name] = words;
  const request = options.request === null ? null : Number(options.request);
  if (name === undefined || words.length !== 1) throw new BadUsage('one backup file is needed', 'restore');
  if (request !== null && !(Number.isSafeInteger(request) && request > 0))
    throw new BadUsage(`--request: ${options.request} is not the number of a request`, 'restore');
  const file = resolve(name);
  const folder = options.workspace === null ? null : resolve(options.workspace);
  if (options.drill) return drill(file, folder, terminal);
  if (folder === null) throw new BadUsage('--workspace DIR or --drill is needed', 'restore');
  if (!isWorkspace(folder)) return first(file, folder, terminal);
  const desk = await workspaceDesk(folder, false, terminal);
  let isReplaced = false; // Then the desk is over already: its workspace was closed with the ledger it had.
  try {
    const requestId = await over(file, { request, reason: options.reason }, desk, terminal);
    isReplaced = requestId === null;
    return requestId === null ? EXIT.done : waits(requestId, terminal);
  } finally {
    if (!isReplaced) desk.close();
  }
}

async function first(file: string, folder: string, terminal: Terminal): Promise<ExitCode> {
  const { manifest } = await readBackup(file); // What is wrong with the file is said before a password is asked for.
  const { login, secret = await askPassphrase(terminal, true) } = backupSecret();
  await restoreFirst(
    {
      file,
      typed: { secret, login, now: systemClock.now },
      attemptsIn: () => attemptsIn(manifest.workspaceId),
      folderFor: () => folder,
      noteDocument,
    },
    commandInfo({ person: '', session: newToken() }, terminal),
  );
  const { head, madeAt: at } = manifest;
  terminal.out(say(terminal.locale, 'cli.restored_first', { folder, size: head.size, at }));
  return EXIT.done;
}

/** Null when the ledger is replaced; else the number of the request that waits. */
async function over(
  file: string,
  { request, reason }: { readonly request: number | null; readonly reason: string | null },
  desk: CommandDesk,
  terminal: Terminal,
): Promise<number | null> {
  desk.require('backup.compare');
  const id = await desk.backups.takeIn(file);
  const { folder } = await desk.call('backup.list', {});
  const openedWith = backupSecret();
  if (request === null) {
    const seen = await desk.call('backup.compare', { id, ...openedWith });
    terminal.out(say(terminal.locale, `backup.compare.${seen.relation}`, { count: seen.lost }));
    const asked = await desk.call('backup.restore', { id, reason: reason ?? 'restore', ...openedWith });
    if (asked.requestId !== null) return asked.requestId;
  } else {
    const { state, facts } = await desk.call('approvals.get', { id: request });
    const { sha256 } = await readBackup(file);
    // What was agreed to is one file and no other.
    if (!facts.some((fact) => fact.name === 'sha256' && fact.value === sha256))
      throw new Refused('request_void', { request });
    if (state === 'waiting') return request;
    await desk.call('backup.restoreApproved', { requestId: request, taskId: newToken(), ...openedWith });
  }
  terminal.out(say(terminal.locale, 'cli.restored_over', { folder }));
  return null;
}
