/** A command whose output nobody reads any more (`… | head`) does its work and ends as it would have; no stack of our own code is shown. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('../../../src-main/shells/cli/main.ts', import.meta.url));

test('a reader that has seen enough is no fault', async () => {
  const command = spawn(process.execPath, [CLI, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  command.stdout.destroy();
  let faults = '';
  command.stderr.on('data', (text) => {
    faults += String(text);
  });
  const [code] = await once(command, 'close');
  expect(faults).toBe('');
  expect(code).toBe(0);
});
