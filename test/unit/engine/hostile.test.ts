/** The page as an enemy: whatever it sends, the engine answers in shape, gives nothing away, breaks nothing, and the record holds. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CALL_NAMES, type CallName, calls } from '../../../shared/contract/calls.ts';
import { wireErrorSchema } from '../../../shared/contract/errors.ts';
import { rightsOf } from '../../../src-main/areas/access/rules/rights.ts';
import { spoiled, wellFormed } from '../../support/hostile-values.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let owner: Seat;
let manager: Seat;
let clerk: Seat;
let neighbour: House;

beforeAll(async () => {
  house = await House.make();
  owner = house.owner;
  await house.person('reviewer');
  manager = await house.person('manager');
  clerk = await house.person('clerk');
  neighbour = await House.make();
  await owner.prove();
});
afterAll(async () => {
  await house.close();
  await neighbour.close();
});

const call = (seat: Seat, name: string, input: unknown) => house.engine.call(seat.session, name, input);
/** 'ok' or the kind of the error; anything that is not in the contract's shape fails. */
function kindOf(name: string, answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true && 'value' in answer) return 'ok';
    if (answer.ok === false && 'error' in answer) return wireErrorSchema.parse(answer.error).kind;
  }
  throw new Error(`${name} answered out of shape: ${JSON.stringify(answer)}`);
}
const logText = (of: House): string => {
  const file = join(of.home, 'countinghouse.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** Well formed they would do what ends the session, take long, or make files: asked only with what is not well formed. */
const ENDING: ReadonlySet<CallName> = new Set<CallName>([
  'workspace.create',
  'workspace.openDemo',
  'workspace.lock',
  'access.rotateKey',
  'access.renewRecoveryCode',
  'backup.make',
]);

/** What tries a secret comes last: after some failures it is answered by the wait. */
const TRYING: ReadonlySet<CallName> = new Set<CallName>([
  'workspace.open',
  'workspace.rememberDevice',
  'access.changePassword',
  'session.prove',
]);
const inOrder = CALL_NAMES.toSorted((a, b) => Number(TRYING.has(a)) - Number(TRYING.has(b)));

describe('inputs that nobody would type', () => {
  test.each(inOrder)('%s: answered in shape, and never with a bug of ours', async (name) => {
    for (const { what, input } of spoiled(name)) {
      if (ENDING.has(name) && calls[name].input.safeParse(input).success) continue;
      const kind = kindOf(name, await call(owner, name, input));
      expect(`${what} → ${kind}`).not.toBe(`${what} → internal`);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(logText(house)).toBe('');
  });

  test('the owner is still where she was, and every area still answers', async () => {
    expect(await owner.get('workspace.status', {})).toMatchObject({ state: 'open', personId: owner.who.id });
    const every = { offset: 0, limit: 10 };
    for (const asked of [
      owner.ask('access.people', {}),
      owner.ask('approvals.list', { ...every, show: 'all' }),
      owner.ask('statements.imports', { ...every, includeUndone: true }),
      owner.ask('today.summary', {}),
    ])
      expect(await asked).toMatchObject({ ok: true });
    expect((await owner.get('access.people', {})).people.map((person) => person.name)).not.toContain(
      'plain\u0000plain',
    );
  });
});

describe('names of calls that are none', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    ' ',
    'workspace.status ',
    'workspace',
    'WORKSPACE.STATUS',
    'workspace.status\u0000',
    '../workspace.status',
  ])('%j is unknown', async (name) => {
    expect(kindOf(name, await call(owner, name, {}))).toBe('unknown_call');
  });

  test('a megabyte of a name as well', async () => {
    expect(kindOf('', await call(owner, 'x'.repeat(1024 * 1024), {}))).toBe('unknown_call');
  });

  test('and what is not even a text', async () => {
    for (const name of [null, undefined, 0, {}, [], Number.NaN])
      expect(kindOf('', await call(owner, name as never, {}))).toBe('unknown_call'); // Whatever a process may send.
  });
});

describe('with every right missing', () => {
  const guarded = CALL_NAMES.filter((name) => calls[name].right !== 'none');

  test('a well-formed call is refused to nobody and to who has no right to it, and does nothing', async () => {
    const stranger = house.seat();
    const before = await house.look(({ ledger }) =>
      ledger.countRows(['person', 'request', 'statement_import', 'approval_policy']),
    );
    for (const name of guarded) {
      expect(`${name} ${kindOf(name, await call(stranger, name, wellFormed(name)))}`).toBe(`${name} locked`);
      if (rightsOf(['manager']).has(calls[name].right)) continue;
      expect(`${name} ${kindOf(name, await call(manager, name, wellFormed(name)))}`).toBe(`${name} no_right`);
    }
    const after = await house.look(({ ledger }) =>
      ledger.countRows(['person', 'request', 'statement_import', 'approval_policy']),
    );
    expect(after).toEqual(before);
  });

  test('refusals are in the record, with who and which call, and cannot fill it', async () => {
    const refused = (await house.events()).filter(
      (event) => event.action === 'session.refused' && event.actor === manager.who.id,
    );
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused.length).toBeLessThanOrEqual(60);
    for (const { subject } of refused) expect(guarded).toContain(subject['call']);
  });
});

