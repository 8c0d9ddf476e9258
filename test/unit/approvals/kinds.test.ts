/** Everything that needs a second person, kind by kind: asked for by one, agreed to by another, and never done otherwise. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { REQUEST_KINDS } from '../../../shared/contract/approvals.ts';
import { Office, STORIES } from './office.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.house.close());
afterEach(() => void vi.useRealTimers());

const stateOf = async (id: number) => (await office.request(id)).state;

describe.each(REQUEST_KINDS)('%s', (kind) => {
  const ask = () => STORIES[kind](office);
  const checker = () => office.reviewer;

  test('waits, is seen by who may decide, and is done once another agrees', async () => {
    const asked = await ask();
    expect(await asked.isDone()).toBe(false);
    const seen = await office.request(asked.id, checker());
    expect(seen).toMatchObject({
      kind,
      state: 'waiting',
      madeBy: asked.maker.who.id,
      madeByName: asked.maker.who.name,
      mayDecide: true,
      whyNot: '',
      isCurrent: true,
    });
    expect(await office.request(asked.id, asked.maker)).toMatchObject({
      mayDecide: false,
      whyNot: 'own',
      mayWithdraw: true,
    });
    const isByMaker = asked.carryOut !== undefined;
    const state = isByMaker ? 'approved' : 'done';
    expect(await office.approve(checker(), asked.id)).toEqual({ ok: true, value: { state } });
    expect(await asked.isDone()).toBe(!isByMaker);
    await asked.carryOut?.();
    expect(await asked.isDone()).toBe(true);
  });

  test('is not agreed to by who asked, whatever she may do otherwise', async () => {
    const asked = await ask();
    const answer = await office.approve(asked.maker, asked.id);
    // A clerk has no right to agree to anything; an owner has every right but this.
    const kindOf = asked.maker === office.owner ? 'same_person' : 'no_right';
    expect(answer).toMatchObject({ ok: false, error: { kind: kindOf } });
    expect(await asked.isDone()).toBe(false);
    expect(await stateOf(asked.id)).toBe('waiting');
    await asked.maker.get('approvals.withdraw', { id: asked.id, reason: '算了' });
  });

  test('is agreed to as it was shown: another hash is refused', async () => {
    const asked = await ask();
    const { hash } = await office.request(asked.id);
    const other = hash.startsWith('0') ? `1${hash.slice(1)}` : `0${hash.slice(1)}`;
    expect(await checker().refusal('approvals.approve', { id: asked.id, hash: other, note: '' })).toBe(
      'request_void',
    );
    expect([await asked.isDone(), await stateOf(asked.id)]).toEqual([false, 'waiting']);
    await asked.maker.get('approvals.withdraw', { id: asked.id, reason: '算了' });
  });

  test('is void once what it rests on has changed', async () => {
    const asked = await ask();
    await asked.change();
    const before = await asked.isDone();
    expect(await office.request(asked.id)).toMatchObject({ isCurrent: false });
    expect(await office.approve(checker(), asked.id)).toMatchObject({
      ok: false,
      error: { kind: 'request_void' },
    });
    expect(await stateOf(asked.id)).toBe('void');
    expect(await asked.isDone()).toBe(before);
    expect(await office.approve(office.owner, asked.id)).toMatchObject({
      ok: false,
      error: { kind: 'request_ended' },
    });
  });

  test('is not agreed to any more once it is rejected or withdrawn', async () => {
    const rejected = await ask();
    expect(await checker().refusal('approvals.reject', { id: rejected.id, reason: ' ' })).toBe('bad_input');
    await checker().get('approvals.reject', { id: rejected.id, reason: '依据不足' });
    expect(await office.request(rejected.id)).toMatchObject({
      state: 'rejected',
      ended: { reason: '依据不足' },
    });
    const withdrawn = await ask();
    expect(withdrawn.id).not.toBe(rejected.id);
    await withdrawn.maker.get('approvals.withdraw', { id: withdrawn.id, reason: '算了' });
    for (const asked of [rejected, withdrawn]) {
      expect(await office.approve(checker(), asked.id)).toMatchObject({
        ok: false,
        error: { kind: 'request_ended' },
      });
      expect(await asked.isDone()).toBe(false);
    }
    expect(await checker().refusal('approvals.reject', { id: withdrawn.id, reason: '再来' })).toBe(
      'request_ended',
    );
  });

  test('is not agreed to after two weeks', async () => {
    const asked = await ask();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 14 * 24 * 60 * 60_000 + 1000 });
    for (const seat of new Set([office.reviewer, office.owner, office.clerk, asked.maker]))
      await office.house.logIn(seat);
    expect(await stateOf(asked.id)).toBe('expired');
    expect(await office.approve(checker(), asked.id)).toMatchObject({
      ok: false,
      error: { kind: 'request_ended' },
    });
    expect(await asked.isDone()).toBe(false);
    vi.useRealTimers();
    await office.house.comeBack();
    await asked.maker.get('approvals.withdraw', { id: asked.id, reason: '过期' });
  });
});
