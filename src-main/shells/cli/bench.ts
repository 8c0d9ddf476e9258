/** `bench`: the measurements of `npm run bench`, which live with the tests because they need their tools. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { say } from '../../../shared/wording/catalogue.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

const BENCH = fileURLToPath(new URL('../../../test/bench/main.ts', import.meta.url));

export async function bench(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (!existsSync(BENCH)) {
    terminal.fault(say(terminal.locale, 'cli.no_bench'));
    return EXIT.badUsage;
  }
  const child = spawn(process.execPath, [BENCH, ...args], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return code === 0 ? EXIT.done : EXIT.internal;
}
