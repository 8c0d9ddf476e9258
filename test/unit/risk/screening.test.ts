/** Looking, on a desk: what files and payments bring is found, in whatever order it came, and is not looked at again for nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PartyStore } from '../../../src-main/areas/parties/store.ts';
import { PaymentStore } from '../../../src-main/areas/payments/payment-store.ts';
import { SHIPPED_BOOK } from '../../../src-main/areas/risk/book/shipped.ts';
import { RiskBookStore } from '../../../src-main/areas/risk/book/store.ts';
import { Screening } from '../../../src-main/areas/risk/screening/screening.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { partyOf } from '../../support/parties.ts';
import { PayDesk } from '../../support/pay-desk.ts';

const screeningOf = ({ workspace: { ledger }, lines, standing }: Desk): Screening =>
  new Screening({
    ...{ ledger, lines, standing },
    parties: new PartyStore(ledger, () => 0),
    payments: { store: new PaymentStore(ledger) },
    books: new RiskBookStore(ledger),
  });

/** A statement of one account: day, in or out, yuan, the other party, what for. */
type Row = readonly [day: string, direction: 'in' | 'out', yuan: number, other: string, purpose: string];
function statement(account: string, rows: readonly Row[]) {
  let balance = 9_000_000;
  const lines = rows.map(([day, direction, yuan, other, purpose], at) => {
    balance += direction === 'in' ? yuan : -yuan;
    const [credit, debit] = direction === 'in' ? [yuan.toFixed(2), ''] : ['', yuan.toFixed(2)];
    return [
      account,
      day,
      `10:0${at}:00`,
      credit,
      debit,
      balance.toFixed(2),
      other,
      purpose,
      `${account}${at}`,
    ];
  });
  const head = '账号,交易日期,交易时间,收入,支出,余额,对方户名,摘要,流水号';
  return {
    name: `${account}.csv`,
    bytes: Buffer.from([head, ...lines.map((each) => each.join(',')), ''].join('\r\n')),
  };
}

const [ONE, TWO, THREE] = ['622200000001', '622200000002', '622200000003'] as const;
const FILES = [
  statement(ONE, [
    ['2026-03-01', 'in', 47_000, '周小川', '货款'],
    ['2026-03-01', 'in', 48_000, '周 小川', '货款'],
    ['2026-03-01', 'in', 49_000, '周小川', '货款'],
    ['2026-03-02', 'in', 48_000, '财付通支付科技有限公司', '提现'],
    ['2026-03-02', 'in', 48_000, '财付通支付科技有限公司', '提现'],
    ['2026-03-02', 'in', 48_000, '财付通支付科技有限公司', '提现'],
    ['2026-03-03', 'out', 310_000, TWO, '往来'],
    ['2026-03-05', 'in', 308_000, THREE, '往来'],
  ]),
  statement(TWO, [['2026-03-04', 'out', 309_000, THREE, '往来']]),
  statement(THREE, [['2026-03-04', 'in', 309_000, TWO, '往来']]),
];

describe('a name that a bank prints with its number', () => {
  test.each([
    ['name', '孙名单'],
    ['account', '6222 0202 0000 0000 058'],
  ] as const)('is on the watch list by its %s', async (what, value) => {
    const desk = await newDesk();
    try {
      await importAll(desk, [
        statement(ONE, [['2026-03-01', 'in', 18_600, '孙名单 6222020200000000058', '定金']]),
      ]);
      const parties = new PartyStore(desk.workspace.ledger, () => 0);
      const said = { at: '2026-03-02T01:00:00.000Z', by: '林会计', reason: '名单' };
      desk.record.write(info, { action: 'test.watch', subject: {} }, () =>
        parties.appendWatchMany([{ id: 'W-1', what, value, source: '公安', version: '1', ...said }]),
      );
      const found = screeningOf(desk).look().outcomes.get('watch_list')?.findings ?? [];
      expect(found.map(({ band }) => band)).toEqual([what]);
    } finally {
      desk.close();
    }
  });
});

describe('what statements bring', () => {
  const looked = async (order: readonly number[]) => {
    const desk = await newDesk();
    try {
      const { refused } = await importAll(
        desk,
        order.flatMap((at) => FILES[at] ?? []),
      );
      expect(refused).toEqual([]);
      await runAll(desk);
      return screeningOf(desk)
        .look()
        .alerts.map(({ key, score, level, from, to, findings }) => ({
          ...{ key, score, level, from, to },
          found: findings.map(({ rule, facts, lines }) => [rule, facts, lines.length]),
        }));
    } finally {
      desk.close();
    }
  };

  test('is found by name and by number, a channel’s settlement is left alone, and the order of files is nothing to it', async () => {
    const alerts = await looked([0, 1, 2]);
    expect(alerts.flatMap(({ found }) => found.map(([rule]) => rule))).toEqual(
      expect.arrayContaining(['structuring', 'circular_flow']),
    );
    expect(alerts.filter(({ found }) => found.some(([rule]) => rule === 'structuring'))).toHaveLength(1);
    expect(await looked([2, 0, 1])).toEqual(alerts);
  });
});

