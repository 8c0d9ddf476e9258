/** People as a house lives with them: who comes, what she may do, how she leaves, and what is left of her name. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../../shared/contract/access.ts';
import { openDriver } from '../../../src-main/ledger/driver.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let owner: Seat;
let clerk: Seat;
let reviewer: Seat;

beforeAll(async () => {
  house = await House.make();
  owner = house.owner;
  clerk = await house.person('clerk');
  reviewer = await house.person('reviewer');
});
afterAll(() => house.close());

const reason = '按制度办理';
const stateOf = async (id: string) =>
  (await owner.get('access.people', {})).people.find((person) => person.id === id);
const door = async (login: string, secret: string, window = house.seat()) =>
  window.ask('workspace.open', { id: await house.workspaceId(), login, secret });
const refusedAs = (kind: string) => ({ ok: false, error: { kind } });

/** Has a change of people made, with the reviewer agreeing where that is needed. */
async function change(
  name: 'access.disablePerson' | 'access.enablePerson' | 'access.eraseName',
  personId: string,
): Promise<void> {
  await owner.prove();
  const { requestId } = await owner.get(name, { personId, reason });
  if (requestId !== null) await house.agree(requestId);
}

describe('somebody new', () => {
  test('the owner adds a clerk, a second person agrees, and the clerk is there without a password', async () => {
    const asked = await owner.get('access.addPerson', {
      name: '许新来',
      login: 'xu',
      roles: ['clerk'],
      reason,
    });
    expect(asked).toEqual({ requestId: expect.any(Number), personId: '' });
    expect((await owner.get('access.names', {})).people.map((each) => each.name)).not.toContain('许新来');
    await house.agree(asked.requestId ?? 0);
    const { people } = await owner.get('access.people', {});
    expect(people.find((each) => each.login === 'xu')).toMatchObject({
      id: expect.stringMatching(/^P-[0-9A-Za-z]{10}$/),
      name: '许新来',
      roles: ['clerk'],
      state: 'new',
      hasPassword: false,
      lastLogInAt: '',
    });
  });

  test.each<[Role, Role, string]>([
    ['clerk', 'auditor', 'accounting_law_35'],
    ['reviewer', 'auditor', 'internal_control_29'],
    ['administrator', 'auditor', 'three_administrators'],
    ['administrator', 'clerk', 'internal_control_29'],
    ['administrator', 'reviewer', 'internal_control_29'],
  ])('nobody is %s and %s at once, and the answer names the rule: %s', async (first, second, rule) => {
    const conflict = { kind: 'role_conflict', facts: { rule } };
    const roles = [second, first];
    expect(
      await owner.error('access.addPerson', { name: '两头', login: '两头', roles, reason }),
    ).toMatchObject(conflict);
    await owner.prove();
    const personId = clerk.who.id;
    expect(await owner.error('access.setRoles', { personId, roles, reason })).toMatchObject(conflict);
  });

  test.each(['孙经办', '  孙经办 ', 'XU', 'ｘｕ', 'xu'])(
    'a log-in name that somebody has is taken, however it is written: “%s”',
    async (login) => {
      expect(await owner.refusal('access.addPerson', { name: '同名', login, roles: ['clerk'], reason })).toBe(
        'name_taken',
      );
    },
  );

  test('two log-in names that one key slot would answer to are one name', async () => {
    await house.add('施特劳斯', ['manager'], 'Strauß  Li');
    for (const login of ['STRAUSS LI', 'strauß li', 'Strauss\u3000Li'])
      expect(await owner.refusal('access.addPerson', { name: '同名', login, roles: ['clerk'], reason })).toBe(
        'name_taken',
      );
  });

  test.each([
    '钱东家\u202e',
    '\u200b',
    '钱\u200d东家',
    '钱\u0000东家',
    '钱\n东家',
    '\ud800',
    '',
    '   ',
    '长'.repeat(81),
  ])('a name that cannot be seen for what it is, is no name: %j', async (name) => {
    const asked = { roles: ['clerk' as const], reason };
    expect(await owner.refusal('access.addPerson', { ...asked, name, login: 'plain' })).toBe('bad_input');
    expect(await owner.refusal('access.addPerson', { ...asked, name: '清楚', login: name })).toBe(
      'bad_input',
    );
  });

  test('who was asked for and refused leaves no name behind, and her log-in name is free again', async () => {
    const wanted = { name: '没来成的人', login: 'nocome', roles: ['clerk' as const], reason };
    const { requestId } = await owner.get('access.addPerson', wanted);
    const shown = await reviewer.get('approvals.get', { id: requestId ?? 0 });
    expect(shown.facts).toContainEqual({ name: 'person', value: '没来成的人' });
    await reviewer.get('approvals.reject', { id: requestId ?? 0, reason: '编制已满' });
    const again = await owner.get('access.addPerson', wanted);
    await owner.get('approvals.withdraw', { id: again.requestId ?? 0, reason: '不招了' });
    expect(
      JSON.stringify(await owner.get('approvals.list', { show: 'all', offset: 0, limit: 100 })),
    ).not.toContain('没来成的人');
    const names = await house.look(({ ledger }) =>
      ledger.all(ledger.query.selectFrom('person_name').select('name')),
    );
    expect(names.map((row) => row.name)).not.toContain('没来成的人');
  });
});

