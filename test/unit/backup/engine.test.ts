/** Backups through the engine as a window has them: made, drilled, downloaded, put in place, and restored at the door of another desk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Answer, CallName, Input, Output } from '../../../shared/contract/calls.ts';
import { createEngine, type Engine } from '../../../src-main/engine/engine.ts';
import { newToken } from '../../../src-main/platform/ids.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PASSWORD = '城南店的很长很长的密码一二三四';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-backup-engine-'));
const taskId = newToken();
let engine: Engine;
let other: Engine;

const ask = async <N extends CallName>(name: N, input: Input<N>, at = engine) =>
  (await at.call('window', name, input)) as Answer<N>;
async function get<N extends CallName>(name: N, input: Input<N>, at = engine): Promise<Output<N>> {
  const answer = await ask(name, input, at);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.kind} ${JSON.stringify(answer.error.facts)}`);
  return answer.value;
}
const options = (folder: string) => ({ home: join(home, folder), workspace: null, startsOnDemo: false });
const actions = async () => {
  const { rows } = await get('record.list', {
    offset: 0,
    limit: 100,
    action: '',
    person: '',
    from: '',
    to: '',
  });
  return rows.map((each) => each.action);
};
let id: string;
/** Before each of the dangerous few. */
const prove = () => get('session.prove', { secret: PASSWORD });
const logIn = async () => {
  await get('workspace.open', { id, secret: PASSWORD });
};

beforeAll(async () => {
  engine = await createEngine(options('desk'));
  other = await createEngine(options('another desk'));
  await get('workspace.create', { name: '城南店', person: '林会计', password: PASSWORD });
  id = (await get('workspace.status', {})).id;
});
afterAll(async () => {
  await engine.close();
  await other.close();
  rmSync(home, { recursive: true, force: true });
});

test('made, drilled and downloaded; the state says when', async () => {
  const { backup } = await get('backup.make', { taskId });
  const { verification } = await get('backup.drill', { id: backup.id, taskId });
  expect(verification).toMatchObject({ holds: true, faults: [] });
  expect((await get('backup.state', {})).provenAt).not.toBe('');
  await prove();
  const { token } = await get('backup.download', { id: backup.id, reason: '放到保险柜' });
  expect((await engine.takeFile('window', token))?.bytes.length).toBe(backup.bytes);
});

test('put in place by the one person there is: her window is at the door, and nothing is alarmed about', async () => {
  const { backup } = await get('backup.make', { taskId });
  await prove();
  expect(await get('backup.restore', { id: backup.id, reason: '试一试' })).toEqual({ requestId: null });
  expect((await get('workspace.status', {})).state).toBe('closed');
  await logIn();
  const seen = await actions();
  expect(seen).toContain('backup.restored');
  for (const alarm of ['record.below_anchor', 'record.ledger_changed_while_closed'])
    expect(seen).not.toContain(alarm);
  await get('workspace.lock', {});
  await logIn();
  expect(await actions()).not.toContain('record.below_anchor');
  const { holds, faults } = await get('record.verify', { anchor: '', taskId });
  expect({ holds, faults }).toEqual({ holds: true, faults: [] });
});

test('handed in at the door of another desk it becomes a workspace there, and nowhere twice', async () => {
  const { backup } = await get('backup.make', { taskId });
  await prove();
  const { token } = await get('backup.download', { id: backup.id, reason: '换电脑' });
  const bytes = (await engine.takeFile('window', token))?.bytes ?? new Uint8Array();
  const upload = (at: Engine) => at.putFile('window', { name: 'x.chbackup', content: { bytes } });
  await get('workspace.status', {}, other);
  const wrong = { file: await upload(other), secret: '不是这个工作区的密码不是', taskId };
  expect(await ask('workspace.restore', wrong, other)).toMatchObject({ error: { kind: 'wrong_secret' } });
  const right = { file: await upload(other), secret: PASSWORD, taskId };
  expect(await get('workspace.restore', right, other)).toEqual({ id });
  await get('workspace.open', { id, secret: PASSWORD }, other);
  expect((await get('workspace.status', {}, other)).name).toBe('城南店');
  const again = { file: await upload(other), secret: PASSWORD, taskId };
  expect(await ask('workspace.restore', again, other)).toMatchObject({ error: { kind: 'workspace_exists' } });
});
