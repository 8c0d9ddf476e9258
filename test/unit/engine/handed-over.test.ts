/** A large file from a page is in memory once: it goes over to the engine's thread, and nothing that shares its memory with others is touched. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Answer } from '../../../shared/contract/calls.ts';
import type { EngineHandle } from '../../../src-main/engine/handle.ts';
import { startEngine } from '../../../src-main/engine/start-engine.ts';
import { newToken } from '../../../src-main/platform/ids.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-handed-over-'));
let engine: EngineHandle;
beforeAll(async () => {
  engine = await startEngine({ home, workspace: null, startsOnDemo: false });
});
afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

const HEAD = 'Date,Description,Reference,Amount,Balance\n';
const text =
  HEAD + Array.from({ length: 4000 }, (_, at) => `2026-03-01,Till,R-${at},1.00,${at + 1}.00\n`).join('');
const put = (bytes: Uint8Array) => engine.putFile('clerk', { name: 'bank.csv', content: { bytes } });

test('handed over, a large file is whole at the other side and empty on this one', async () => {
  await engine.call('clerk', 'workspace.create', {
    name: '城南店',
    person: '林会计',
    password: 'quite a long password, this',
  });
  const bytes = new TextEncoder().encode(text).slice();
  const token = await put(bytes);
  expect(bytes.length).toBe(0);
  const answer = (await engine.call('clerk', 'statements.plan', {
    files: [token],
    taskId: newToken(),
  })) as Answer<'statements.plan'>; // The engine's own shape.
  expect(answer.ok && answer.value.plans.map(({ counts }) => counts.added)).toEqual([4000]);
});

test('a part of a larger array is copied, and so is a small one', async () => {
  const whole = new TextEncoder().encode(`${text}${text}`).slice();
  await put(whole.subarray(0, text.length));
  expect(whole.length).toBe(2 * text.length);
  const small = Buffer.from('a small file');
  await put(small);
  expect(small.toString()).toBe('a small file');
});
