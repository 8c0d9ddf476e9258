/** At the door and behind it: the second factor, the waits after failures, the house's rules of log-in, and the end of a log-in that nobody uses. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { House, type Seat } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const reason = '按制度办理';

let house: House;
let owner: Seat;
let clerk: Seat;
let now = Date.parse('2026-11-02T09:00:00.000Z');
/** Time goes by, and everybody is at work all the while. */
function pass(ms: number): void {
  now += ms;
  vi.setSystemTime(now);
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  house = await House.make();
  owner = house.owner;
  clerk = await house.person('clerk');
  await house.person('reviewer');
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }));
afterEach(() => void vi.useRealTimers());
afterAll(() => house.close());

const door = async (login: string, secret: string, code?: string, window = house.seat()) =>
  window.ask('workspace.open', {
    id: await house.workspaceId(),
    login,
    secret,
    ...(code !== undefined && { code }),
  });
const refusedAs = (kind: string) => ({ ok: false, error: { kind } });
const done = { ok: true };

describe('a second factor', () => {
  let secret = '';
  let recoveryCodes: readonly string[] = [];
  /** What the telephone shows at this moment. */
  const code = (at = now) =>
    new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at });

  test('is begun only by who has just proved herself, and is in force only once a code was right', async () => {
    pass(6 * MINUTE);
    expect(await clerk.refusal('access.beginSecondFactor', {})).toBe('prove_again');
    await clerk.prove();
    const begun = await clerk.get('access.beginSecondFactor', {});
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    secret = begun.secret;
    expect(await clerk.refusal('access.confirmSecondFactor', { code: '000000' })).toBe('wrong_secret');
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(done);
    expect(await owner.refusal('access.confirmSecondFactor', { code: code() })).toBe('not_found'); // Another window's.
    const confirmed = await clerk.get('access.confirmSecondFactor', { code: code() });
    recoveryCodes = confirmed.recoveryCodes;
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await clerk.get('workspace.status', {})).toMatchObject({ hasSecondFactor: true });
  });

  test('is asked for at the door after the password, not instead of it', async () => {
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(refusedAs('second_factor_needed'));
    pass(30_000);
    expect(await door(clerk.who.login, 'not the password at all', code())).toMatchObject(
      refusedAs('wrong_secret'),
    );
    expect(await door(clerk.who.login, clerk.who.password, code())).toMatchObject(done);
  });

  test('a code that was used is used up, also at another window and for a proof of herself', async () => {
    expect(await door(clerk.who.login, clerk.who.password, code())).toMatchObject(refusedAs('wrong_secret'));
    expect(await clerk.refusal('session.prove', { secret: clerk.who.password, code: code() })).toBe(
      'wrong_secret',
    );
    pass(30_000);
    expect(await clerk.refusal('session.prove', { secret: clerk.who.password })).toBe('second_factor_needed');
    await clerk.prove(code());
    expect(await door(clerk.who.login, clerk.who.password, code())).toMatchObject(refusedAs('wrong_secret'));
    pass(30_000);
  });

  test('one code at two windows in the same moment opens one of them', async () => {
    pass(30_000);
    const second = house.seat(clerk.who);
    expect(await door(clerk.who.login, clerk.who.password, code(), second)).toMatchObject(done);
    pass(30_000);
    const prove = (seat: Seat) => seat.ask('session.prove', { secret: clerk.who.password, code: code() });
    const answers = await Promise.all([prove(clerk), prove(second)]);
    expect(answers.map((answer) => answer.ok).toSorted()).toEqual([false, true]);
    await house.engine.endSession(second.session);
  });

  test('a code of five minutes ago is no code, and one of half a minute ago still is', async () => {
    pass(10 * MINUTE);
    expect(await door(clerk.who.login, clerk.who.password, code(now - 5 * MINUTE))).toMatchObject(
      refusedAs('wrong_secret'),
    );
    expect(await door(clerk.who.login, clerk.who.password, code(now - 30_000))).toMatchObject(done);
  });

  test('a recovery code on paper stands for it, each one once', async () => {
    const [first = '', second = ''] = recoveryCodes;
    expect(await door(clerk.who.login, clerk.who.password, first)).toMatchObject(done);
    expect(await door(clerk.who.login, clerk.who.password, first)).toMatchObject(refusedAs('wrong_secret'));
    expect(
      await door(clerk.who.login, clerk.who.password, second.toLowerCase().replaceAll('-', '')),
    ).toMatchObject(done);
  });

  test('wrong codes are waited for like wrong passwords, and say nothing of which was wrong', async () => {
    const codes = Array.from({ length: 5 }, (_, at) => String(at).repeat(6));
    const kinds: string[] = [];
    for (const wrong of codes) {
      const answer = await door(clerk.who.login, clerk.who.password, wrong);
      kinds.push(answer.ok ? 'open' : answer.error.kind);
    }
    expect(kinds).toEqual(['wrong_secret', 'wrong_secret', 'wrong_secret', 'wrong_secret', 'locked_out']);
    expect(await door(clerk.who.login, clerk.who.password, code())).toMatchObject(refusedAs('locked_out'));
    pass(MINUTE);
    expect(await door(clerk.who.login, clerk.who.password, code())).toMatchObject(done);
  });

  test('is cleared by two others when the telephone and the paper are lost, and not by one', async () => {
    await house.logIn(owner);
    await owner.prove();
    const { requestId } = await owner.get('access.clearSecondFactor', { personId: clerk.who.id, reason });
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(refusedAs('second_factor_needed'));
    await house.agree(requestId ?? 0);
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(done);
  });

  test('set anew it has a new secret; taken away by herself it is asked for no more', async () => {
    await clerk.prove();
    const begun = await clerk.get('access.beginSecondFactor', {});
    expect(begun.secret).not.toBe(secret);
    const old = code();
    secret = begun.secret;
    await clerk.get('access.confirmSecondFactor', { code: code() });
    pass(30_000);
    expect(await door(clerk.who.login, clerk.who.password, old)).toMatchObject(refusedAs('wrong_secret'));
    pass(6 * MINUTE);
    await clerk.prove(code());
    await clerk.get('access.removeSecondFactor', {});
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(done);
    expect(await clerk.refusal('access.removeSecondFactor', {})).toBe('not_found');
  });
});

