/**
 * `verify`: an evidence pack or a backup file byte by byte, without a password; the record of a workspace, computed anew; or the code of a receipt. The first fault is
 * named on stdout.
 */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import type { Verification } from '../../../shared/contract/record.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { naming } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { readBackup } from '../../workspace/backup-read.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { faultLines, faultText } from './faults.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import { refusalText, type Terminal } from './terminal.ts';
import { verifyAsFound } from './verify-as-found.ts';
import { isPack, verifyPackFile } from './verify-pack.ts';
import { verifyReceipt } from './verify-receipt.ts';

export async function verify(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('verify', args, {
    workspace: 'text',
    anchor: 'text',
    receipt: 'text',
    earlier: 'text',
    json: 'flag',
  });
  const [file] = words;
  if (file !== undefined && words.length === 1 && options.workspace === null) {
    const earlier = options.earlier === null ? null : resolve(options.earlier);
    if (earlier !== null || (await isPack(resolve(file))))
      return verifyPackFile({ file: resolve(file), earlier, isJson: options.json }, terminal);
    return verifyBackup(resolve(file), options.json, terminal);
  }
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('an evidence pack, a backup file or --workspace DIR is needed', 'verify');
  if (options.receipt !== null)
    return verifyReceipt(
      resolve(options.workspace),
      { code: options.receipt, isJson: options.json },
      terminal,
    );
  const anchorFile = options.anchor;
  const anchor = anchorFile === null ? '' : await naming(anchorFile, () => readFile(anchorFile, 'utf8'));
  return verifyWorkspace(resolve(options.workspace), { anchor, isJson: options.json }, terminal);
}

async function verifyBackup(file: string, isJson: boolean, terminal: Terminal): Promise<ExitCode> {
  const { locale } = terminal;
  const json = (holds: boolean, about: object) =>
    terminal.out(JSON.stringify({ file: basename(file), holds, ...about }, null, 2));
  try {
    const { manifest } = await readBackup(file);
    const { workspaceId: workspace, madeAt: at, head, publicKey: key } = manifest;
    const facts = { workspace, at, size: head.size, root: head.root, key };
    if (isJson) json(true, facts);
    else terminal.out(say(locale, 'cli.backup_whole', { file: basename(file), ...facts }));
    return EXIT.done;
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.kind !== 'backup_damaged') throw fault;
    const place = String(fault.facts['part'] ?? '');
    const found = { kind: 'damaged', place, number: 0, expected: '', found: '' } as const;
    if (isJson) json(false, { faults: [found] });
    else terminal.out(faultText(locale, found));
    terminal.fault(refusalText(locale, fault));
    return EXIT.verificationFailed;
  }
}

async function verifyWorkspace(
  folder: string,
  { anchor, isJson }: { readonly anchor: string; readonly isJson: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { locale } = terminal;
  const found = await verification(folder, anchor, askingOnce(terminal));
  const { holds, events, rows, checkpoints, originals, root } = found;
  if (isJson) terminal.out(JSON.stringify(found, null, 2));
  else for (const line of faultLines(locale, found)) terminal.out(line);
  if (!holds) return EXIT.verificationFailed;
  if (!isJson) terminal.out(say(locale, 'cli.record_holds', { events, rows, checkpoints, originals, root }));
  return EXIT.done;
}

/** At the desk, through the gate, and recorded; where no desk can stand on the workspace any more, as it was found. */
async function verification(folder: string, anchor: string, terminal: Terminal): Promise<Verification> {
  let desk: CommandDesk;
  try {
    desk = await workspaceDesk(folder, false, terminal);
  } catch (fault) {
    if (fault instanceof Refused && fault.kind !== 'workspace_damaged') throw fault;
    return verifyAsFound(folder, anchor, fault, terminal);
  }
  try {
    return await desk.call('record.verify', { anchor, taskId: newToken() });
  } finally {
    desk.close();
  }
}

/** The same question is not put twice to a person. */
function askingOnce(terminal: Terminal): Terminal {
  const answers = new Map<string, string>();
  return {
    ...terminal,
    askSecret: async (question) => {
      const answer = answers.get(question) ?? (await terminal.askSecret(question));
      answers.set(question, answer);
      return answer;
    },
  };
}