describe('a password for one log-in', () => {
  const next = '檐下挂着 4 串玉米和一把旧伞';

  test('lets her in to set her own and to do nothing else; then it opens nothing any more', async () => {
    const seat = await house.newcomer('褚新人', ['clerk']);
    expect(seat.who.password).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
    expect(await seat.get('workspace.status', {})).toMatchObject({ state: 'open', owes: 'password' });
    expect(await seat.refusal('statements.plans', {})).toBe('must_change_password');
    // She may come back with it as long as she has not set her own.
    await seat.get('workspace.lock', {});
    await house.logIn(seat);
    await seat.get('access.changePassword', { current: seat.who.password, next });
    expect(await seat.get('workspace.status', {})).toMatchObject({ owes: 'nothing' });
    expect(await seat.ask('statements.plans', {})).toMatchObject({ ok: true });
    expect(await door('褚新人', seat.who.password)).toMatchObject(refusedAs('wrong_secret'));
    expect(await door('褚新人', next)).toMatchObject({ ok: true });
  });

  test('a second one takes the place of the first', async () => {
    const id = await house.add('蒋忘了', ['clerk']);
    const first = await house.issue(id);
    const second = await house.issue(id);
    expect(await door('蒋忘了', first)).toMatchObject(refusedAs('wrong_secret'));
    expect(await door('蒋忘了', second)).toMatchObject({ ok: true });
  });

  test('is good for seven days and not for an hour longer', async () => {
    const id = await house.add('沈来晚', ['clerk']);
    const password = await house.issue(id);
    const issued = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: issued + 7 * 86_400_000 - 1000 });
    expect(await door('沈来晚', password)).toMatchObject({ ok: true });
    vi.setSystemTime(issued + 7 * 86_400_000 + 1000);
    expect(await door('沈来晚', password)).toMatchObject(refusedAs('wrong_secret'));
    vi.useRealTimers();
    await house.comeBack(); // The minutes of idleness went by as well.
  });

  test('for somebody who has her own password already needs a second person, and is made only then', async () => {
    await owner.prove();
    const asked = await owner.get('access.issuePassword', { personId: clerk.who.id, reason });
    expect(asked).toEqual({ requestId: expect.any(Number), password: '', validUntil: '' });
    expect(await owner.get('access.issuePassword', { personId: clerk.who.id, reason })).toEqual(asked); // Asked twice is asked once.
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject({ ok: true });
    await house.agree(asked.requestId ?? 0);
    await owner.prove();
    const issued = await owner.get('access.issuePassword', { personId: clerk.who.id, reason });
    expect(issued).toMatchObject({ requestId: null, password: expect.stringMatching(/^[a-z2-9-]{29}$/) });
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(refusedAs('wrong_secret'));
    // What she was in with opens nothing any more, so she is out of her open window too.
    expect(await clerk.refusal('statements.plans', {})).toBe('locked');
    expect(await clerk.get('workspace.status', {})).toMatchObject({ state: 'closed', person: '' });
    // The way was open once.
    const third = await owner.get('access.issuePassword', { personId: clerk.who.id, reason });
    expect(third).toMatchObject({ requestId: expect.any(Number), password: '' });
    await owner.get('approvals.withdraw', { id: third.requestId ?? 0, reason });

    const window = house.seat({ ...clerk.who, password: issued.password }, clerk.session);
    await house.logIn(window);
    await window.get('access.changePassword', { current: issued.password, next: clerk.who.password });
  });

  test('nobody issues one to herself', async () => {
    await owner.prove();
    expect(await owner.refusal('access.issuePassword', { personId: owner.who.id, reason })).toBe(
      'same_person',
    );
  });
});