describe('failures at the door', () => {
  const wrong = (login: string) => door(login, 'not the password at all');

  test('cost longer and longer waits, half an hour at most; nobody is out for good', async () => {
    for (let failure = 1; failure <= 3; failure += 1)
      expect(await wrong(clerk.who.login)).toMatchObject(refusedAs('wrong_secret'));
    expect(await wrong(clerk.who.login)).toMatchObject(refusedAs('wrong_secret'));
    const waits: number[] = [];
    for (let failure = 5; failure <= 14; failure += 1) {
      const out = await wrong(clerk.who.login);
      const seconds = out.ok || out.error.kind !== 'locked_out' ? 0 : Number(out.error.facts['seconds']);
      waits.push(seconds);
      // While she waits the right password does not help either.
      expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(refusedAs('locked_out'));
      pass(seconds * 1000);
      expect(await wrong(clerk.who.login)).toMatchObject(refusedAs('wrong_secret'));
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 1800, 1800, 1800, 1800]);
    pass(30 * MINUTE);
    await house.comeBack();
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(done);
  });

  test('of one name keep nobody else out, and a name that nobody has waits as well', async () => {
    for (let failure = 0; failure < 4; failure += 1) await wrong('没有这个人');
    expect(await wrong('没有这个人')).toMatchObject(refusedAs('locked_out'));
    expect(await door(clerk.who.login, clerk.who.password)).toMatchObject(done);
  });

  test('of her password do not keep the owner’s recovery code out', async () => {
    for (let failure = 0; failure < 4; failure += 1) await wrong(owner.who.login);
    expect(await wrong('')).toMatchObject(refusedAs('locked_out')); // The owner is meant by no name as well as by hers.
    expect(await door('', house.recoveryCode)).toMatchObject(done);
    pass(10 * MINUTE);
    expect(await door(owner.who.login, owner.who.password)).toMatchObject(done);
  });

  test('go into the record while others work, and wrong proofs of oneself are told apart', async () => {
    expect(await clerk.refusal('session.prove', { secret: 'not the password at all' })).toBe('wrong_secret');
    await wrong(clerk.who.login);
    const last = await house.look(({ ledger }) =>
      ledger.all(
        ledger.query
          .selectFrom('audit_event')
          .select(['action', 'actor', 'entry'])
          .where('action', 'in', ['session.prove_failed', 'session.log_in_failed'])
          .orderBy('seq', 'desc')
          .limit(2),
      ),
    );
    expect(last.map(({ action, actor }) => [action, actor])).toEqual([
      ['session.log_in_failed', ''],
      ['session.prove_failed', clerk.who.id],
    ]);
    for (const { entry } of last) expect(entry).toContain(clerk.who.id);
  });
});

describe('the house’s rules of log-in', () => {
  async function setProfile(profile: { idleMinutes: number; isPci: boolean }): Promise<void> {
    await owner.prove();
    const { requestId } = await owner.get('access.setProfile', { ...profile, reason });
    expect(await owner.get('access.profile', {})).not.toEqual(profile);
    await house.agree(requestId ?? 0);
    expect(await owner.get('access.profile', {})).toEqual(profile);
  }

  test('the log-in ends by itself after the minutes that were agreed on', async () => {
    await setProfile({ idleMinutes: 3, isPci: false });
    await clerk.get('session.alive', {});
    pass(3 * MINUTE - 1);
    expect(await clerk.ask('statements.plans', {})).toMatchObject(done);
    pass(1);
    expect(await clerk.refusal('statements.plans', {})).toBe('locked');
    await house.comeBack();
  });

  test('under PCI DSS a password has letters and digits, and is changed after ninety days where it stands alone', async () => {
    await setProfile({ idleMinutes: 15, isPci: true });
    const letters = '屋后的竹林里住着一窝斑鸠';
    const changing = { current: clerk.who.password, next: `${letters}和两只松鼠` };
    expect(await clerk.error('access.changePassword', changing)).toMatchObject({
      kind: 'password_weak',
      facts: { why: 'letters_and_digits' },
    });
    pass(89 * DAY);
    await house.comeBack();
    expect(await clerk.ask('statements.plans', {})).toMatchObject(done);
    pass(2 * DAY);
    await house.comeBack();
    expect(await clerk.get('workspace.status', {})).toMatchObject({ owes: 'password' });
    expect(await clerk.refusal('statements.plans', {})).toBe('must_change_password');
    await clerk.get('access.changePassword', { current: clerk.who.password, next: `${letters}和 2 只松鼠` });
    expect(await clerk.ask('statements.plans', {})).toMatchObject(done);
  });
});
