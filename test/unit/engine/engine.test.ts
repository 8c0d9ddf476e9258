/** The engine as a shell sees it: sessions that see only their own, tasks that stop, files by token, one process at a time in a workspace. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Answer,
  CALL_NAMES,
  type CallName,
  calls,
  type EngineEvent,
  type Input,
  type Output,
} from '../../../shared/contract/calls.ts';
import { createEngine, type Engine } from '../../../src-main/engine/engine.ts';
import { type EngineHandle, FILE_BYTES_MAX } from '../../../src-main/engine/handle.ts';
import { startEngine } from '../../../src-main/engine/start-engine.ts';
import { VERSION } from '../../../src-main/engine/version.ts';
import { newToken } from '../../../src-main/platform/ids.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const PASSWORD = '城南店的很长很长的密码一二三四';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-engine-'));
const CLERK = 'clerk';
let engine: Engine;
const heard: { readonly session: string | null; readonly event: EngineEvent }[] = [];

/** Asks and answers in the contract's shape. */
const ask = async <N extends CallName>(
  name: N,
  input: Input<N>,
  session = CLERK,
  of: EngineHandle = engine,
) => (await of.call(session, name, input)) as Answer<N>;

/** The value of an answer that has to be a yes. */
async function get<N extends CallName>(name: N, input: Input<N>, session = CLERK): Promise<Output<N>> {
  const answer = await ask(name, input, session);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.kind}`);
  return answer.value;
}

const upload = (name: string, bytes: Uint8Array, session = CLERK) =>
  engine.putFile(session, { name, content: { bytes } });
const everyLine = {
  offset: 0,
  limit: 100,
  query: '',
  importId: null,
  sort: 'file',
  descending: false,
} as const;
const refusedAs = (kind: string) => ({ ok: false, error: { kind } });

async function importOne(name: string, bytes: Uint8Array): Promise<void> {
  const { plans } = await get('statements.plan', { files: [await upload(name, bytes)], taskId: newToken() });
  await get('statements.commit', {
    plans: plans.map(({ planId, hash }) => ({ planId, hash })),
    taskId: newToken(),
  });
}

beforeAll(async () => {
  engine = await createEngine({ home, workspace: null, startsOnDemo: false });
  engine.onEvent((session, event) => heard.push({ session, event }));
  await get('workspace.create', { name: '城南店', person: '林会计', password: PASSWORD });
});
afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

describe('a session without a workspace', () => {
  const guarded = CALL_NAMES.filter((name) => calls[name].right !== 'none');

  test('the contract guards most of its calls', () => expect(guarded.length).toBeGreaterThan(25));

  test.each(guarded)('%s is locked', async (name) => {
    const locked = { ok: false, error: { kind: 'locked', facts: {} } };
    expect(await engine.call('stranger', name, {})).toEqual(locked);
    expect(await engine.call('stranger', name, { everything: 'else' })).toEqual(locked);
  });

  test('sees neither the other window’s workspace nor its name', async () => {
    const status = await get('workspace.status', {}, 'stranger');
    expect(status).toMatchObject({ state: 'closed', name: '', person: '', version: VERSION });
    expect(await get('workspace.status', {})).toMatchObject({
      state: 'open',
      name: '城南店',
      person: '林会计',
    });
  });
});

describe('files come in by token', () => {
  test('by bytes and by path: the same plan', async () => {
    const bytes = ordersCsv(3, 'IN');
    const path = join(home, 'orders-by-path.csv');
    writeFileSync(path, bytes);
    const files = [
      await upload('orders-by-bytes.csv', bytes),
      await engine.putFile(CLERK, { name: 'orders-by-path.csv', content: { path } }),
    ];
    const { plans, refused } = await get('statements.plan', { files, taskId: newToken() });
    expect(refused).toEqual([]);
    expect(plans.map((plan) => [plan.file, plan.adapter, plan.counts.rows])).toEqual([
      ['orders-by-bytes.csv', 'orders_csv', 3],
      ['orders-by-path.csv', 'orders_csv', 3],
    ]);
    expect(plans[0]?.sha256).toBe(plans[1]?.sha256);
    await get('statements.discard', { planIds: plans.map((plan) => plan.planId) });
  });

  test('a token is good once and in its own session only', async () => {
    const missing = { plans: [], refused: [{ refusal: 'upload_missing' }] };
    const plan = (token: string) => get('statements.plan', { files: [token], taskId: newToken() }, 'two');
    await get('workspace.create', { name: '城东店', person: '陈会计', password: PASSWORD }, 'two');
    expect(await plan(await upload('orders.csv', ordersCsv(1)))).toMatchObject(missing);
    const own = await upload('orders.csv', ordersCsv(1), 'two');
    const { plans } = await plan(own);
    expect(plans.map((each) => each.file)).toEqual(['orders.csv']);
    await get('statements.discard', { planIds: plans.map((each) => each.planId) }, 'two');
    expect((await plan(own)).plans).toEqual([]);
    await engine.endSession('two');
  });

  test('a file above the limit is refused by name before a byte is read', async () => {
    const path = join(home, 'sparse.csv');
    writeFileSync(path, '');
    truncateSync(path, FILE_BYTES_MAX + 1);
    const begun = performance.now();
    await expect(engine.putFile(CLERK, { name: 'sparse.csv', content: { path } })).rejects.toMatchObject({
      kind: 'too_large',
      facts: { file: 'sparse.csv', bytes: FILE_BYTES_MAX + 1, limit: FILE_BYTES_MAX },
    });
    expect(performance.now() - begun).toBeLessThan(250); // Reading a gigabyte takes longer anywhere.
    truncateSync(path, FILE_BYTES_MAX);
    await engine.putFile(CLERK, { name: 'sparse.csv', content: { path } }); // At the limit it may come in.
    rmSync(path);
  });
});

describe('a task', () => {
  test('that plans is cancelled: cancelled, and no plan is left', async () => {
    const files = await Promise.all(
      Array.from({ length: 20 }, (_, at) => upload(`orders-${at}.csv`, ordersCsv(50, `T${at}`))),
    );
    const before = await get('statements.plans', {});
    const taskId = newToken();
    const planned = ask('statements.plan', { files, taskId });
    expect(await ask('task.cancel', { taskId })).toEqual({ ok: true, value: {} });
    expect(await planned).toMatchObject(refusedAs('cancelled'));
    expect(await get('statements.plans', {})).toEqual(before);
  });

  test('that commits is cancelled: cancelled, and nothing is written', async () => {
    const files = [await upload('a.csv', ordersCsv(5, 'CA')), await upload('b.csv', ordersCsv(5, 'CB'))];
    const { plans } = await get('statements.plan', { files, taskId: newToken() });
    const chosen = plans
      .filter((plan) => plan.state === 'ready')
      .map(({ planId, hash }) => ({ planId, hash }));
    expect(chosen).toHaveLength(2);
    const before = await get('statements.lines', everyLine);
    const taskId = newToken();
    const committed = ask('statements.commit', { plans: chosen, taskId });
    await ask('task.cancel', { taskId });
    expect(await committed).toMatchObject(refusedAs('cancelled'));
    expect(await get('statements.lines', everyLine)).toEqual(before);
    // The plans still stand as shown, and may be committed after all.
    const after = await get('statements.commit', { plans: chosen, taskId: newToken() });
    expect(after.imports).toHaveLength(2);
    expect((await get('statements.lines', everyLine)).total).toBe(before.total + 10);
  });

  test('of another session is not its to cancel', async () => {
    const taskId = newToken();
    const files = [await upload('mine.csv', ordersCsv(2, 'MINE'))];
    const planned = ask('statements.plan', { files, taskId });
    await ask('task.cancel', { taskId }, 'stranger');
    expect(await planned).toMatchObject({ ok: true });
  });

  test('that opens the demo over an open workspace does not cancel itself', async () => {
    const session = 'visitor';
    await get('workspace.create', { name: '路过', person: '访客', password: PASSWORD }, session);
    expect(await ask('workspace.openDemo', { taskId: newToken() }, session)).toEqual({ ok: true, value: {} });
    expect(await get('workspace.status', {}, session)).toMatchObject({ state: 'open', isDemo: true });
    await get('workspace.lock', {}, session);
  }, 120_000);
});

describe('events', () => {
  test('a commit is told to the windows of this workspace and to no other', async () => {
    await get('workspace.status', {}, 'stranger');
    heard.length = 0;
    await importOne('told.csv', ordersCsv(2, 'TOLD'));
    const changed = heard.filter(
      ({ event }) => event.type === 'changed' && event.areas.includes('statements'),
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(heard.some(({ event }) => event.type === 'progress' && event.phase === 'writing')).toBe(true);
    expect(new Set(heard.map(({ session }) => session))).toEqual(new Set([CLERK]));
  });
});

describe('files go out by token', () => {
  test('once, and not to another session', async () => {
    const { token, fileName } = await get('exports.csv', { kind: 'lines', taskId: newToken() });
    expect(await engine.takeFile('stranger', token)).toBeNull();
    const file = await engine.takeFile(CLERK, token);
    expect(file?.name).toBe(fileName);
    expect(Buffer.from(file?.bytes ?? []).toString()).toContain('TOLD-00001');
    expect(await engine.takeFile(CLERK, token)).toBeNull();
    expect(await engine.takeFile(CLERK, 'never-given-to-anyone')).toBeNull();
  });

  test('locking takes back what was laid out and what was handed in', async () => {
    const session = 'leaver';
    await get('workspace.create', { name: '城北店', person: '王会计', password: PASSWORD }, session);
    const incoming = await upload('left.csv', ordersCsv(1), session);
    const { token } = await get('exports.csv', { kind: 'lines', taskId: newToken() }, session);
    await get('workspace.lock', {}, session);
    expect(await engine.takeFile(session, token)).toBeNull();
    expect(await ask('statements.plan', { files: [incoming], taskId: newToken() }, session)).toMatchObject(
      refusedAs('locked'),
    );
  });
});

describe('one process at a time in a workspace', () => {
  test('a second window joins it; another process waits until the last window has left', async () => {
    const { recent } = await get('workspace.status', {});
    const id = recent.find((each) => each.name === '城南店')?.id ?? '';
    const wanted = { id, secret: PASSWORD };
    expect(await ask('workspace.open', wanted, 'second window')).toEqual({ ok: true, value: {} });
    await get('workspace.lock', {}, 'second window');
    const other = await createEngine({ home, workspace: null, startsOnDemo: false });
    try {
      expect(await ask('workspace.open', wanted, CLERK, other)).toMatchObject(refusedAs('workspace_in_use'));
      expect(await ask('workspace.open', { id, secret: 'not the password' }, CLERK, other)).toMatchObject(
        refusedAs('workspace_in_use'), // Nobody is asked for a password at a door that is shut.
      );
      await engine.close();
      expect(await ask('workspace.open', wanted, CLERK, other)).toEqual({ ok: true, value: {} });
      expect(await ask('workspace.status', {}, CLERK)).toMatchObject({ value: { state: 'closed' } });
      await other.endSession(CLERK); // Its window is gone.
      expect(await ask('workspace.open', wanted)).toEqual({ ok: true, value: {} });
    } finally {
      await other.close();
    }
  });
});

describe('one window opening two workspaces at once, or closed while it opens one', () => {
  const open = (name: string, session: string) =>
    ask('workspace.create', { name, person: '赵会计', password: PASSWORD }, session);
  const isFree = async (name: string) => {
    (await openWorkspace(join(home, 'workspaces', name), PASSWORD)).close();
    return true;
  };

  test('is at one of them, and the other is let go', async () => {
    await Promise.all([open('东门店', 'hasty'), open('西门店', 'hasty')]);
    const { name } = await get('workspace.status', {}, 'hasty');
    expect(await isFree(name === '东门店' ? '西门店' : '东门店')).toBe(true);
    await expect(isFree(name)).rejects.toMatchObject({ kind: 'workspace_in_use' });
    await engine.endSession('hasty');
    expect(await isFree(name)).toBe(true);
  });

  test('holds nothing once it is gone', async () => {
    const opening = open('北门店', 'gone');
    await engine.endSession('gone');
    expect(await opening).toMatchObject(refusedAs('cancelled'));
    expect(await isFree('北门店')).toBe(true);
  });
});

describe('through the worker thread', () => {
  test('answers, refusals, files and events cross; a thread that is gone still answers in shape', async () => {
    const own = mkdtempSync(join(tmpdir(), 'countinghouse-thread-'));
    const thread = await startEngine({ home: own, workspace: null, startsOnDemo: false });
    try {
      const events: EngineEvent[] = [];
      thread.onEvent((_, event) => events.push(event));
      expect(await ask('settings.set', { locale: 'en' }, CLERK, thread)).toEqual({ ok: true, value: {} });
      expect(events).toContainEqual({ type: 'changed', areas: ['settings'] });
      expect(await thread.call(CLERK, 'today.summary', {})).toMatchObject(refusedAs('locked'));
      const path = join(own, 'sparse.csv');
      writeFileSync(path, '');
      truncateSync(path, FILE_BYTES_MAX + 1);
      await expect(thread.putFile(CLERK, { name: 'sparse.csv', content: { path } })).rejects.toMatchObject({
        name: 'Refused',
        kind: 'too_large',
        facts: { file: 'sparse.csv' },
      });
      expect(await thread.putFile(CLERK, { name: 'orders.csv', content: { bytes: ordersCsv(1) } })).toMatch(
        /^[\w-]{32}$/,
      );
      expect(await thread.takeFile(CLERK, 'never-given-to-anyone')).toBeNull();
    } finally {
      await thread.close();
      rmSync(own, { recursive: true, force: true });
    }
    expect(await thread.call(CLERK, 'settings.get', {})).toEqual({
      ok: false,
      error: { kind: 'internal', facts: {} },
    });
  });

  test('a home that cannot be used is refused when it starts', async () => {
    const file = join(home, 'a-file-and-no-folder');
    writeFileSync(file, '');
    await expect(startEngine({ home: file, workspace: null, startsOnDemo: false })).rejects.toMatchObject({
      name: 'Refused',
    });
  });
});
