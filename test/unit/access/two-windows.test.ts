/** Two people at one desk, each in a window of her own: what each sees, what reaches both, and what one of them leaving does to the other. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let owner: Seat;
let clerk: Seat;

beforeAll(async () => {
  house = await House.make();
  owner = house.owner;
  clerk = await house.person('clerk');
});
afterAll(() => house.close());
afterEach(() => void vi.useRealTimers());

const statusOf = (seat: Seat) => seat.get('workspace.status', {});
const isIn = async (seat: Seat) => (await statusOf(seat)).state === 'open';
/** Whether nobody's process has the folder open. */
async function isFree(): Promise<boolean> {
  try {
    (await openWorkspace(house.folder, owner.who.password)).close();
    return true;
  } catch (fault) {
    expect(fault).toMatchObject({ kind: 'workspace_in_use' });
    return false;
  }
}
async function planOne(seat: Seat, prefix: string): Promise<{ planId: string; hash: string }[]> {
  const files = [await seat.upload(`${prefix}.csv`, ordersCsv(3, prefix))];
  const { plans } = await seat.get('statements.plan', { files, taskId: taskId() });
  return plans.filter((plan) => plan.file === `${prefix}.csv`).map(({ planId, hash }) => ({ planId, hash }));
}
const areasHeard = (seat: Seat) =>
  seat.events().flatMap((event) => (event.type === 'changed' ? event.areas : []));

describe('two people in two windows', () => {
  test('each is herself, with her own rights', async () => {
    expect(await statusOf(owner)).toMatchObject({ personId: owner.who.id, roles: ['owner'] });
    expect(await statusOf(clerk)).toMatchObject({ personId: clerk.who.id, roles: ['clerk'] });
    expect((await statusOf(clerk)).rights).not.toContain('people');
  });

  test('what one does the other’s window is told; how far a task is only who began it', async () => {
    const [before, own] = [owner.events().length, clerk.events().length];
    await clerk.get('statements.commit', { plans: await planOne(clerk, 'TOLD'), taskId: taskId() });
    expect(areasHeard(owner)).toContain('statements');
    expect(
      owner
        .events()
        .slice(before)
        .some((event) => event.type === 'progress'),
    ).toBe(false);
    expect(
      clerk
        .events()
        .slice(own)
        .some((event) => event.type === 'progress'),
    ).toBe(true);
    expect(
      await owner.get('statements.imports', { offset: 0, limit: 9, includeUndone: false }),
    ).toMatchObject({
      total: 1,
      rows: [{ committedBy: clerk.who.name }],
    });
  });

  test('two who write at the same moment are served one after the other, and nothing is lost', async () => {
    const [first, second] = [await planOne(owner, 'AT'), await planOne(clerk, 'ONCE')];
    const commit = (seat: Seat, plans: typeof first) =>
      seat.ask('statements.commit', { plans, taskId: taskId() });
    expect(await Promise.all([commit(owner, first), commit(clerk, second)])).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    const { rows } = await owner.get('statements.imports', { offset: 0, limit: 9, includeUndone: false });
    expect(rows.map((row) => row.committedBy).slice(0, 2)).toEqual([clerk.who.name, owner.who.name]);
  });

  test('one locking her window leaves the other where she is', async () => {
    await clerk.get('workspace.lock', {});
    expect(await statusOf(clerk)).toMatchObject({ state: 'closed', person: '', name: '', rights: [] });
    expect(await clerk.refusal('today.summary', {})).toBe('locked');
    expect(await isIn(owner)).toBe(true);
    await house.logIn(clerk);
  });

  test('the same person in two windows is two log-ins', async () => {
    const second = house.seat(clerk.who);
    await house.logIn(second);
    await clerk.get('workspace.lock', {});
    expect(await isIn(second)).toBe(true);
    await house.engine.endSession(second.session);
    await house.logIn(clerk);
  });

  test('somebody else at the same window is herself alone: nothing of who was there before', async () => {
    const window = house.seat(owner.who);
    await house.logIn(window);
    await window.prove();
    const { token } = await window.get('exports.csv', { kind: 'lines', taskId: taskId() });
    const left = await window.upload('left.csv', ordersCsv(1, 'LEFT'));
    const next = house.seat(clerk.who, window.session);
    await house.logIn(next);
    expect(await statusOf(next)).toMatchObject({ personId: clerk.who.id, roles: ['clerk'] });
    expect(await house.engine.takeFile(next.session, token)).toBeNull();
    expect(await next.get('statements.plan', { files: [left], taskId: taskId() })).toMatchObject({
      refused: [{ refusal: 'upload_missing' }],
    });
    await house.engine.endSession(window.session);
  });
});

