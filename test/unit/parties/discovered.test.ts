/** Accounts that stand in statements and nobody bound: shown masked, bound without their number, and verified by the statement they stand in. */
import { expect, it } from 'vitest';
import { importAll, newDesk } from '../../support/desk.ts';
import { accountOf, ownerAt } from '../../support/parties.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

it('a merchant number of a statement is bound to the house with its key, and is found no more', async () => {
  const desk = await newDesk();
  const alone = ownerAt(desk);
  const file = tradeBill(
    [
      {
        交易时间: '2026-03-02 10:00:00',
        微信订单号: '4200001',
        商户订单号: 'O-1',
        订单金额: '88.00',
        应结订单金额: '88.00',
      },
    ],
    ['1', '88.00', '0.00', '0.00', '0.60000', '88.00', '0.00'],
  );
  await importAll(desk, [{ name: 'trades.csv', bytes: Buffer.from(file) }]);
  const [found, ...others] = (await desk.handlers['parties.discovered']({}, alone)).accounts;
  expect(others).toEqual([]);
  expect(found).toMatchObject({ channel: 'wechat', currency: 'CNY', lines: 1, lastDay: '2026-03-02' });
  const body = accountOf({
    kind: 'channel',
    channel: 'wechat',
    purpose: 'receive',
    number: 'whatever the page shows',
    bankCode: '',
    holder: '',
  });
  const bind = (discovered: string) =>
    desk.handlers['parties.bindAccount']({ partyId: '', body, reason: '自己的商户号', discovered }, alone);
  await expect(async () => bind('0'.repeat(64))).rejects.toThrow('not_found');
  await bind(found?.key ?? '');
  const { rows } = await desk.handlers['parties.accounts'](
    { query: '', of: 'house', offset: 0, limit: 9 },
    alone,
  );
  expect(rows).toMatchObject([{ number: found?.number, isInStatements: true, verification: 'unverified' }]);
  expect((await desk.handlers['parties.discovered']({}, alone)).accounts).toEqual([]);
  const [account] = rows;
  const seen = { accountId: account?.id ?? '', version: 1, outcome: 'verified', note: '' } as const;
  await desk.handlers['parties.verifyAccount']({ ...seen, method: 'statement' }, alone);
  const again = await desk.handlers['parties.accounts'](
    { query: '', of: 'house', offset: 0, limit: 9 },
    alone,
  );
  expect(again.rows[0]?.verification).toBe('verified');
  desk.close();
});

it('what stands in no statement cannot be verified by one', async () => {
  const desk = await newDesk();
  const alone = ownerAt(desk);
  const body = accountOf({ purpose: 'both' });
  const { accountId } = await desk.handlers['parties.bindAccount'](
    { partyId: '', body, reason: '基本户' },
    alone,
  );
  const seen = { accountId, version: 1, outcome: 'verified', method: 'statement', note: '' } as const;
  await expect(async () => desk.handlers['parties.verifyAccount'](seen, alone)).rejects.toMatchObject({
    facts: { why: 'not_in_statements' },
  });
  desk.close();
});