describe('one’s own password', () => {
  const password = '河对岸的旧磨坊里亮着 3 盏灯';

  test.each([
    ['too short', '三个字 12', 'password_too_short', {}],
    ['guessed early', '123456789012345', 'password_weak', { why: 'common' }],
    ['made of her own name', '孙经办孙经办孙经办孙经办孙经办', 'password_weak', { why: 'context' }],
    ['made of the workspace’s name', '城南店城南店城南店城南店城南店', 'password_weak', { why: 'context' }],
  ])('that is %s is refused and says why', async (_, next, kind, facts) => {
    const current = clerk.who.password;
    expect(await clerk.error('access.changePassword', { current, next })).toMatchObject({ kind, facts });
  });

  test('is not the same as before, and not changed without the present one', async () => {
    const current = clerk.who.password;
    expect(await clerk.error('access.changePassword', { current, next: current })).toMatchObject({
      kind: 'password_weak',
      facts: { why: 'same_as_before' },
    });
    expect(await clerk.refusal('access.changePassword', { current: password, next: `${password}！` })).toBe(
      'wrong_secret',
    );
    expect(
      await clerk.refusal('access.changePassword', { current: owner.who.password, next: password }),
    ).toBe('wrong_secret');
  });

  test('is changed at one window and asked for at the next door; the other windows stay', async () => {
    const second = house.seat(clerk.who);
    await house.logIn(second);
    await clerk.get('access.changePassword', { current: clerk.who.password, next: password });
    expect(await second.ask('statements.plans', {})).toMatchObject({ ok: true });
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(refusedAs('wrong_secret'));
    expect(await door(clerk.who.login, password)).toMatchObject({ ok: true });
    await clerk.get('access.changePassword', { current: password, next: clerk.who.password });
    await house.engine.endSession(second.session);
  });
});

