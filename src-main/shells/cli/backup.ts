/** `backup`: the whole workspace in one encrypted file, made through the same gate and into the same record as at a window. */
import { resolve } from 'node:path';
import { say } from '../../../shared/wording/catalogue.ts';
import { readBackup } from '../../workspace/backup-read.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function backup(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('backup', args, { workspace: 'text', out: 'text' });
  if (options.workspace === null || options.out === null || words.length > 0)
    throw new BadUsage('--workspace DIR and --out F are needed', 'backup');
  const file = resolve(options.out);
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    desk.require('backup.make');
    await desk.backups.makeAt(file, desk.info);
  } finally {
    desk.close();
  }
  const { manifest, bytes, sha256 } = await readBackup(file);
  terminal.out(say(terminal.locale, 'cli.backup_made', { file, size: manifest.head.size, bytes, sha256 }));
  return EXIT.done;
}
