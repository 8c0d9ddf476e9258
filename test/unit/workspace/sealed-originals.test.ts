/** An original comes back as it was, whatever its size and however it was cut into pieces on the way; and a change of its last chunk is noticed. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Originals } from '../../../src-main/workspace/originals.ts';

const folder = mkdtempSync(join(tmpdir(), 'countinghouse-sealed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const originals = new Originals(folder, randomBytes(32), randomBytes(32));
const MIB = 1024 ** 2;

test.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('a')],
  ['a text that shrinks to a hundredth', Buffer.alloc(20 * MIB, '2026-03-01,Till,10.00\n')],
  ['what cannot be shrunk, over several chunks', randomBytes(9 * MIB + 17)],
  ['what cannot be shrunk, about one chunk', randomBytes(4 * MIB - 100)],
])('%s', async (_what, bytes) => {
  const { name, isNew } = await originals.put(bytes);
  expect(isNew).toBe(true);
  expect((await originals.get(name)).equals(bytes)).toBe(true);
  expect(await originals.put(Buffer.from(bytes))).toEqual({ name, isNew: false });
  const file = join(folder, name);
  const sealed = readFileSync(file);
  expect(statSync(file).size).toBe(sealed.length);
  sealed[sealed.length - 20] = (sealed[sealed.length - 20] ?? 0) ^ 1;
  writeFileSync(file, sealed);
  await expect(originals.get(name)).rejects.toMatchObject({ kind: 'workspace_damaged' });
  await originals.remove(name);
  expect(await originals.names()).not.toContain(name);
});
