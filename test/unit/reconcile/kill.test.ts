/**
 * Killed at any instant: the same command again gives what it would have given, and nothing on disk can be read meanwhile.
 *
 * A few kills each time; COUNTINGHOUSE_KILLS=100 for the long run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDemo } from '../../../src-main/demo/demo.ts';

const KILLS = Number(process.env['COUNTINGHOUSE_KILLS'] ?? 3);
const home = mkdtempSync(join(tmpdir(), 'countinghouse-kill-'));
const files = join(home, 'files');

/** Runs reconcile on a workspace; kills it after some milliseconds when told to. Gives the exit code, null when it was killed. */
function reconcile(workspace: string, out: string, killAfterMs: number | null): Promise<number | null> {
  const args = ['src-main/shells/cli/main.ts', 'reconcile', files, '--workspace', workspace, '--out', out];
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      COUNTINGHOUSE_HOME: home,
      COUNTINGHOUSE_PASSPHRASE: 'a password of the kill test',
    },
    stdio: 'ignore',
  });
  if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve) => child.on('close', resolve));
}

const everyFile = (where: string): string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' })
    .map((name) => join(where, name))
    .filter((file) => statSync(file).isFile());

const reportOf = (out: string) =>
  ['lines.csv', 'matches.csv', 'exceptions.csv'].map((name) => readFileSync(join(out, name), 'utf8'));

let expected: string[];
let secrets: Buffer[];
let wholeMs: number;

beforeAll(async () => {
  await writeDemo(files, { orders: 400, days: 3, seed: 11, lastDay: '2026-10-18' });
  const out = join(home, 'expected');
  const start = performance.now();
  expect(await reconcile(join(home, 'never-killed'), out, null)).toBe(0);
  wholeMs = performance.now() - start;
  expected = reportOf(out);
  const [, ...orders] = readFileSync(join(files, 'orders.csv'), 'utf8').trim().split('\n');
  const texts = [orders[3]?.split(',')[0] ?? '', orders[50]?.split(',')[0] ?? '', '财付通', '商户订单号'];
  secrets = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test(`${KILLS} kills at moments spread over the run, then once to the end`, async () => {
  const workspace = join(home, 'killed');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const share = (kill + 0.5) / KILLS;
    await reconcile(
      workspace,
      join(home, 'partly'),
      Math.round(wholeMs * share * (0.9 + Math.random() * 0.2)),
    );
  }
  const out = join(home, 'after-kills');
  expect(await reconcile(workspace, out, null)).toBe(0);
  expect(reportOf(out)).toEqual(expected);
}, 1_800_000);

test('no byte under the workspaces can be read', () => {
  const bytes = everyFile(home)
    .filter((file) => file.includes('killed'))
    .map((file) => ({ file, content: readFileSync(file) }));
  expect(bytes.length).toBeGreaterThan(4);
  for (const { file, content } of bytes)
    for (const secret of secrets)
      if (content.includes(secret)) expect.fail(`${file} holds ${secret.toString('utf8')}`);
});
