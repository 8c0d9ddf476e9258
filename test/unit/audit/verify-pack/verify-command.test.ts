/** `verify PACK` at the command line and `evidence.verify` in the app: the same verdict, for who has no workspace and for who has the right. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { packVerdict } from '../../../../shared/contract/evidence.ts';
import { verifyPackCalls } from '../../../../src-main/areas/audit/verify-pack/calls.ts';
import { info } from '../../../support/desk.ts';
import { heardTerminal } from '../../../support/heard-terminal.ts';
import { csv, newSigner, smallPack } from './small-pack.ts';

const home = mkdtempSync(join(tmpdir(), 'countinghouse-verify-'));
const { out, faults, cli } = heardTerminal();
const signer = newSigner();
const GOOD = smallPack({ signer });
const EARLIER = smallPack({ signer, events: 6 });
const CHANGED = smallPack({
  signer,
  forged: (files) =>
    files.set('data/lines.csv', csv(['line,direction,currency,net,import', '1,in,CNY,100.01,7'])),
});
const file = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(home, name), bytes);
  return join(home, name);
};
beforeEach(() => vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk')));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('a pack is verified without a workspace and without a password', async () => {
  expect(await cli('verify', file('pack.zip', GOOD), '--earlier', file('earlier.zip', EARLIER))).toBe(0);
  expect(out[0]).toBe('The pack holds: every check below was passed');
  expect(await cli('verify', file('whatever-name', GOOD), '--json')).toBe(0);
  const told = JSON.parse(out.join(''));
  expect(packVerdict.parse(told).faults).toEqual([]);
  expect([told.file, told.workspace, told.size]).toEqual(['whatever-name', 'ws-1', 11]);
});

test('a pack that does not hold ends with 6 and names the record; what is not there is said', async () => {
  expect(await cli('verify', file('changed.zip', CHANGED))).toBe(6);
  expect(out.join('\n')).toContain('files/record_changed: data/lines.csv, record 2');
  expect(
    await cli('verify', file('pack.zip', GOOD), '--earlier', file('changed.zip', EARLIER.subarray(9))),
  ).toBe(6);
  expect(out.join('\n')).toContain('extends/earlier_broken');
  expect(await cli('verify', file('none.zip', Buffer.from('PK is no archive')))).toBe(6);
  expect(out.join('\n')).toContain('archive/no_archive');
  expect(await cli('verify', join(home, 'gone.zip'))).toBe(3);
  expect(faults.join('')).toContain('gone.zip');
  // Neither a pack nor a backup: said to be a damaged backup, as before.
  expect(await cli('verify', file('notes.txt', Buffer.from('notes')))).toBe(6);
});

test('in the app a pack of any workspace is verified, and stopped when who asked goes away', async () => {
  const files: Record<string, Buffer> = { good: GOOD, earlier: EARLIER, changed: CHANGED };
  const told: number[] = [];
  const own = {
    ...info,
    file: async (token: string) => ({ name: `${token}.zip`, bytes: files[token] ?? Buffer.of() }),
    progress: (_phase: string, done: number, of: number) => void told.push(done / of),
  };
  const verify = verifyPackCalls()['evidence.verify'];
  const good = packVerdict.parse(await verify({ file: 'good', earlier: 'earlier', taskId: '' }, own));
  expect([good.holds, good.name, good.keyId.length]).toEqual([true, '小店', 64]);
  expect(told.every((each) => each >= 0 && each <= 1)).toBe(true);
  expect(told.toSorted((a, b) => a - b)).toEqual(told);
  const changed = packVerdict.parse(await verify({ file: 'changed', earlier: null, taskId: '' }, own));
  expect(changed.faults[0]).toMatchObject({ check: 'files', file: 'data/lines.csv', record: 2 });
  const gone = { ...own, breathe: () => Promise.reject(new Error('cancelled')) };
  await expect(verify({ file: 'good', earlier: null, taskId: '' }, gone)).rejects.toThrow('cancelled');
});