describe('what waits its turn belongs to who asked', () => {
  test('a call that was asked before somebody else sat down is not made with her rights', async () => {
    const window = house.seat(clerk.who);
    await house.logIn(window);
    // Another window's work has the turn while the owner takes the clerk's seat and the clerk's calls wait behind her.
    const files = await Promise.all(
      Array.from({ length: 150 }, (_, at) => owner.upload(`slow-${at}.csv`, ordersCsv(200, `SLOW${at}`))),
    );
    let isPlanning = true;
    const planned = owner.get('statements.plan', { files, taskId: taskId() }).finally(() => {
      isPlanning = false;
    });
    const seated = house.logIn(house.seat(owner.who, window.session));
    await new Promise((resume) => setTimeout(resume, 200));
    expect(isPlanning).toBe(true);
    const asked = ['一', '二', '三', '四'].map((number) => {
      const name = `趁换人 ${number}`;
      return window.ask('access.addPerson', { name, login: name, roles: ['clerk'], reason: '没有权限' });
    });
    expect(isPlanning).toBe(true);
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ ok: false });
    await Promise.all([planned, seated]);
    await owner.get('statements.discard', {
      planIds: (await owner.get('statements.plans', {})).plans.map((plan) => plan.planId),
    });
    await house.engine.endSession(window.session);
  });

  test('a file that one person asked for is not laid out for who sat down meanwhile', async () => {
    const window = house.seat(owner.who);
    await house.logIn(window);
    await owner.get('backup.make', { taskId: taskId() });
    const [backup] = (await owner.get('backup.list', {})).backups;
    await window.prove();
    const asked = window.ask('backup.download', { id: backup?.id ?? '', reason: '放到保险柜' });
    await window.ask('workspace.lock', {}); // She has left before the file was read.
    expect(await asked).toMatchObject({ ok: false, error: { kind: 'locked' } });
    await house.engine.endSession(window.session);
  });

  test('a proof of oneself does not open the dangerous calls to who sat down meanwhile', async () => {
    const window = house.seat(owner.who);
    await house.logIn(window);
    const files = await Promise.all(
      Array.from({ length: 150 }, (_, at) => owner.upload(`late-${at}.csv`, ordersCsv(200, `LATE${at}`))),
    );
    const planned = owner.get('statements.plan', { files, taskId: taskId() });
    const next = house.seat(clerk.who, window.session);
    const seated = house.logIn(next);
    await new Promise((resume) => setTimeout(resume, 200));
    const proved = window.ask('session.prove', { secret: owner.who.password });
    await Promise.all([planned, seated]);
    expect(await proved).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expect(await next.refusal('access.beginSecondFactor', {})).toBe('prove_again');
    await owner.get('statements.discard', {
      planIds: (await owner.get('statements.plans', {})).plans.map((plan) => plan.planId),
    });
    await house.engine.endSession(window.session);
  });
});

describe('the last one out', () => {
  test('closes the ledger, and the folder is free; before, it is not', async () => {
    await clerk.get('workspace.lock', {});
    expect(await isFree()).toBe(false);
    await owner.get('workspace.lock', {});
    expect(await isFree()).toBe(true);
    await house.logIn(owner);
    await house.logIn(clerk);
  });

  test('and the next one in at the same moment: she is in, whoever was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      await clerk.ask('workspace.lock', {});
      const leaving = owner.get('workspace.lock', {});
      const entering = house.logIn(clerk);
      await Promise.all([leaving, entering]);
      expect([await isIn(owner), await isIn(clerk)]).toEqual([false, true]);
      expect(await clerk.get('today.summary', {})).toMatchObject({ imports: 3 });
      await house.logIn(owner);
    }
  });

  test('leaving while another is at the door with her password does not shut it in her face', async () => {
    for (let round = 0; round < 5; round += 1) {
      await clerk.ask('workspace.lock', {});
      const entering = house.logIn(clerk);
      await new Promise((resume) => setTimeout(resume, round));
      await Promise.all([owner.get('workspace.lock', {}), entering]);
      expect(await clerk.get('today.summary', {})).toMatchObject({ imports: 3 });
      await house.logIn(owner);
    }
  });

  test('who is not let in holds nothing open', async () => {
    await owner.get('workspace.lock', {});
    await clerk.get('workspace.lock', {});
    const id = await house.workspaceId();
    expect(await owner.refusal('workspace.open', { id, secret: 'not the password at all' })).toBe(
      'wrong_secret',
    );
    expect(await isFree()).toBe(true);
    await house.logIn(owner);
    await house.logIn(clerk);
  });
});

describe('nobody at the window', () => {
  test('the log-in ends after the minutes the house allows, at that window only', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    await clerk.get('session.alive', {});
    vi.setSystemTime(Date.now() + 14 * 60_000);
    expect(await clerk.ask('today.summary', {})).toMatchObject({ ok: true });
    await owner.get('session.alive', {});
    vi.setSystemTime(Date.now() + 60_000);
    // A list that fetches itself again is nobody.
    expect(await clerk.refusal('today.summary', {})).toBe('locked');
    expect(clerk.events().at(-1)).toEqual({ type: 'changed', areas: ['workspace'] });
    expect(await isIn(owner)).toBe(true);
    await house.logIn(clerk);
  });
});
