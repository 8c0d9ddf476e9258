/** Two packs of one workspace: the later log goes on from the earlier, or it is said from which event on it does not. */
import { expect, test } from 'vitest';
import { entryOf, newSigner, type PackPlan, smallPack } from './small-pack.ts';
import { faultsOf, verdictOf } from './verdict.ts';

const signer = newSigner();
const pack = (about: Partial<PackPlan>) => smallPack({ signer, ...about });

test('a log goes on from every shorter one, and from itself', async () => {
  for (const events of [1, 7, 8, 11]) {
    const { holds, checks } = await verdictOf(pack({ events: 11 }), pack({ events }));
    expect(holds).toBe(true);
    expect(checks.at(-1)).toEqual({ check: 'extends', state: 'holds', count: events });
  }
});

test('history that was rewritten is named from the first event that differs, though both packs hold by themselves', async () => {
  const rewritten = pack({
    events: 11,
    told: new Map([[4, entryOf({ signer, workspace: 'x' }, 4).replace('"import",4', '"import",44')]]),
  });
  expect(await faultsOf(rewritten)).toEqual([]);
  expect(await faultsOf(rewritten, pack({ events: 6 }))).toEqual(['extends log/leaves.txt 4 forked']);
  expect(await faultsOf(rewritten, pack({ events: 3 }))).toEqual([]);
});

test('packs that were swapped, of two workspaces, of two keys, or with an earlier one that does not hold', async () => {
  expect(await faultsOf(pack({ events: 5 }), pack({ events: 11 }))).toEqual([
    'extends log/leaves.txt 0 earlier_is_longer',
  ]);
  expect(await faultsOf(pack({}), pack({ workspace: 'ws-2' }))).toEqual([
    'extends manifest.json 0 other_workspace',
  ]);
  expect(await faultsOf(pack({}), pack({ signer: newSigner() }))).toEqual([
    'extends manifest.json 0 other_key',
  ]);
  const broken = pack({
    events: 5,
    forged: (files) => files.set('log/leaves.txt', Buffer.from(`${'0'.repeat(64)}\n`.repeat(5))),
  });
  expect(await faultsOf(pack({}), broken)).toEqual(['extends manifest.json 0 earlier_broken']);
  expect(await faultsOf(pack({}), Buffer.from('nothing'))).toEqual([
    'extends manifest.json 0 earlier_broken',
  ]);
});