describe('what belongs to another window', () => {
  test('files handed in, files laid out and tasks are its own', async () => {
    const upload = await owner.upload('mine.csv', ordersCsv(2, 'MINE'));
    const other = house.seat(clerk.who);
    await house.logIn(other);
    expect(await other.get('statements.plan', { files: [upload], taskId: taskId() })).toMatchObject({
      plans: [],
      refused: [{ refusal: 'upload_missing' }],
    });
    const { token } = await owner.get('exports.csv', { kind: 'lines', taskId: taskId() });
    expect(await house.engine.takeFile(other.session, token)).toBeNull();
    expect(await house.engine.takeFile(other.session, '__proto__')).toBeNull();
    const task = taskId();
    const planned = owner.ask('statements.plan', { files: [upload], taskId: task });
    await other.get('task.cancel', { taskId: task });
    expect(await planned).toMatchObject({ ok: true });
    await house.engine.endSession(other.session);
  });

  test('plans and everything else of another workspace are not found by their numbers', async () => {
    const stranger = neighbour.owner;
    const files = [await owner.upload('ours.csv', ordersCsv(2, 'OURS'))];
    const { plans } = await owner.get('statements.plan', { files, taskId: taskId() });
    const { planId = '', hash = '' } = plans.find((each) => each.file === 'ours.csv') ?? {};
    expect(await stranger.refusal('statements.commit', { plans: [{ planId, hash }], taskId: taskId() })).toBe(
      'not_found',
    );
    expect(await stranger.refusal('statements.planRows', { planId, end: 'all', offset: 0, limit: 9 })).toBe(
      'not_found',
    );
    expect(await stranger.refusal('access.issuePassword', { personId: manager.who.id, reason: '试' })).toBe(
      'prove_again',
    );
    await stranger.prove();
    expect(await stranger.refusal('access.issuePassword', { personId: manager.who.id, reason: '试' })).toBe(
      'not_found',
    );
    await owner.get('statements.discard', { planIds: [planId] });
  });

  test('a path where a token belongs opens nothing', async () => {
    for (const id of ['../城南店', house.folder, 'workspaces/城南店', '..', 'demo'])
      expect(['bad_input', 'not_found']).toContain(
        await house.seat().refusal('workspace.open', { id, secret: owner.who.password }),
      );
    expect(
      await owner.get('statements.plan', { files: ['etc-passwd-etc-passwd'], taskId: taskId() }),
    ).toMatchObject({
      refused: [{ refusal: 'upload_missing' }],
    });
  });
});

describe('a flood', () => {
  const flood = (count: number, ask: (at: number) => Promise<{ ok: boolean; error?: { kind: string } }>) =>
    Promise.all(
      Array.from({ length: count }, (_, at) => ask(at).then((answer) => answer.error?.kind ?? 'ok')),
    );

  test('of wrong passwords is stopped after four, also when they come all at once', async () => {
    const id = await house.workspaceId();
    const kinds = await flood(40, (at) =>
      house.seat().ask('workspace.open', { id, login: '', secret: `guess number ${at} of many` }),
    );
    expect(kinds.filter((kind) => kind === 'wrong_secret')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'locked_out')).toHaveLength(36);
  });

  test('leaves the owner a way in: the code on paper; and who is in stays in', async () => {
    const id = await house.workspaceId();
    expect(await house.seat().refusal('workspace.open', { id, secret: owner.who.password })).toBe(
      'locked_out',
    );
    expect(await house.seat().ask('workspace.open', { id, secret: house.recoveryCode })).toMatchObject({
      ok: true,
    });
    expect(await owner.ask('today.summary', {})).toMatchObject({ ok: true });
  });

  test('of wrong proofs is stopped as well, and opens nothing dangerous', async () => {
    const kinds = await flood(20, (at) =>
      manager.ask('session.prove', { secret: `guess number ${at} of many` }),
    );
    expect(kinds.filter((kind) => kind === 'wrong_secret').length).toBeLessThanOrEqual(4);
    expect(kinds).not.toContain('ok');
    expect(await manager.refusal('access.beginSecondFactor', {})).toBe('prove_again');
    expect(await manager.refusal('session.prove', { secret: manager.who.password })).toBe('locked_out');
  });

  test('of names that nobody has keeps no list of them that grows', async () => {
    const id = await house.workspaceId();
    await flood(60, (at) =>
      house.seat().ask('workspace.open', { id, login: `nobody ${at}`, secret: 'guess number one of many' }),
    );
    expect(statSync(join(house.folder, 'log-ins.json')).size).toBeLessThan(400_000);
    expect(readFileSync(join(house.folder, 'log-ins.json'), 'utf8')).not.toContain('nobody');
  });
});

describe('after all of it', () => {
  test('nothing of it was a bug of ours, and the record holds', async () => {
    expect(logText(house)).toBe('');
    expect(logText(neighbour)).toBe('');
    expect(await house.verify()).toMatchObject({ holds: true, faults: [] });
  });
});
