/**
 * Parties and accounts by several persons: who pays to an account did not bind it alone, nobody verifies what she bound, and whatever changes meanwhile
 * voids what was asked for.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Input } from '../../../shared/contract/calls.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { newDesk } from '../../support/desk.ts';
import { accountOf, agreementOf, CARD, ownerAt, partyOf } from '../../support/parties.ts';
import { House, type Seat } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const reason = '合同已收';
const all = { query: '', offset: 0, limit: 100 } as const;

describe('in a house of several', () => {
  let house: House;
  let clerk: Seat;
  let reviewer: Seat;
  let partyId = '';
  let count = 0;
  /** Accounts of an organisation: no check digit, so another number is another account. */
  const number = () => {
    count += 1;
    return `40000221090${String(count).padStart(8, '0')}`;
  };
  const firm = (over: Parameters<typeof accountOf>[0] = {}) =>
    accountOf({ number: number(), isOrganisation: true, holder: '城北茶叶有限公司', ...over });
  const party = async (over: Parameters<typeof partyOf>[0] = {}) =>
    (await clerk.get('parties.save', { partyId: null, body: partyOf(over), reason })).partyId;
  const bind = (over: Partial<Input<'parties.bindAccount'>> = {}) =>
    clerk.get('parties.bindAccount', { partyId, body: firm(), reason, ...over });
  const accountsOf = async (of = partyId) => (await clerk.get('parties.accounts', { ...all, of })).rows;
  const bound = async (over: Parameters<typeof firm>[0] = {}) => {
    const body = firm(over);
    await house.agree((await bind({ body })).requestId ?? 0);
    const found = (await accountsOf()).find((each) => each.number.endsWith(body.number.slice(-4)));
    if (!found) throw new Error('the account is bound');
    return found;
  };
  const verify = (seat: Seat, accountId: string, version = 1) =>
    seat.ask('parties.verifyAccount', {
      accountId,
      version,
      outcome: 'verified',
      method: 'document',
      note: '开户证明',
    });

  beforeAll(async () => {
    house = await House.make();
    clerk = await house.person('clerk');
    reviewer = await house.person('reviewer');
    partyId = await party();
  });
  afterAll(() => house.close());

  it('an account that is paid to is bound by two persons; asked twice it is asked once', async () => {
    const body = firm();
    const first = await bind({ body });
    expect(first.accountId).toBe('');
    expect((await bind({ body })).requestId).toBe(first.requestId);
    expect(
      await clerk.refusal('approvals.approve', { id: first.requestId ?? 0, hash: 'a'.repeat(64), note: '' }),
    ).toBe('no_right');
    const waiting = async (of: string) => (await clerk.get('parties.waiting', { of })).requests;
    expect(await waiting(partyId)).toMatchObject([{ id: first.requestId, kind: 'account_bind', reason }]);
    const { facts } = await reviewer.get('approvals.get', { id: first.requestId ?? 0 });
    expect(facts.find((fact) => fact.name === 'account_number')?.value).toMatch(/^400002\*+\d{4}$/);
    expect((await accountsOf()).length).toBe(0);
    await house.agree(first.requestId ?? 0);
    expect(await accountsOf()).toMatchObject([
      { state: 'bound', verification: 'unverified', formProblem: '' },
    ]);
    expect(await waiting(partyId)).toEqual([]);
    const [account] = await accountsOf();
    const { requestId } = await clerk.get('parties.unbindAccount', { accountId: account?.id ?? '', reason });
    expect(await waiting(account?.id ?? '')).toMatchObject([{ id: requestId, kind: 'account_unbind' }]);
    await clerk.get('approvals.withdraw', { id: requestId ?? 0, reason });
    expect((await clerk.error('parties.bindAccount', { partyId, body, reason })).facts).toEqual({
      why: 'bound_already',
    });
  });

  it('an account of the house, or one that only takes money, waits for nobody', async () => {
    const answer = await bind({ partyId: '', body: firm({ purpose: 'both' }) });
    expect(answer.requestId).toBeNull();
    expect((await bind({ body: firm({ purpose: 'receive' }) })).requestId).toBeNull();
    expect((await accountsOf('house')).map((each) => each.id)).toContain(answer.accountId);
  });

  it('nobody verifies what she bound; somebody else does, of the very version she saw', async () => {
    const { id } = await bound();
    expect(await verify(clerk, id)).toMatchObject({ ok: false, error: { kind: 'same_person' } });
    expect(await verify(reviewer, id, 2)).toMatchObject({ error: { facts: { why: 'changed_meanwhile' } } });
    expect(await verify(reviewer, id)).toMatchObject({ ok: true });
    const found = (await accountsOf()).find((each) => each.id === id);
    expect(found).toMatchObject({
      verification: 'verified',
      verifiedBy: reviewer.who.name,
      method: 'document',
    });
    expect(found?.coolsOffAt).not.toBe('');
  });

  it('another number is agreed to by two, then unverified, and cools off anew; what was shown masked stays', async () => {
    const account = await bound();
    await verify(reviewer, account.id);
    const { id: accountId, coolsOffAt } = account;
    const change = (over: Partial<typeof account>) =>
      clerk.get('parties.changeAccount', { accountId, body: { ...account, ...over }, reason });
    // Number and holder come back as they were shown.
    await house.agree((await change({ mandateId: 'D-7' })).requestId ?? 0);
    const kept = (await accountsOf()).find((each) => each.id === accountId);
    expect(kept).toMatchObject({ version: 2, verification: 'verified', number: account.number, coolsOffAt });
    const { requestId } = await change({ number: number() });
    await house.agree(requestId ?? 0);
    const changed = (await accountsOf()).find((each) => each.id === accountId);
    expect(changed).toMatchObject({ version: 3, verification: 'unverified' });
    expect((changed?.coolsOffAt ?? '') > coolsOffAt).toBe(true);
  });

  it('of two changes asked for at once the first that is agreed to voids the other', async () => {
    const account = await bound();
    const change = async (bankName: string) =>
      (
        await clerk.get('parties.changeAccount', {
          accountId: account.id,
          body: { ...account, bankName },
          reason,
        })
      ).requestId ?? 0;
    const [one, two] = [await change('建设银行城北支行'), await change('农业银行城北支行')];
    const { hash } = await reviewer.get('approvals.get', { id: two });
    await house.agree(one);
    expect(await reviewer.refusal('approvals.approve', { id: two, hash, note: '' })).toBe('request_void');
    expect((await accountsOf()).find(({ id }) => id === account.id)?.bankName).toBe('建设银行城北支行');
  });

  it('whole numbers are seen with a reason', async () => {
    const { id } = await bound();
    const seen = await reviewer.get('parties.reveal', { of: id, reason: '与开户证明核对' });
    expect(seen.number).toMatch(/^40000221090\d{8}$/);
  });

  it('suspending holds at once, taking up again asks a second person, and a closed party binds nothing', async () => {
    const id = await party({ name: '城西茶叶店' });
    const to = (state: 'active' | 'suspended' | 'closed') =>
      clerk.get('parties.setState', { partyId: id, state, reason });
    const state = async () => (await clerk.get('parties.get', { partyId: id })).party.state;
    expect((await to('suspended')).requestId).toBeNull();
    expect(await state()).toBe('suspended');
    const { requestId } = await to('active');
    expect(await state()).toBe('suspended');
    await house.agree(requestId ?? 0);
    expect(await state()).toBe('active');
    const waiting = await bind({ partyId: id });
    await house.agree((await to('closed')).requestId ?? 0);
    const { hash } = await reviewer.get('approvals.get', { id: waiting.requestId ?? 0 });
    expect(await reviewer.refusal('approvals.approve', { id: waiting.requestId ?? 0, hash, note: '' })).toBe(
      'request_void',
    );
    expect((await clerk.error('parties.bindAccount', { partyId: id, body: firm(), reason })).facts).toEqual({
      why: 'party_closed',
    });
    const { history } = await clerk.get('parties.get', { partyId: id });
    expect(history.map((each) => each.what)).toEqual([
      'party_added',
      'party_suspended',
      'party_active',
      'party_closed',
    ]);
  });

  it('two agreements never hold on one day, however they were asked for', async () => {
    const id = await party({ name: '城东茶叶店' });
    const set = (body: ReturnType<typeof agreementOf>) =>
      clerk.get('parties.setAgreement', { agreementId: null, partyId: id, body, reason });
    const first = await set(agreementOf());
    const second = await set(agreementOf({ feePpm: 5_000 }));
    await house.agree(first.requestId ?? 0);
    const { hash } = await reviewer.get('approvals.get', { id: second.requestId ?? 0 });
    expect(await reviewer.refusal('approvals.approve', { id: second.requestId ?? 0, hash, note: '' })).toBe(
      'request_void',
    );
    const [standing] = (await clerk.get('parties.get', { partyId: id })).agreements;
    expect(standing).toMatchObject({ feePpm: 6_000, state: 'set', partyName: '城东茶叶店' });
    // Two other rates for it asked for at once: whoever agreed to the second had looked at the first.
    const rate = async (feePpm: number) =>
      (
        await clerk.get('parties.setAgreement', {
          agreementId: standing?.id ?? '',
          partyId: id,
          body: agreementOf({ feePpm }),
          reason,
        })
      ).requestId ?? 0;
    const [one, two] = [await rate(6_500), await rate(7_000)];
    const shown = await reviewer.get('approvals.get', { id: two });
    await house.agree(one);
    expect(await reviewer.refusal('approvals.approve', { id: two, hash: shown.hash, note: '' })).toBe(
      'request_void',
    );
    const ended = await clerk.get('parties.endAgreement', {
      agreementId: standing?.id ?? '',
      lastDay: '2026-06-30',
      reason,
    });
    await house.agree(ended.requestId ?? 0);
    await house.agree((await set(agreementOf({ from: '2026-07-01', feePpm: 5_000 }))).requestId ?? 0);
    const {
      party: merchant,
      agreements,
      earlierAgreements,
    } = await clerk.get('parties.get', { partyId: id });
    expect(agreements.map((each) => each.feePpm)).toEqual([5_000, 6_500]);
    expect(merchant.mode).toBe('agent');
    // What was agreed before it was ended, and before its rate was changed.
    expect(earlierAgreements.map(({ version, feePpm, to }) => [version, feePpm, to])).toEqual([
      [2, 6_500, ''],
      [1, 6_000, ''],
    ]);
  });

  it('who is watched is put on the list at once and once, and comes off it by a second person', async () => {
    const entries = [
      { what: 'name', value: '张三丰', source: '公安' },
      { what: 'name', value: '张 三 丰', source: '公安' },
      { what: 'account', value: '6222 0000', source: '公安' },
    ] as const;
    expect(await clerk.get('parties.watch', { entries: [...entries], reason })).toEqual({ added: 2 });
    expect(await clerk.get('parties.watch', { entries: [...entries], reason })).toEqual({ added: 0 });
    const { entries: listed } = await clerk.get('parties.watchList', {});
    expect(listed.map((each) => each.value)).toEqual(['张**', '**** **00']);
    const id = listed[0]?.id ?? '';
    const { requestId } = await clerk.get('parties.unwatch', { id, reason });
    await house.agree(requestId ?? 0);
    expect((await clerk.get('parties.watchList', {})).entries.map((each) => each.id)).not.toContain(id);
    expect(await clerk.refusal('parties.unwatch', { id, reason })).toBe('not_found');
  });

  it('names are found by any part, a protected number only whole or by what is seen of it', async () => {
    const id = await party({ name: '晨光文具店', identityKind: 'other', identityNo: '778899001122' });
    const found = async (query: string) =>
      (await clerk.get('parties.list', { ...all, query, kind: 'all', isClosedShown: false })).rows.map(
        (row) => row.id,
      );
    expect(await found('文具')).toEqual([id]);
    expect(await found('"7788 9900 1122"')).toEqual([id]);
    expect(await found('1122')).toEqual([id]);
    expect(await found('7788')).toEqual([]);
    expect(
      await clerk.refusal('parties.list', { ...all, query: '账龄>3', kind: 'all', isClosedShown: false }),
    ).toBe('bad_input');
  });

  it('the record says who looked and why, and holds no protected number or name', async () => {
    const name = '欧阳慕白';
    const id = await party({
      name,
      kind: 'payee',
      identityKind: 'id_card',
      identityNo: '11010519491231002X',
    });
    await house.agree((await bind({ partyId: id, body: accountOf({ holder: name }) })).requestId ?? 0);
    expect(JSON.stringify(await clerk.get('parties.get', { partyId: id }))).not.toContain('19491231');
    const events = await house.events();
    const texts = JSON.stringify(events.map((event) => event.subject));
    for (const secret of [name, '11010519491231002X', CARD]) expect(texts).not.toContain(secret);
    const revealed = events.find((event) => event.action === 'parties.revealed');
    expect([revealed?.actor, revealed?.subject['reason']]).toEqual([reviewer.who.id, '与开户证明核对']);
  });
});

it('alone in the house everything is done at once, and recorded as unchecked', async () => {
  const desk = await newDesk();
  const alone = ownerAt(desk);
  const { partyId } = await desk.handlers['parties.save']({ partyId: null, body: partyOf(), reason }, alone);
  const body = accountOf();
  const asked = await desk.handlers['parties.bindAccount']({ partyId, body, reason }, alone);
  expect(asked.requestId).toBeNull();
  const { accountId } = asked;
  const seen = { accountId, version: 1, outcome: 'verified', method: 'document', note: '' } as const;
  await desk.handlers['parties.verifyAccount'](seen, alone);
  const { accounts } = await desk.handlers['parties.get']({ partyId }, alone);
  expect(accounts.map((each) => each.verification)).toEqual(['verified']);
  const { ledger } = desk.workspace;
  const unchecked = ledger
    .all(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq'))
    .flatMap(({ entry }) => readEntry(entry) ?? [])
    .filter((event) => event.action === 'approvals.unchecked');
  expect(unchecked.map((event) => event.subject['kind'])).toEqual(['account_bind', 'account_verify']);
  desk.close();
});
