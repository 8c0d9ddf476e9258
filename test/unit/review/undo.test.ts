/** Taking back what one did a moment ago: everything stands as it did, by new facts; what somebody has built on is not pulled away. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Seat } from '../../support/people.ts';
import { Bench, REASON } from './bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const undo = (seat: Seat = bench.clerk, id: string | null = null) => seat.get('review.undo', { id });
const lastAct = async (seat: Seat = bench.clerk) => (await seat.get('review.lastAct', {})).act;

describe('about matches', () => {
  test('a match by hand ends, and its lines are open again', async () => {
    bench = await Bench.open(['100.00'], ['40.00']);
    await bench.matched(['O-1', 'T-1'], 6000, { treatment: 'open', account: null });
    expect(await bench.exceptions({ kinds: ['amount_differs'] })).toHaveLength(1);
    expect((await undo()).act).toMatchObject({ name: 'match', count: 1 });
    expect(await bench.groups()).toEqual([]);
    expect(await bench.exceptions({ kinds: ['amount_differs'] })).toEqual([]);
    await bench.line('O-1');
    expect(await lastAct()).toBeNull();
    expect(await bench.clerk.refusal('review.undo', { id: null })).toBe('not_found');
  });

  test('an extension goes back to the match before it, with who looks after its rest', async () => {
    bench = await Bench.open(['100.00'], ['40.00', '35.00']);
    const key = await bench.matched(['O-1', 'T-1'], 6000, { treatment: 'open', account: null });
    const [left] = await bench.exceptions({ kinds: ['amount_differs'] });
    await bench.clerk.get('exceptions.assign', { keys: [left?.key ?? ''], owner: '孙经办' });
    const [rest] = await Promise.all([bench.line('T-2')]);
    await bench.clerk.get('review.extend', {
      key,
      addLeft: [],
      addRight: [rest.id],
      difference: 2500,
      reason: REASON,
      remainder: { treatment: 'open', account: null },
    });
    await undo();
    expect(await bench.groups()).toMatchObject([{ leftCount: 1, rightCount: 1, difference: 6000 }]);
    expect(await bench.exceptions({ kinds: ['amount_differs'] })).toMatchObject([
      { amount: 6000, owner: '孙经办' },
    ]);
    await bench.line('T-2');
    // And further back: the difference that was handed to her is there no more, the match that stands again is the one made before.
    expect(await bench.clerk.refusal('review.undo', { id: null })).toBe('undo_blocked');
    expect((await undo()).act.name).toBe('match');
    expect(await bench.groups()).toEqual([]);
  });

  test('what was taken apart is together again, unless a line went elsewhere meanwhile', async () => {
    bench = await Bench.open(['100.00', '90.00'], ['40.00']);
    const key = await bench.matched(['O-1', 'T-1'], 6000);
    await bench.clerk.get('review.unmatch', { key, reason: REASON });
    await undo();
    const [again] = await bench.groups();
    expect(again).toMatchObject({ leftCount: 1, rightCount: 1, difference: 6000 });

    await bench.clerk.get('review.unmatch', { key: again?.key ?? '', reason: REASON });
    const act = await lastAct();
    await bench.matched(['O-2', 'T-1'], 5000);
    expect(await bench.clerk.error('review.undo', { id: act?.id ?? '' })).toMatchObject({
      kind: 'undo_blocked',
      facts: { why: 'line_taken' },
    });
    expect(await bench.groups()).toMatchObject([{ difference: 5000 }]);
  });

  test('what was said of its rest is there again, word for word', async () => {
    bench = await Bench.open(['100.00'], ['99.00', '0.50']);
    const { clerk } = bench;
    const key = await bench.matched(['O-1', 'T-1'], 100, { treatment: 'open', account: null });
    const rest = `remainder-${key}`;
    await clerk.get('exceptions.note', { key: rest, text: '已问过客户' });
    await clerk.get('exceptions.attach', { key: rest, file: await clerk.upload('回单.txt', '实付 99.00') });
    const writeOff = { disposition: 'write_off', account: 'rounding', reason: '尾差' } as const;
    await clerk.get('exceptions.dispose', { keys: [rest], ...writeOff });
    const before = await bench.exception(rest);
    const later = await bench.line('T-2');
    await clerk.get('review.extend', {
      key,
      addLeft: [],
      addRight: [later.id],
      difference: 50,
      reason: REASON,
      remainder: { treatment: 'open', account: null },
    });
    // The greater match has another rest: nothing was decided about that.
    expect((await bench.exceptions({ kinds: ['amount_differs'] }))[0]).toMatchObject({ state: 'open' });
    await undo();
    const [again] = await bench.groups();
    await clerk.get('review.unmatch', { key: again?.key ?? '', reason: REASON });
    await undo();
    const [left] = await bench.exceptions({ kinds: ['amount_differs'] });
    const after = await bench.exception(left?.key ?? '');
    expect(after.exception).toMatchObject({
      disposition: 'write_off',
      account: 'rounding',
      state: 'explained',
      notes: 1,
      attachments: 1,
    });
    expect(after.history).toEqual(before.history);
  });

  test('what somebody else took apart meanwhile is not taken apart twice', async () => {
    bench = await Bench.open(['100.00'], ['40.00']);
    const key = await bench.matched(['O-1', 'T-1'], 6000);
    await bench.house.owner.get('review.unmatch', { key, reason: REASON });
    expect(await bench.clerk.error('review.undo', { id: null })).toMatchObject({
      kind: 'undo_blocked',
      facts: { why: 'changed' },
    });
    expect((await bench.house.verify()).holds).toBe(true);
  });

  test('each person takes back her own acts, newest first', async () => {
    bench = await Bench.open(['100.00', '90.00'], ['40.00', '30.00']);
    await bench.matched(['O-1', 'T-1'], 6000);
    await bench.matched(['O-2', 'T-2'], 6000);
    expect(await lastAct(bench.house.owner)).toBeNull();
    await undo();
    expect(await bench.groups()).toHaveLength(1);
    await undo();
    expect(await bench.groups()).toHaveLength(0);
  });
});

describe('about proposals', () => {
  const states = async () =>
    Promise.all(
      (['proposed', 'confirmed', 'rejected'] as const).map(
        async (state) => (await bench.groups([state], 'order_bank')).length,
      ),
    );
  const proposed = async () => (await bench.groups(['proposed'], 'order_bank')).map((group) => group.key);

  test('accepted in several calls of one name they are one act, and are proposals again', async () => {
    bench = await Bench.withProposals(['100.00', '250.00', '390.00']);
    const keys = await proposed();
    expect(keys).toHaveLength(3);
    const act = 'a-class-looked-at-and-accepted';
    await bench.clerk.get('review.accept', { keys: keys.slice(0, 2), note: '', act });
    await bench.clerk.get('review.accept', { keys: keys.slice(2), note: '', act });
    expect(await states()).toEqual([0, 3, 0]);
    expect((await undo()).act).toMatchObject({ name: 'accept', count: 3 });
    expect(await states()).toEqual([3, 0, 0]);
    expect(await proposed()).toEqual(keys);
    expect(await lastAct()).toBeNull();
  });

  test('a proposal rejected by mistake stands again, and the next run still makes it', async () => {
    bench = await Bench.withProposals(['100.00', '250.00']);
    const [key = ''] = await proposed();
    await bench.clerk.get('review.reject', { key, reason: REASON });
    expect(await states()).toEqual([1, 0, 1]);
    await undo();
    expect(await states()).toEqual([2, 0, 0]);
    await bench.run();
    expect(await states()).toEqual([2, 0, 0]);
    expect((await bench.house.verify()).holds).toBe(true);
  });
});

describe('about exceptions', () => {
  test('owner, due day and disposition go back to what they were before', async () => {
    bench = await Bench.open(['100.00', '90.00'], ['7.00']);
    const [first, second] = [await bench.ofOrder('O-1'), await bench.ofOrder('O-2')];
    const keys = [first.key, second.key];
    const { clerk } = bench;
    await clerk.get('exceptions.assign', { keys: [first.key], owner: '孙经办' });
    await clerk.get('exceptions.due', { keys: [first.key], due: '2026-03-20' });
    await clerk.get('exceptions.dispose', { keys: [first.key], disposition: 'wait', reason: '等账单' });

    await clerk.get('exceptions.assign', { keys, owner: '李复核' });
    await clerk.get('exceptions.due', { keys, due: '2026-04-01' });
    await clerk.get('exceptions.dispose', { keys, disposition: 'to_suspense', reason: '挂账' });
    expect(await bench.ofOrder('O-1')).toMatchObject({
      owner: '李复核',
      due: '2026-04-01',
      account: 'suspense_payment',
    });
    for (const name of ['dispose', 'due', 'assign'])
      expect((await undo()).act).toMatchObject({ name, count: 2 });
    expect(await bench.ofOrder('O-1')).toMatchObject({
      owner: '孙经办',
      due: '2026-03-20',
      disposition: 'wait',
      account: null,
      state: 'explained',
    });
    expect(await bench.ofOrder('O-2')).toMatchObject({
      owner: '',
      due: '',
      disposition: null,
      state: 'open',
    });
    const { history } = await bench.exception(first.key);
    // Nothing is deleted: what was said and what it went back to are both there.
    expect(history.filter((each) => each.action === 'assign').map((each) => each.text)).toEqual([
      '孙经办',
      '李复核',
      '孙经办',
    ]);
  });

  test('what was decided anew since is left alone', async () => {
    bench = await Bench.open(['100.00'], ['7.00']);
    const { key } = await bench.ofOrder('O-1');
    const dispose = (seat: Seat, reason: string) =>
      seat.get('exceptions.dispose', { keys: [key], disposition: 'wait', reason });
    await dispose(bench.clerk, '等账单');
    await dispose(bench.house.owner, '已联系渠道');
    expect(await bench.clerk.refusal('review.undo', { id: null })).toBe('undo_blocked');
    expect((await bench.exception(key)).history.at(-1)?.text).toBe('wait: 已联系渠道');
  });
});
