/** An evidence pack: what it holds, that it ties to the ledger, that it is the same whoever makes it, and what it never tells. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../../../shared/wording/catalogue.ts';
import { importAll } from '../../../support/desk.ts';
import { CARD, ownerAt } from '../../../support/parties.ts';
import { ordersCsv } from '../../../support/small-files.ts';
import { faultsOf, verdictOf } from '../verify-pack/verdict.ts';
import {
  ALL,
  BITING,
  filledDesk,
  opened,
  type PackDesk,
  packDesk,
  recordsOf,
  TO,
  tableOf,
  textOf,
} from './pack-desk.ts';

let house: PackDesk;
let pack: Buffer;
beforeAll(async () => {
  house = await filledDesk();
  pack = await house.build();
});
afterAll(() => house.desk.close());

const TABLES = [
  'adjustments',
  'agreements',
  'approval_policies',
  'backup_drills',
  'backups',
  'chart',
  'chart_changes',
  'erasures',
  'exception_details',
  'exception_events',
  'exceptions',
  'fund_checks',
  'fund_freeze_ends',
  'fund_freezes',
  'fund_order_events',
  'fund_orders',
  'handovers',
  'journal',
  'legal_holds',
  'line_links',
  'lines',
  'match_decisions',
  'match_ends',
  'match_lines',
  'match_remainders',
  'match_runs',
  'matches',
  'order_events',
  'parties',
  'party_account_checks',
  'party_accounts',
  'payment_batches',
  'payment_events',
  'payment_instructions',
  'payment_limits',
  'payment_lines',
  'payment_receipts',
  'payment_result_files',
  'payments',
  'people',
  'periods',
  'person_states',
  'rejection_ends',
  'rejections',
  'request_decisions',
  'requests',
  'retention',
  'risk_rules',
  'role_changes',
  'rules',
  'settlement_decisions',
  'settlement_figures',
  'settlement_members',
  'settlement_payouts',
  'signals_acknowledged',
  'statement_checks',
  'statement_totals',
  'statements',
  'supersessions',
  'terms',
  'trial_balance',
  'undone_imports',
  'undone_runs',
];

describe('what is in a pack', () => {
  test('the files that its format names, in the order of their names', () => {
    expect([...opened(pack).keys()]).toEqual([
      ...TABLES.map((name) => `data/${name}.csv`),
      'dictionary.csv',
      'exclusions.csv',
      'log/checkpoint.txt',
      'log/events.jsonl',
      'log/leaves.txt',
      'manifest.json',
      'manifest.sig',
      'readme-en.txt',
      'readme-zh-CN.txt',
      ...[...TABLES, 'dictionary', 'events', 'exclusions', 'leaves', 'tie-out']
        .toSorted()
        .map((name) => `rows/${name}`),
      'tie-out.csv',
      'verify.html',
      'verify.mjs',
    ]);
  });
  test('a verifier that was written from the format alone finds nothing wrong with it', async () => {
    const verdict = await verdictOf(pack);
    expect(verdict.faults).toEqual([]);
    expect(verdict.holds).toBe(true);
  });
  test('every total of it is the ledger’s, to the cent', () => {
    const ties = tableOf(pack, 'tie-out.csv');
    expect(ties.filter(({ difference }) => Number(difference) !== 0)).toEqual([]);
    expect(
      ties.filter(({ table, where }) => table === 'lines' && where === 'import=2 & direction=in'),
    ).toEqual([
      expect.objectContaining({
        name: 'net',
        currency: 'CNY',
        pack: '99.40',
        ledger: '99.40',
        left_out: '0.00',
      }),
    ]);
    expect(ties.find(({ table, name }) => table === 'lines' && name === 'records')).toMatchObject({
      ...{ pack: '5', ledger: '5', difference: '0' },
    });
  });
  test('every column is explained, in Chinese and in English', () => {
    const explained = new Set(tableOf(pack, 'dictionary.csv').map(({ file, column }) => `${file} ${column}`));
    const there = TABLES.flatMap((name) =>
      (recordsOf(textOf(pack, `data/${name}.csv`))[0] ?? []).map((column) => `data/${name}.csv ${column}`),
    );
    expect([...explained].toSorted()).toEqual(there.toSorted());
    for (const { meaning_zh, meaning_en } of tableOf(pack, 'dictionary.csv')) {
      expect(meaning_zh).toMatch(/\p{Script=Han}/u);
      expect(meaning_en).not.toMatch(/\p{Script=Han}/u);
    }
  });
  test('an empty workspace gives a pack as well, with its people and its first events', async () => {
    const { desk, build } = await packDesk();
    const empty = await build();
    expect(await faultsOf(empty)).toEqual([]);
    expect(tableOf(empty, 'data/lines.csv')).toEqual([]);
    expect(tableOf(empty, 'data/people.csv')).toHaveLength(1);
    desk.close();
  });
});

describe('the same scope at the same head', () => {
  test('gives the same bytes: to another person, later, in another language, after looks and hand-overs', async () => {
    const { desk, world, build } = house;
    world.now = '2027-03-01T08:00:00.000Z';
    world.locale = 'en';
    desk.record.note(ownerAt(desk), { action: 'session.log_in' });
    const again = await build({}, { person: 'P-0000000009', session: 'another' });
    expect(again.equals(pack)).toBe(true);
    const later = await build({ workbooks: true });
    world.now = '2027-03-02T08:00:00.000Z';
    expect((await build({ workbooks: true })).equals(later)).toBe(true);
  });
  test('a fact moves the head: the later pack has the hand-overs, and its log extends the earlier one', async () => {
    const { desk, build } = await filledDesk();
    const before = await build();
    await importAll(desk, [{ name: 'more.csv', bytes: ordersCsv(1, 'NEW') }]);
    const after = await build();
    expect(await faultsOf(after, before)).toEqual([]);
    expect(tableOf(after, 'data/handovers.csv')).toEqual([
      expect.objectContaining({ handover_kind: 'pack', recipient: TO.recipient, text: TO.purpose }),
    ]);
    desk.close();
  });
});

describe('handing it over', () => {
  test('is recorded with recipient, purpose and what exactly went out', async () => {
    const { total, rows } = await house.desk.handlers['evidence.handed'](
      { offset: 0, limit: 500 },
      ownerAt(house.desk),
    );
    expect(total).toBe(rows.length);
    expect(rows.at(-1)).toMatchObject({ kind: 'pack', bytes: pack.length, ...TO });
  });
  test('one that is stopped on the way leaves nothing, not even the word that it went', async () => {
    const count = () => house.desk.workspace.ledger.countRows(['evidence_handover']).get('evidence_handover');
    const before = count();
    let steps = 0;
    const breathe = async () => {
      steps += 1;
      if (steps > 7) throw new Error('cancelled');
    };
    await expect(house.build({ workbooks: true }, { breathe })).rejects.toThrow('cancelled');
    expect(count()).toBe(before);
  });
});

describe('what a pack does not tell', () => {
  test('protected fields are masked, and whoever may not look at them gets no other pack', async () => {
    const everything = [...opened(pack).values()].map((each) => each.toString('utf8')).join('\n');
    for (const secret of [CARD, '110101199003070038', '王掌柜']) expect(everything).not.toContain(secret);
    expect(tableOf(pack, 'exclusions.csv')).toContainEqual(
      expect.objectContaining({ what: 'protected', why: 'masked' }),
    );
    const stranger = { person: 'P-0000000009' };
    await expect(house.build({ revealed: true }, stranger)).rejects.toThrow('no_right');
    await expect(house.build({ originals: true }, stranger)).rejects.toThrow('no_right');
    const open = await house.build({ revealed: true });
    expect(textOf(open, 'data/party_accounts.csv')).toContain(CARD);
    expect(await faultsOf(open)).toEqual([]);
  });
  test('nothing of what risk control keeps, and the same words whether there is anything or not', async () => {
    const { desk, build } = await filledDesk();
    const before = textOf(await build(), 'exclusions.csv');
    const { record, workspace } = desk;
    const at = '2026-10-19T02:00:00.000Z';
    record.write(ownerAt(desk), { action: 'risk.kept', subject: {} }, () =>
      workspace.ledger.append(
        workspace.ledger.query
          .insertInto('risk_fact')
          .values({ body: '{"what":"可疑交易报告 SAR-77"}', at, by: 'P-1' }),
      ),
    );
    const after = await build({ revealed: true, originals: true, workbooks: true });
    for (const [name, content] of opened(after))
      if (!name.startsWith('verify.')) expect(content.toString('utf8'), name).not.toContain('SAR-77');
    expect(textOf(await build(), 'exclusions.csv')).toBe(before);
    expect(before).toContain(say('en', 'exclusion.confidential').replaceAll('"', '""').slice(0, 40));
    desk.close();
  });
});

describe('cells', () => {
  test('of every table: none begins as a formula does, and none breaks a record', () => {
    for (const name of [
      ...TABLES.map((each) => `data/${each}.csv`),
      'exclusions.csv',
      'tie-out.csv',
      'dictionary.csv',
    ]) {
      const [head = [], ...rows] = recordsOf(textOf(pack, name));
      for (const row of rows) {
        expect(row, name).toHaveLength(head.length);
        for (const cell of row) expect(cell, name).not.toMatch(/^(?!-?\d+(\.\d+)?$)[=+\-@\t\r]/);
      }
    }
    expect(textOf(pack, 'data/lines.csv')).toContain(`'${BITING}`);
    expect(tableOf(pack, 'data/parties.csv')[0]?.['reason']).toBe(`'-2+3␤第二行 ${BITING}`);
  });
  test('originals are the files as they came in', async () => {
    const withOriginals = await house.build({ originals: true });
    const names = [...opened(withOriginals).keys()].filter((name) => name.startsWith('originals/'));
    expect(names.map((name) => name.slice('originals/'.length + 64))).toEqual(
      expect.arrayContaining(['-=1+1.csv', '-bill.csv']),
    );
    expect(await faultsOf(withOriginals)).toEqual([]);
  });
});

test('the plan says what the pack then holds', async () => {
  const plan = await house.desk.handlers['evidence.plan']({ scope: ALL }, ownerAt(house.desk));
  for (const { name, records, leftOut } of plan.files) {
    const lines = textOf(pack, name).split('\n').length - 1;
    expect([name, records, leftOut]).toEqual([name, name.endsWith('.csv') ? lines - 1 : lines, 0]);
  }
  expect(plan.bytes).toBeGreaterThan(pack.length / 3);
  expect(plan.accounts.map(({ account }) => account)).toContain('wechat/1900000109');
});
