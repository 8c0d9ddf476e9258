/** What is read from the books: entries found and led back to their lines, balances that run on, and client funds summed from below. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Input } from '../../../../shared/contract/calls.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import { book, bookEntry } from '../../../support/book-entries.ts';
import { importAll, info, newDesk } from '../../../support/desk.ts';
import { accountOf, partyOf } from '../../../support/parties.ts';
import { bankFile, fundFiles, shopDays } from '../shop.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
const atOneDesk = () => {
  beforeAll(async () => {
    desk = await newDesk();
  });
  afterAll(() => desk.close());
};

const page = { offset: 0, limit: 500 };
const owner = () => ({ ...info, person: desk.workspace.person });
const entries = async (query: string, over: Partial<Input<'journal.entries'>> = {}) =>
  (await desk.handlers['journal.entries']({ ...page, query, from: '', to: '', ...over }, info)).rows.map(
    (each) => each.number.slice(-2),
  );

const atDesksOfTheirOwn = () => {
  beforeEach(async () => {
    desk = await newDesk();
  });
  afterEach(() => desk.close());
};

describe('entries', () => {
  atOneDesk();
  beforeAll(() => {
    book(
      desk,
      bookEntry('2026-09-30', [['1002', 5_000]], [['4101', 5_000]], { memo: '九月底盘点' }),
      bookEntry('2026-10-02', [['1221', 1_200]], [['1002', 1_200]], { memo: '押金, 暂付' }),
      bookEntry(
        '2026-10-01',
        [
          ['6603', 30],
          ['1221', 1_170],
        ],
        [['1002', 1_200]],
        { origin: 'automatic', rule: 'bank_fee', fact: 'import:7' },
      ),
      bookEntry('2026-10-03', [['1002', 900, 'USD']], [['6001', 900, 'USD']]),
    );
  });

  test('are listed newest day first, a page at a time, within days', async () => {
    expect(await entries('')).toEqual(['03', '01', '02', '01']);
    expect(await entries('', { offset: 1, limit: 2 })).toEqual(['01', '02']);
    expect(await entries('', { from: '2026-10-01', to: '2026-10-02' })).toEqual(['01', '02']);
  });

  test('are found by words, amounts of postings and of the whole, accounts by code or name, currency and day', async () => {
    expect(await entries('押金')).toEqual(['01']);
    expect(await entries('"import:7"')).toEqual(['02']);
    expect(await entries('金额:12')).toEqual(['01', '02']);
    expect(await entries('金额:0.30')).toEqual(['02']);
    expect(await entries('账户:6603')).toEqual(['02']);
    expect(await entries('账户:银行手续费 -币种:USD')).toEqual(['02']);
    expect(await entries('币种:USD')).toEqual(['03']);
    expect(await entries('日期:2026-09')).toEqual(['01']);
    expect(await entries('-日期:2026-10')).toEqual(['01']);
  });

  test('an entry has no owner or age: such a filter is refused, not passed over', async () => {
    await expect(() => entries('负责人:孙')).rejects.toMatchObject({ kind: 'bad_input' });
  });

  test('one that was undone and the one that undid it name each other', async () => {
    const [undoing] = book(
      desk,
      bookEntry('2026-10-05', [['1002', 1_200]], [['1221', 1_200]], { origin: 'reversal', reverses: 2 }),
    );
    const views = (await desk.handlers['journal.entries']({ ...page, query: '', from: '', to: '' }, info))
      .rows;
    expect(views.find((each) => each.id === 2)).toMatchObject({ reversedBy: undoing, reverses: null });
    expect(views.find((each) => each.id === undoing)).toMatchObject({ reversedBy: null, reverses: 2 });
  });

  test('an entry nobody wrote is not found', () => {
    expect(() => desk.handlers['journal.entry']({ ...page, id: 99 }, info)).toThrow(
      expect.objectContaining({ kind: 'not_found' }),
    );
  });
});

describe('lines and accounts', () => {
  atOneDesk();

  test('a line leads to every entry that books it, also when it was undone, with what each books of it', async () => {
    await importAll(desk, [bankFile(shopDays('2026-03-30', 3))]);
    const [first = 0, second = 0] = desk.lines.set('bank').lineId;
    const members = { lines: Uint32Array.of(first, second), amounts: Float64Array.of(100, 20), keys: [] };
    const fee = { lines: Uint32Array.of(second), amounts: Float64Array.of(3), keys: [] };
    book(
      desk,
      bookEntry('2026-04-01', [['1002', 120]], [['2242', 120]], {
        origin: 'automatic',
        rule: 'bank_in',
        members,
      }),
      bookEntry('2026-04-01', [['6603', 3]], [['1002', 3]], {
        origin: 'automatic',
        rule: 'bank_fee',
        members: fee,
      }),
    );
    book(
      desk,
      bookEntry('2026-04-02', [['2242', 120]], [['1002', 120]], { origin: 'reversal', reverses: 1 }),
    );
    const of = async (lineId: number) =>
      (await desk.handlers['journal.ofLines']({ lineIds: [lineId] }, info)).entries.map(
        ({ entry, amount }) => [entry.id, amount],
      );
    expect(await of(first)).toEqual([
      [1, 100],
      [3, 100],
    ]);
    expect(await of(second)).toEqual([
      [1, 20],
      [3, 20],
      [2, 3],
    ]);
    expect(await of(999_999)).toEqual([]);
    // What is booked after a first look is found by the next.
    book(
      desk,
      bookEntry('2026-04-03', [['1002', 3]], [['6603', 3]], {
        origin: 'automatic',
        rule: 'bank_in',
        members: fee,
      }),
    );
    expect((await of(second)).at(-1)).toEqual([4, 3]);
    // The way back: the entry, and the one that undid it, show the same lines.
    for (const id of [1, 3]) {
      const { lines } = await desk.handlers['journal.entry']({ offset: 1, limit: 1, id }, info);
      expect(lines).toMatchObject({ total: 2, rows: [{ amount: 20, line: { id: second } }] });
    }
  });

  test('an account ledger runs on from what stood before, on whichever page one begins', async () => {
    book(
      desk,
      bookEntry('2026-09-10', [['1012/bank:a', 700]], [['4101', 700]]),
      ...[1, 2, 3, 4].map((day) =>
        bookEntry(`2026-10-0${day}`, [['6603', 10 * day]], [['1012/bank:a', 10 * day]]),
      ),
      bookEntry('2026-10-02', [['1012/bank:b', 55]], [['4101', 55]]),
    );
    const ledger = (over: object) =>
      desk.handlers['journal.ledger'](
        { ...page, account: '1012', sub: 'bank:a', currency: 'CNY', from: '2026-10-01', to: '', ...over },
        info,
      );
    expect(await ledger({})).toMatchObject({ opening: 700, debit: 0, credit: 100, closing: 600, total: 4 });
    const { rows } = await ledger({ offset: 2, limit: 2 });
    expect(rows.map(({ day, amount, balance }) => [day, amount, balance])).toEqual([
      ['2026-10-03', 30, 640],
      ['2026-10-04', 40, 600],
    ]);
    expect(await ledger({ sub: null, to: '2026-10-02' })).toMatchObject({
      opening: 700,
      closing: 725,
      total: 3,
    });
    expect(await ledger({ currency: 'USD' })).toMatchObject({ opening: 0, closing: 0, total: 0, rows: [] });
  });
});

describe('the books against the statements', () => {
  atDesksOfTheirOwn();
  const proof = async (asOf = '') => (await desk.handlers['journal.proof']({ asOf }, info)).rows;
  const post = async () => {
    const { hash } = await desk.handlers['journal.plan']({ ...page, taskId: '' }, info);
    await desk.handlers['journal.post']({ hash, taskId: '' }, info);
  };
  const DAYS = shopDays('2026-03-30', 3);

  test('hold once posted; a statement that was not booked yet differs by what it says moved', async () => {
    const [first, ...later] = fundFiles(DAYS);
    await importAll(desk, first ? [first] : []);
    await post();
    expect(await proof()).toMatchObject([{ standing: 'proved', difference: 0, statedOn: '2026-03-30' }]);
    await importAll(desk, later);
    const [row] = await proof();
    expect(row).toMatchObject({ standing: 'differs', statedOn: '2026-04-01' });
    expect(row?.difference).toBe((row?.book ?? 0) - (row?.stated ?? 0));
    // As of the day of the first file nothing differs.
    expect(await proof('2026-03-30')).toMatchObject([{ standing: 'proved' }]);
    await post();
    expect(await proof()).toMatchObject([{ standing: 'proved', difference: 0 }]);
  });

  test('books that moved on since the last statement are ahead of it, and an account without one is not stated', async () => {
    await importAll(desk, fundFiles(DAYS));
    await post();
    const sub = (await proof())[0]?.sub ?? '';
    book(
      desk,
      bookEntry('2026-04-05', [['6602', 5]], [[`1012/${sub}`, 5]]),
      bookEntry('2026-04-05', [['1002/bank:z', 9]], [['4101', 9]]),
    );
    expect(await proof()).toMatchObject([
      { sub: 'bank:z', standing: 'not_stated', book: 9, stated: null, difference: null },
      { sub, standing: 'behind', difference: 0 },
    ]);
    // What was booked late is of the day it happened: it breaks the proof of that day.
    book(desk, bookEntry('2026-04-06', [['6602', 1]], [[`1012/${sub}`, 1]], { lateOf: '2026-03-31' }));
    expect((await proof()).find((each) => each.sub === sub)).toMatchObject({
      standing: 'differs',
      difference: -1,
    });
  });
});

describe('client funds', () => {
  atDesksOfTheirOwn();
  const funds = async (asOf = '') => (await desk.handlers['journal.clientFunds']({ asOf }, info)).rows;
  const party = async (name: string): Promise<string> =>
    (
      await desk.handlers['parties.save'](
        { partyId: null, body: partyOf({ name, shortName: name }), reason: 'x' },
        owner(),
      )
    ).partyId;

  test('are owed to each party by itself: what one owes us lowers nothing', async () => {
    const [tea, rice] = [await party('茶铺'), await party('米行')];
    book(
      desk,
      bookEntry('2026-10-01', [['1122', 1_000]], [[`2202/${tea}`, 1_000]]),
      bookEntry('2026-10-02', [[`2202/${rice}`, 300]], [['1122', 300]]),
      // The same party's other sub-ledger is not set against it either.
      bookEntry('2026-10-03', [['1122', 70]], [[`2203/${rice}`, 70]]),
    );
    const [row] = await funds();
    expect(row).toMatchObject({
      currency: 'CNY',
      requirement: 1_070,
      resource: 0,
      difference: -1_070,
      parties: 2,
      negatives: [{ partyId: rice, partyName: '米行', balance: -300 }],
    });
    expect((await funds('2026-10-01'))[0]).toMatchObject({ requirement: 1_000, negatives: [] });
  });

  test('only money kept apart for them counts as held', async () => {
    const tea = await party('茶铺');
    const { houseSub } = await import('../../../../src-main/areas/journal/rules/house-sub.ts');
    const number = '955880027140062026';
    await desk.handlers['parties.bindAccount'](
      {
        partyId: '',
        body: accountOf({ purpose: 'client_funds', number, bankName: '备付金存管行' }),
        reason: 'x',
      },
      owner(),
    );
    const kept = houseSub('bank', number);
    book(
      desk,
      bookEntry(
        '2026-10-01',
        [
          [`1002/${kept}`, 900],
          ['1002/bank:own', 5_000],
        ],
        [
          [`2203/${tea}`, 800],
          ['4101', 5_100],
        ],
      ),
    );
    expect((await funds())[0]).toMatchObject({
      requirement: 800,
      resource: 900,
      difference: 100,
      resources: [
        { sub: kept, subName: '备付金存管行', balance: 900, isSafeguarded: true },
        { sub: 'bank:own', balance: 5_000, isSafeguarded: false },
      ],
    });
    expect(JSON.stringify(await funds())).not.toContain(number);
  });
});