describe('somebody who leaves', () => {
  let leaver: Seat;
  beforeAll(async () => {
    leaver = await house.person('clerk', { name: '韩离职' });
    house.forget(leaver);
    const files = [await leaver.upload('last.csv', ordersCsv(2, 'LAST'))];
    const { plans } = await leaver.get('statements.plan', { files, taskId: taskId() });
    await leaver.get('statements.commit', {
      plans: plans.map(({ planId, hash }) => ({ planId, hash })),
      taskId: taskId(),
    });
  });
  const importsBy = async () => {
    const { rows } = await owner.get('statements.imports', { offset: 0, limit: 50, includeUndone: true });
    return rows.filter((row) => row.file === 'last.csv').map((row) => row.committedBy);
  };

  test('is disabled: out of her open window at once, and at the door it is as if her password were wrong', async () => {
    const { token } = await leaver.get('exports.csv', { kind: 'lines', taskId: taskId() });
    await change('access.disablePerson', leaver.who.id);
    expect(await house.engine.takeFile(leaver.session, token)).toBeNull();
    expect(leaver.events().at(-1)).toEqual({ type: 'changed', areas: ['workspace'] });
    expect(await leaver.refusal('statements.plans', {})).toBe('locked');
    expect(await leaver.get('workspace.status', {})).toMatchObject({
      state: 'closed',
      person: '',
      rights: [],
    });
    const answers = [
      await door(leaver.who.login, leaver.who.password),
      await door(leaver.who.login, 'no such password'),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject(refusedAs('wrong_secret'));
  });

  test('the record knows that the right password of a disabled person was tried', async () => {
    const entries = await house.look(({ ledger }) =>
      ledger.all(
        ledger.query.selectFrom('audit_event').select('entry').where('action', '=', 'session.log_in_failed'),
      ),
    );
    expect(entries.some(({ entry }) => entry.includes(leaver.who.id) && entry.includes('"disabled",1'))).toBe(
      true,
    );
  });

  test('is never deleted: there is no call for it, and what she did stays hers', async () => {
    expect(await stateOf(leaver.who.id)).toMatchObject({ state: 'disabled', name: '韩离职' });
    expect(await importsBy()).toEqual(['韩离职']);
  });

  test('comes back as she was when she is enabled again', async () => {
    await change('access.enablePerson', leaver.who.id);
    expect(await door(leaver.who.login, leaver.who.password)).toMatchObject({ ok: true });
    await change('access.disablePerson', leaver.who.id);
  });

  test('has her name erased when the law asks: it is nowhere any more, and her facts name her id', async () => {
    await owner.prove();
    expect(await owner.refusal('access.eraseName', { personId: clerk.who.id, reason })).toBe('bad_input'); // She still comes in by it.
    await change('access.eraseName', leaver.who.id);
    expect(await stateOf(leaver.who.id)).toMatchObject({ name: '', login: '', state: 'disabled' });
    expect(await importsBy()).toEqual([leaver.who.id]);
    const answers = await Promise.all([
      owner.get('access.people', {}),
      owner.get('access.names', {}),
      owner.get('access.slots', {}),
      owner.get('approvals.list', { show: 'all', offset: 0, limit: 500 }),
      owner.get('statements.imports', { offset: 0, limit: 500, includeUndone: true }),
    ]);
    expect(JSON.stringify(answers)).not.toContain('韩离职');
    const { slots, rows } = await house.look(({ ledger, document }) => ({
      slots: document.slots.map((slot) => slot.person),
      rows: ['person_name', 'person', 'person_state', 'request', 'request_decision', 'audit_event']
        .map((table) => [...ledger.readRows(table, 0, 1e9).rows])
        .toString(),
    }));
    expect(slots).not.toContain(leaver.who.id); // Its tag was made of the name.
    expect(rows).not.toContain('韩离职');
    expect(rows).toContain(leaver.who.id);
  });

  test('the database overwrites what is deleted, so that free pages hold no name', async () => {
    const driver = await openDriver(join(house.home, 'any.db'), randomBytes(32));
    expect(driver.prepare('PRAGMA secure_delete').pluck().get()).toBe(1);
    driver.close();
  });

  test('the last one who keeps people stays', async () => {
    await owner.prove();
    const personId = owner.who.id;
    expect(await owner.refusal('access.disablePerson', { personId, reason })).toBe('last_keeper');
    expect(await owner.refusal('access.setRoles', { personId, roles: ['clerk'], reason })).toBe(
      'last_keeper',
    );
  });
});

describe('the recovery code', () => {
  const lost = '灶台上的 9 只蓝边碗都洗干净了';

  test('opens as the owner, and lets her prove herself and set a new password', async () => {
    const window = house.seat({ ...owner.who, password: house.recoveryCode });
    await house.logIn(window);
    expect(await window.get('workspace.status', {})).toMatchObject({
      personId: owner.who.id,
      owes: 'nothing',
    });
    await window.prove();
    await window.get('access.changePassword', { current: house.recoveryCode, next: lost });
    expect(await door(owner.who.login, owner.who.password)).toMatchObject(refusedAs('wrong_secret'));
    expect(await owner.refusal('statements.plans', {})).toBe('locked'); // The old password opens nothing any more.
    expect(await door(owner.who.login, lost)).toMatchObject({ ok: true });
    expect(await door('', house.recoveryCode.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
    await window.get('access.changePassword', { current: lost, next: owner.who.password });
    await house.engine.endSession(window.session);
    await house.logIn(owner);
  });

  test('proves nobody but the owner', async () => {
    expect(await reviewer.refusal('session.prove', { secret: house.recoveryCode })).toBe('wrong_secret');
    expect(await reviewer.refusal('access.changePassword', { current: house.recoveryCode, next: lost })).toBe(
      'wrong_secret',
    );
  });

  test('is renewed by the owner alone: an administrator could come in as her with it', async () => {
    const administrator = await house.person('administrator');
    await administrator.prove();
    expect(await administrator.refusal('access.renewRecoveryCode', { reason })).toBe('no_right');
    await owner.prove();
    const { recoveryCode } = await owner.get('access.renewRecoveryCode', { reason });
    expect(await door('', house.recoveryCode)).toMatchObject(refusedAs('wrong_secret'));
    expect(await door('', recoveryCode)).toMatchObject({ ok: true });
    house.recoveryCode = recoveryCode;
  });
});

describe('key slots', () => {
  const deviceKey = `device-key:${randomBytes(32).toString('base64url')}`;

  test('a device’s key opens as its person; removed, it opens nothing', async () => {
    await clerk.get('workspace.rememberDevice', { password: clerk.who.password, deviceKey });
    const window = house.seat();
    expect(await door('', deviceKey, window)).toMatchObject({ ok: true });
    expect(await window.get('workspace.status', {})).toMatchObject({ personId: clerk.who.id });
    const { slots } = await owner.get('access.slots', {});
    const slot = slots.find((each) => each.kind === 'device');
    expect(slot).toMatchObject({ personId: clerk.who.id, mayRemove: true });
    await owner.prove();
    await owner.get('access.removeSlot', { slotId: slot?.id ?? '', reason: '设备丢了' });
    expect(await door('', deviceKey)).toMatchObject(refusedAs('wrong_secret'));
    expect(await owner.refusal('access.removeSlot', { slotId: slot?.id ?? '', reason })).toBe('not_found');
  });

  test('is not remembered without her password', async () => {
    const asked = { password: owner.who.password, deviceKey };
    expect(await clerk.refusal('workspace.rememberDevice', asked)).toBe('wrong_secret');
    expect(await door('', deviceKey)).toMatchObject(refusedAs('wrong_secret'));
  });

  test('passwords of who is still here and the recovery code are not for removing', async () => {
    await owner.prove();
    const { slots } = await owner.get('access.slots', {});
    for (const slot of slots.filter((each) => !each.mayRemove)) {
      expect(await owner.refusal('access.removeSlot', { slotId: slot.id, reason })).toBe('last_keeper');
    }
    expect(slots.filter((each) => each.mayRemove && each.kind !== 'device')).toEqual([]);
  });
});
