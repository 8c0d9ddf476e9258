/** `original`: a copy of the file an import was read from, byte for byte as it came in. The record keeps who took it and why. */
import { dirname, resolve } from 'node:path';
import { takeOriginal } from '../../areas/statements/source/calls.ts';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function original(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('original', args, {
    workspace: 'text',
    import: 'text',
    out: 'text',
    reason: 'text',
  });
  const importId = Number(options.import);
  const isNumber = Number.isSafeInteger(importId) && importId > 0;
  if (options.workspace === null || options.out === null || !isNumber || words.length > 0)
    throw new BadUsage('--workspace DIR, --import ID and --out F are needed', 'original');
  const file = resolve(options.out);
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    desk.require('statements.saveOriginal');
    desk.require('statements.reveal');
    const { lines, record, workspace } = desk;
    const deps = { lines, record, originals: workspace.originals, mayReveal: () => true };
    const { bytes } = await takeOriginal(deps, importId, options.reason ?? 'original', desk.info);
    await makeFolder(dirname(file));
    await writeAtomic(file, bytes);
    terminal.out(file);
    return EXIT.done;
  } finally {
    desk.close();
  }
}
