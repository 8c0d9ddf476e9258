/** `verify`: a backup file byte by byte, without a password; or the record of a workspace, computed anew. The first fault is named on stdout. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { naming } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { readBackup } from '../../workspace/backup-read.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { faultLines, faultText } from './faults.ts';
import { workspaceDesk } from './session.ts';
import { refusalText, type Terminal } from './terminal.ts';

export async function verify(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('verify', args, { workspace: 'text', anchor: 'text' });
  const [file] = words;
  if (file !== undefined && words.length === 1 && options.workspace === null)
    return verifyBackup(resolve(file), terminal);
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('a backup file or --workspace DIR is needed', 'verify');
  const anchorFile = options.anchor;
  const anchor = anchorFile === null ? '' : await naming(anchorFile, () => readFile(anchorFile, 'utf8'));
  return verifyWorkspace(resolve(options.workspace), anchor, terminal);
}

async function verifyBackup(file: string, terminal: Terminal): Promise<ExitCode> {
  const { locale } = terminal;
  try {
    const { manifest } = await readBackup(file);
    const { workspaceId: workspace, madeAt: at, head, publicKey: key } = manifest;
    const facts = { file: basename(file), workspace, at, size: head.size, key };
    terminal.out(say(locale, 'cli.backup_whole', facts));
    return EXIT.done;
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.kind !== 'backup_damaged') throw fault;
    const place = String(fault.facts['part'] ?? '');
    terminal.out(faultText(locale, { kind: 'damaged', place, number: 0, expected: '', found: '' }));
    terminal.fault(refusalText(locale, fault));
    return EXIT.verificationFailed;
  }
}

async function verifyWorkspace(folder: string, anchor: string, terminal: Terminal): Promise<ExitCode> {
  const { locale } = terminal;
  const desk = await workspaceDesk(folder, false, terminal);
  try {
    const found = await desk.call('record.verify', { anchor, taskId: newToken() });
    for (const line of faultLines(locale, found)) terminal.out(line);
    if (!found.holds) return EXIT.verificationFailed;
    const { events, rows, checkpoints, originals, root } = found;
    terminal.out(say(locale, 'cli.record_holds', { events, rows, checkpoints, originals, root }));
    return EXIT.done;
  } finally {
    desk.close();
  }
}
