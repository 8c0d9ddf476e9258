/** 银行存款余额调节表 over a month whose figures are known: every item on its side, both balances brought together, and nothing guessed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { book, bookEntry } from '../../../support/book-entries.ts';
import { importAll } from '../../../support/desk.ts';
import type { PayDesk } from '../../../support/pay-desk.ts';
import { pdfText } from '../../../support/pdf-text.ts';
import { lastFile, OUR_NUMBER, paperHouse, statementOf } from './house-of-papers.ts';

let pay: PayDesk;
beforeAll(async () => {
  pay = await paperHouse();
});
const on = async (day: string, account = OUR_NUMBER) =>
  await pay.desk.handlers['evidence.bankReconciliation']({ account, currency: 'CNY', day }, pay.owner);
const paper = async (format: 'pdf' | 'xlsx', day: string) => {
  const asked = { kind: 'bank_reconciliation', format, account: OUR_NUMBER, currency: 'CNY', day } as const;
  const to = { recipient: '某会计师事务所', purpose: '年报审计', taskId: '' };
  const { fileName, sha256 } = await pay.desk.handlers['evidence.paper']({ ...asked, ...to }, pay.owner);
  return { fileName, sha256, bytes: lastFile(pay) };
};

describe('the statement', () => {
  test('names the account by what is masked, and the day its statement reaches', async () => {
    const { accounts } = await pay.desk.handlers['evidence.bankAccounts']({}, pay.owner);
    expect(accounts).toMatchObject([
      { shown: '110060********0012', bankName: '工商银行城北支行', currency: 'CNY', lastDay: '2026-10-05' },
    ]);
    expect(JSON.stringify(accounts)).not.toContain(OUR_NUMBER);
  });

  test('a payout that left the channel and comes tomorrow is 企业已收、银行未收', async () => {
    const found = await on('2026-10-03');
    expect(found).toMatchObject({ standing: 'proved', bankBalance: 5_012_475, bookBalance: 5_022_515 });
    expect(found.items).toMatchObject([{ group: 'book_in', day: '2026-10-03', amount: 10_040, ageDays: 0 }]);
    expect(found).toMatchObject({ adjustedBook: 5_022_515, adjustedBank: 5_022_515, difference: 0 });
  });

  test('what nobody explained is 银行已收、企业未收 until somebody does', async () => {
    const found = await on('2026-10-05');
    expect(found.items).toMatchObject([{ group: 'bank_in', amount: 50_000, reference: 'S9' }]);
    expect(found.books.map(({ account, amount }) => [account, amount])).toEqual([
      ['1002', 5_072_515],
      ['2242', -50_000],
      ['1014', 0],
      ['1013', 0],
    ]);
    expect(found).toMatchObject({ bookBalance: 5_022_515, adjustedBook: 5_072_515, difference: 0 });
  });

  test('where no statement reaches the day the bank’s side is not known, and not guessed', async () => {
    const found = await on('2026-10-20');
    expect(found).toMatchObject({ standing: 'incomplete', bankBalance: null, difference: null });
    expect(found.items.map(({ group, amount }) => [group, amount])).toEqual([
      ['bank_in', 50_000],
      ['book_out', 30_000],
    ]);
  });

  test('an account nobody has is refused', async () => {
    await expect(on('2026-10-05', '6222000000000000')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('as a paper', () => {
  test('asked twice it is the same to the byte, carries its seal, and every hand-over is kept', async () => {
    const first = await paper('pdf', '2026-10-05');
    const again = await paper('pdf', '2026-10-05');
    expect(again.sha256).toBe(first.sha256);
    const text = pdfText(first.bytes);
    expect(text).toContain('银行存款余额调节表');
    expect(text.replace(/\s/g, '')).toMatch(/审计轨迹第\d+条，根/);
    expect(text.replace(/\s/g, '')).toMatch(/校验码[0-9A-F]{4}(-[0-9A-F]{4}){3}/);
    expect(text).not.toContain(OUR_NUMBER);
    const { rows } = await pay.desk.handlers['evidence.handed']({ offset: 0, limit: 5 }, pay.owner);
    expect(rows.filter(({ kind }) => kind === 'bank_reconciliation')).toHaveLength(2);
  });

  test('the workbook’s sums are formulas that come to what is shown, and no cell runs', async () => {
    const { bytes, sha256 } = await paper('xlsx', '2026-10-05');
    expect((await paper('xlsx', '2026-10-05')).sha256).toBe(sha256);
    const { formulas, texts } = await statementOf(bytes);
    expect(formulas.at(-1)).toMatchObject({ result: 0 });
    expect(
      formulas
        .map(({ formula }) => formula)
        .filter((each) => !/^[-+E\d]+$|^SUM\(E\d+:E\d+\)$|^0$/.test(each)),
    ).toEqual([]);
    expect(texts.some((each) => each.includes('=2+5+cmd'))).toBe(true);
  });
});

test('an entry by a person that the bank never saw stands on the book’s side, and a next file that does not go on is a difference', async () => {
  const [sub = ''] = (await pay.desk.handlers['evidence.bankAccounts']({}, pay.owner)).accounts.map(
    (each) => each.account,
  );
  book(
    pay.desk,
    bookEntry('2026-10-05', [[`1002/${sub}`, 700]], [['2241', 700]], { memo: '现金缴存', origin: 'manual' }),
  );
  const found = await on('2026-10-05');
  expect(found.items).toContainEqual(
    expect.objectContaining({ group: 'book_in', amount: 700, text: '现金缴存' }),
  );
  expect(found).toMatchObject({ difference: 0 });
  // November's file opens 1.00 above what October's closed with: of the days between nothing is known.
  const rows =
    '2026-11-03,12:00:00,5.00,,50731.15,乙公司,,货款,S10\n2026-11-04,12:00:00,6.00,,50737.15,乙公司,,货款,S11\n';
  const head = `企业账户交易明细\n账号：${OUR_NUMBER}\n户名：青禾生活商贸有限公司\n币种：人民币\n起始日期：2026-11-01 终止日期：2026-11-30\n`;
  const columns = '交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号\n';
  await importAll(pay.desk, [{ name: 'november.csv', bytes: Buffer.from(head + columns + rows) }]);
  expect(await on('2026-10-31')).toMatchObject({ standing: 'incomplete', bankBalance: null });
  const november = await on('2026-11-03');
  expect(november).toMatchObject({ bankBalance: 5_073_115, standing: 'proved', difference: -100 });
  // Not in the books yet: the bank has it.
  expect(november.items).toContainEqual(expect.objectContaining({ group: 'bank_in', amount: 500 }));
});
