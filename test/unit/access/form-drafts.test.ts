/** What is typed and not yet sent outlives the program, is its writer's alone, and goes once it is sent. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eraseName } from '../../../src-main/areas/access/store.ts';
import { House } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
beforeAll(async () => {
  house = await House.make();
});
afterAll(() => house.close());

test('a draft is there after the program ended and began again, for who typed it and nobody else', async () => {
  const clerk = await house.person('clerk');
  const body = JSON.stringify({ rows: [{ customer: '张三丰' }] });
  await clerk.get('drafts.keep', { form: 'orders.enter', body: '{}' });
  await clerk.get('drafts.keep', { form: 'orders.enter', body });
  await house.restart();
  await house.comeBack();
  expect((await clerk.get('drafts.get', { form: 'orders.enter' })).body).toBe(body);
  expect((await house.owner.get('drafts.get', { form: 'orders.enter' })).body).toBe('');
  await clerk.get('drafts.keep', { form: 'orders.enter', body: '' });
  expect((await clerk.get('drafts.get', { form: 'orders.enter' })).body).toBe('');
});

test('what is typed about an order is kept under its number, whatever letters that has', async () => {
  const form = 'orders.refund.订单 2026/11#7';
  await house.owner.get('drafts.keep', { form, body: '{"amount":"12.30"}' });
  expect((await house.owner.get('drafts.get', { form })).body).toBe('{"amount":"12.30"}');
});

test('what somebody typed goes with her name, and with nobody else’s', async () => {
  const leaver = await house.person('clerk', { name: '韩离职' });
  await leaver.get('drafts.keep', { form: 'parties.new', body: '{"contact":"13900000000"}' });
  await house.owner.get('drafts.keep', { form: 'parties.new', body: '{}' });
  const left = await house.look(({ ledger }) => {
    eraseName(ledger, leaver.who.id);
    house.forget(leaver);
    const drafts = ledger.query
      .selectFrom('form_draft')
      .select('person_id')
      .where('form', '=', 'parties.new');
    return ledger.all(drafts).map((row) => row.person_id);
  });
  expect(left).toEqual([house.owner.who.id]);
});
