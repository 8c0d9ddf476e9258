/** Deciding: who sees what, two who decide at the same moment, what the database itself refuses, and files that come in by a second person's yes. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { House, Seat } from '../../support/people.ts';
import { Office, STORIES } from './office.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let office: Office;
let auditor: Seat;
let manager: Seat;
beforeAll(async () => {
  office = await Office.open();
  auditor = await office.house.person('auditor');
  manager = await office.house.person('manager');
});
afterAll(() => office.house.close());

const stateOf = async (id: number) => (await office.request(id)).state;
const list = async (seat: Seat, show: 'to_decide' | 'mine' | 'waiting' | 'ended' | 'all') =>
  (await seat.get('approvals.list', { show, offset: 0, limit: 500 })).rows.map((row) => row.id);

describe('the inbox', () => {
  test('shows each what is hers: to decide, asked for by her, or all of it to who reads the record', async () => {
    const money = await STORIES.import_undo(office);
    const people = await STORIES.person_roles(office);
    expect(await list(office.clerk, 'mine')).toContain(money.id);
    expect(await list(office.clerk, 'all')).not.toContain(people.id);
    expect(await list(office.clerk, 'to_decide')).toEqual([]);
    expect(await list(office.reviewer, 'to_decide')).toEqual(expect.arrayContaining([money.id, people.id]));
    // An administrator decides about people, and sees money only as the record does.
    expect(await list(office.administrator, 'to_decide')).toContain(people.id);
    expect(await list(office.administrator, 'to_decide')).not.toContain(money.id);
    expect(await list(office.owner, 'to_decide')).toContain(money.id);
    expect(await list(office.owner, 'to_decide')).not.toContain(people.id); // Her own.
    expect(await list(auditor, 'waiting')).toEqual(expect.arrayContaining([money.id, people.id]));
    expect(await list(auditor, 'to_decide')).toEqual([]);
    expect(await list(manager, 'all')).toEqual([]);
    expect(await manager.refusal('approvals.get', { id: money.id })).toBe('not_found');
    expect(await office.clerk.refusal('approvals.get', { id: people.id })).toBe('not_found');
    const counts = await office.reviewer.get('approvals.counts', {});
    expect(counts).toEqual({ toDecide: (await list(office.reviewer, 'to_decide')).length, mine: 0 });
    // At home each sees hers, and who only looks at figures how much waits in all.
    const atHome = async (seat: Seat) => (await seat.get('home.state', {})).approvals;
    const waiting = (await list(auditor, 'waiting')).length;
    expect(await atHome(office.reviewer)).toMatchObject({ ...counts, waiting });
    expect(await atHome(manager)).toMatchObject({ toDecide: 0, mine: 0, waiting });
    expect((await atHome(office.clerk)).mine).toBe((await list(office.clerk, 'mine')).length);
  });

  test('both windows are told when somebody asks and when somebody decides', async () => {
    const heard = (seat: Seat, since: number) =>
      seat
        .events()
        .slice(since)
        .some((event) => event.type === 'changed' && event.areas.includes('approvals'));
    const before = office.reviewer.events().length;
    const asked = await STORIES.import_undo(office);
    expect(heard(office.reviewer, before)).toBe(true);
    const own = office.clerk.events().length;
    await office.approve(office.reviewer, asked.id);
    expect(heard(office.clerk, own)).toBe(true);
  });

  test('what somebody else asked for is not hers to withdraw, nor a stranger’s to decide', async () => {
    const asked = await STORIES.import_undo(office);
    expect(await office.reviewer.refusal('approvals.withdraw', { id: asked.id, reason: '不要' })).toBe(
      'no_right',
    );
    expect(await office.administrator.refusal('approvals.reject', { id: asked.id, reason: '不要' })).toBe(
      'no_right',
    );
    expect(await office.approve(office.administrator, asked.id)).toMatchObject({
      error: { kind: 'no_right' },
    });
    expect(await office.approve(auditor, asked.id)).toMatchObject({ error: { kind: 'no_right' } });
    expect(await stateOf(asked.id)).toBe('waiting');
    expect(await office.reviewer.refusal('approvals.get', { id: 99_999 })).toBe('not_found');
  });

  test('a right that was taken away since does not decide any more', async () => {
    const asked = await STORIES.import_undo(office);
    await office.owner.prove();
    const roles = { personId: office.second.who.id, reason: '调岗' };
    const changed = await office.owner.get('access.setRoles', { ...roles, roles: ['manager'] });
    await office.approve(office.reviewer, changed.requestId ?? 0);
    expect(await office.approve(office.second, asked.id)).toMatchObject({ error: { kind: 'no_right' } });
    const back = await office.owner.get('access.setRoles', { ...roles, roles: ['reviewer'] });
    await office.approve(office.reviewer, back.requestId ?? 0);
  });
});

describe('who is in charge of a difference', () => {
  test('is shown by her name and kept by her id, so that the name can be erased', async () => {
    const key = await office.exception(true);
    const name = office.reviewer.who.name;
    await office.clerk.get('exceptions.assign', { keys: [key], owner: name });
    const shown = await office.clerk.get('exceptions.get', { key });
    expect(shown.exception.owner).toBe(name);
    expect(shown.history.at(-1)).toMatchObject({
      person: office.clerk.who.name,
      action: 'assign',
      text: name,
    });
    await office.clerk.get('exceptions.assign', { keys: [key], owner: '渠道客服' });
    expect((await office.clerk.get('exceptions.get', { key })).exception.owner).toBe('渠道客服');
    const kept = await office.house.look(({ ledger }) =>
      ledger.all(ledger.query.selectFrom('exception_event').select('value').where('exception_key', '=', key)),
    );
    expect(kept.map((row) => row.value)).toEqual([office.reviewer.who.id, '渠道客服']);
  });
});

describe('at the same moment', () => {
  const kinds = (answers: readonly { ok: boolean; error?: { kind: string } }[]) =>
    answers.map((answer) => (answer.ok ? 'done' : (answer.error?.kind ?? ''))).toSorted();

  test('two agree: it is carried out once', async () => {
    const asked = await STORIES.import_undo(office);
    const answers = await Promise.all(
      [office.reviewer, office.second].map((seat) => office.approve(seat, asked.id)),
    );
    expect(kinds(answers)).toEqual(['done', 'request_ended']);
    expect([await asked.isDone(), await stateOf(asked.id)]).toEqual([true, 'done']);
  });

  test('one agrees in two windows where two are needed: it counts once', async () => {
    const keys = [];
    while (keys.length < 4) keys.push(await office.exception(true));
    const { requestId } = await office.clerk.get('exceptions.dispose', {
      keys,
      disposition: 'write_off',
      reason: '核销',
    });
    const again = office.house.seat(office.reviewer.who);
    await office.house.logIn(again);
    const id = requestId ?? 0;
    expect(
      kinds(await Promise.all([office.reviewer, again].map((seat) => office.approve(seat, id)))),
    ).toEqual(['done', 'request_ended']);
    expect(await office.request(id)).toMatchObject({ state: 'waiting', needed: 2, approvals: [{}] });
    await office.house.engine.endSession(again.session);
  });

  test('one agrees and another says no, or the first takes it back: one of the two holds', async () => {
    for (const end of ['reject', 'withdraw'] as const) {
      const asked = await STORIES.import_undo(office);
      const ended = { id: asked.id, reason: '等一下' };
      const answers = await Promise.all([
        office.approve(office.reviewer, asked.id),
        end === 'reject'
          ? office.second.ask('approvals.reject', ended)
          : office.clerk.ask('approvals.withdraw', ended),
      ]);
      expect(kinds(answers)).toEqual(['done', 'request_ended']);
      expect(await asked.isDone()).toBe((await stateOf(asked.id)) === 'done');
    }
  });
});

describe('below the program, in the database', () => {
  test('nobody agrees to her own request, a request ends once, and no fact is changed or taken away', async () => {
    const asked = await STORIES.import_undo(office);
    const { hash } = await office.request(asked.id);
    const [maker, reviewer] = [office.clerk.who.id, office.reviewer.who.id];
    await office.house.look(({ ledger }) => {
      const { query } = ledger;
      const decide = (action: string, by: string) => () =>
        ledger.append(
          query
            .insertInto('request_decision')
            .values({ request_id: asked.id, action, hash, by, at: '2026-01-01T00:00:00.000Z', note: '' }),
        );
      expect(decide('approve', maker)).toThrow('maker and checker are two persons');
      expect(() => ledger.erase(query.updateTable('request').set({ made_by: 'P-0000000000' }))).toThrow(
        'only ever added to',
      );
      expect(() => ledger.erase(query.deleteFrom('request').where('id', '=', asked.id))).toThrow(
        'only ever added to',
      );
      decide('withdraw', maker)();
      for (const action of ['approve', 'carry_out', 'reject'])
        expect(decide(action, reviewer)).toThrow('a request ends once');
      expect(() => ledger.erase(query.deleteFrom('request_decision'))).toThrow('only ever added to');
      expect(() => ledger.erase(query.updateTable('request_decision').set({ by: maker }))).toThrow(
        'only ever added to',
      );
    });
    // What was written past the record is what the verifier finds.
    expect(await office.house.verify()).toMatchObject({
      holds: false,
      faults: [{ kind: 'unrecorded', place: 'request_decision' }],
    });
  });
});

describe('a file whose proof failed', () => {
  let house: House;
  beforeAll(async () => {
    house = (await Office.open()).house;
  });
  afterAll(() => house.close());

  test('comes in by a second person’s yes alone, also after the program ended in between, exactly as it was seen', async () => {
    const [owner, clerk, reviewer] = house.seats;
    if (!owner || !clerk || !reviewer) throw new Error('they are there');
    const scene = new Office(house, [clerk, reviewer, reviewer, reviewer]);
    const row = (at: number) => ({ no: `FAILED-${at}`, day: '2026-03-22', yuan: `${10 + at}.00` });
    // Three payments, and totals of four.
    const bill = scene.bill(3, row, ['4', '46.00', '0.00', '0.00', '1.80', '46.00', '0.00']);
    const plan = await scene.plan('failed.csv', bill);
    expect(plan).toMatchObject({ state: 'held', proof: 'failed', counts: { added: 3 } });
    const { planId, hash } = plan;
    expect(
      await clerk.refusal('statements.commit', { plans: [{ planId, hash }], taskId: 'a-task-of-this-test' }),
    ).toBe('proof_failed');
    const { requestId } = await clerk.get('statements.requestHeld', {
      planId,
      hash,
      reason: '渠道确认少一笔',
    });
    const id = requestId ?? 0;
    const before = await scene.imports();

    await house.restart();
    await house.comeBack();
    expect((await clerk.get('statements.plans', {})).plans).toEqual([]);
    const seen = await scene.request(id, reviewer);
    expect(seen).toMatchObject({ state: 'waiting', isCurrent: true, mayDecide: true });
    expect(Object.fromEntries(seen.facts.map((fact) => [fact.name, fact.value]))).toMatchObject({
      file: 'failed.csv',
      sha256: plan.sha256,
      plan_hash: hash,
      lines: '3',
      failed_checks: expect.stringMatching(/\w/),
    });
    expect(await scene.approve(reviewer, id)).toEqual({ ok: true, value: { state: 'done' } });

    const [taken, ...others] = await scene.imports();
    expect(others).toEqual(before);
    expect(taken).toMatchObject({
      file: 'failed.csv',
      proof: 'failed',
      committedBy: clerk.who.name, // Who asked took it in; who agreed stands in the request.
      sha256: plan.sha256,
      counts: plan.counts,
    });
    expect(taken?.checks.some((check) => !check.holds)).toBe(true);
    const { rows } = await clerk.get('statements.lines', {
      query: '',
      importId: taken?.id ?? 0,
      sort: 'file',
      descending: false,
      offset: 0,
      limit: 50,
    });
    expect(rows.map((line) => [line.merchantOrderNo, line.gross])).toEqual([
      ['FAILED-0', 1000],
      ['FAILED-1', 1100],
      ['FAILED-2', 1200],
    ]);
    const source = await clerk.get('statements.source', { lineId: rows[0]?.id ?? 0, around: 0 });
    expect(source).toMatchObject({ file: 'failed.csv', rows: [{ isTheLine: true }] });
    // The same again is nothing new.
    expect((await clerk.get('statements.plans', {})).plans).toEqual([]);
    expect(await scene.approve(owner, id)).toMatchObject({ error: { kind: 'request_ended' } });
    expect(await house.verify()).toMatchObject({ holds: true, faults: [] });
  });

  test('undone by a second person’s yes it leaves exactly with its lines', async () => {
    const [, clerk, reviewer] = house.seats;
    if (!clerk || !reviewer) throw new Error('they are there');
    const scene = new Office(house, [clerk, reviewer, reviewer, reviewer]);
    const every = {
      query: '',
      importId: null,
      sort: 'file',
      descending: false,
      offset: 0,
      limit: 500,
    } as const;
    const lines = async () => (await clerk.get('statements.lines', every)).rows.map((line) => line.id);
    const before = await lines();
    const asked = await STORIES.import_undo(scene);
    const during = await lines();
    expect(during.length).toBe(before.length + 2);
    await scene.approve(reviewer, asked.id);
    expect(await lines()).toEqual(before);
  });
});