describe('payments', () => {
  let pay: PayDesk;
  beforeAll(async () => {
    pay = await PayDesk.open();
  });
  afterAll(() => pay.desk.close());

  test('of a batch that nobody agreed to are held against those that went out, each by its place', async () => {
    await pay.sent([pay.item(0, 7_000_00), pay.item(1, 6_000_00)]);
    const batchNo = await pay.draft([pay.item(2, 500_00), pay.item(0, 7_000_00)]);
    const screening = screeningOf(pay.desk);
    const risks = screening.ofBatch(batchNo);
    expect(risks.map(({ place, level }) => [place, level])).toEqual([
      [1, 'clear'],
      [2, 'review'],
    ]);
    expect(risks[1]?.findings).toMatchObject([
      { rule: 'duplicate_payment', band: 'same_amount', amount: 1_400_000 },
    ]);
    // A draft is nothing that happened: it raises no alert of itself.
    expect(screening.look().alerts).toEqual([]);
  });

  test('what was looked at is kept until facts come, whatever else is written', async () => {
    const screening = screeningOf(pay.desk);
    const before = screening.look();
    pay.desk.record.write(pay.clerk, { action: 'test.note', subject: {} }, () => undefined);
    expect(screening.look()).toBe(before);
    await pay.draft([pay.item(1, 300_00)]);
    const drafted = screening.look();
    expect(drafted).not.toBe(before);
    // What is erased is gone from what was looked at as well: names stand in it.
    const { ledger } = pay.desk.workspace;
    pay.desk.record.write(pay.clerk, { action: 'test.erased', subject: {} }, () =>
      ledger.append(
        ledger.query.insertInto('retention_erasure').values({
          ...{ record_class: 'lines', key: 'x', body: '{}' },
          ...{ reason: '到期', at: '2026-10-02T01:00:00.000Z', by: '林会计' },
        }),
      ),
    );
    expect(screening.look()).not.toBe(drafted);
  });

  test('who is on the list is found without a payment, and so is who has the phone of somebody on it', () => {
    const parties = new PartyStore(pay.desk.workspace.ledger, () => 0);
    const said = { at: '2026-10-02T01:00:00.000Z', by: '林会计', reason: '建档' };
    pay.desk.record.write(pay.clerk, { action: 'test.watch', subject: {} }, () => {
      for (const [id, name, contact] of [
        ['M-00000091', '黑石贸易有限公司', '138 0013 8000'],
        ['M-00000092', '白水贸易有限公司', '+86 13800138000'],
        ['M-00000093', '清风贸易有限公司', '139 0013 9000'],
      ] as const)
        parties.appendParty({ ...partyOf({ kind: 'payee', name }), contact, id, state: 'active', ...said });
      const entry = { what: 'name', value: '黑石贸易有限公司', source: '公安', version: '1' } as const;
      parties.appendWatchMany([{ ...entry, id: 'W-1', ...said }]);
    });
    const found = screeningOf(pay.desk).look().outcomes.get('watch_list')?.findings ?? [];
    expect(found.map(({ subject, band }) => [subject.id, band])).toEqual([
      ['M-00000091', 'name'],
      ['M-00000092', 'shared'],
    ]);
  });

  test('another book finds other things over the same past, and days narrow what is found', () => {
    const screening = screeningOf(pay.desk);
    const strict = {
      ...SHIPPED_BOOK,
      rules: SHIPPED_BOOK.rules.map((rule) =>
        rule.id === 'large_value' ? { ...rule, bands: [{ code: 'any', from: 1, points: 900 }] } : rule,
      ),
    };
    const found = screening
      .lookWith(strict, '', '')
      .alerts.filter(({ typology }) => typology === 'laundering');
    expect(found.map(({ subject }) => subject.id).toSorted()).toEqual(['M-00000010', 'M-00000011']);
    expect(screening.lookWith(strict, '2027-01-01', '').alerts).toEqual([]);
    expect(screening.look().alerts.filter(({ typology }) => typology !== 'sanctions')).toEqual([]);
  });
});
