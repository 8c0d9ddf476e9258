/** What is typed and not yet sent outlives the program, is its writer's alone, and goes once it is sent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { House } from '../../support/people.ts';

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
