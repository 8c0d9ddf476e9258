/** Files under a password open with the right one, say which it was, and never show it. */
import { createHash } from 'node:crypto';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, test } from 'vitest';
import { readStatement } from '../../../src-main/areas/statements/read.ts';
import { findSourceRows } from '../../../src-main/areas/statements/source/find.ts';
import { gb } from '../../support/gb.ts';
import { lockedXls, lockedZip } from '../../support/locked-files.ts';
import { tradeBill } from '../../support/wechat-bill.ts';
import { oldWorkbook, rawXlsx, seenIn } from '../../support/workbooks.ts';
import { zip } from '../../support/zip.ts';

const PASSWORD = '密码-413728';
const BILL = tradeBill([{}], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00']);
const workbook = rawXlsx({ sheets: ['<row><c><v>1</v></c><c><v>2</v></c></row>'] });
const GRID = [[[1, '1', '2']]];
const OPTIONS = { breathe: async () => {}, progress: () => {} };

describe.each(['zipcrypto', 'aes'] as const)('a zip under %s', (form) => {
  test('opens with the password that fits, and says which', async () => {
    const bytes = await lockedZip([{ name: 'a.csv', content: 'a,b', password: PASSWORD }], form);
    expect(await seenIn(bytes, 'a.zip', ['000000', PASSWORD, '111111'])).toEqual([
      { file: 'a.csv', passwordIndex: 1, text: 'a,b' },
    ]);
  });

  test('stays shut without it; the open member beside it is read', async () => {
    const bytes = await lockedZip(
      [
        { name: 'a.csv', content: 'a,b', password: PASSWORD },
        { name: 'b.csv', content: 'open' },
      ],
      form,
    );
    for (const passwords of [[], ['1'], ['1', '2', '']])
      expect(await seenIn(bytes, 'a.zip', passwords)).toEqual([
        { file: 'a.csv', refusal: 'password_protected', facts: { triedCount: passwords.length } },
        { file: 'b.csv', text: 'open' },
      ]);
  });

  test('members under different passwords, with names in GBK', async () => {
    const members = [
      { name: '业务明细.csv', content: 'one', password: 'p1' },
      { name: '账务明细.csv', content: 'two', password: 'p2' },
    ];
    expect(await seenIn(await lockedZip(members, form, gb), 'a.zip', ['p2', 'p1'])).toEqual([
      { file: '业务明细.csv', passwordIndex: 1, text: 'one' },
      { file: '账务明细.csv', passwordIndex: 0, text: 'two' },
    ]);
  });

  test('a changed byte under the right password is damage, not another password', async () => {
    const pieces = Array.from({ length: 100 }, (_, at) => createHash('sha256').update(String(at)).digest());
    const content = Buffer.concat(pieces);
    const bytes = await lockedZip([{ name: 'a.csv', content, password: PASSWORD }], form);
    bytes.writeUInt8((bytes[1500] ?? 0) ^ 1, 1500);
    expect(await seenIn(bytes, 'a.zip', [PASSWORD])).toMatchObject([{ refusal: 'damaged' }]);
  });

  test('a locked workbook within', async () => {
    const inner = officeCrypto.encrypt(workbook, { password: 'inner', type: 'standard' });
    const bytes = await lockedZip([{ name: 'in.xlsx', content: inner, password: PASSWORD }], form);
    expect(await seenIn(bytes, 'a.zip', [PASSWORD, 'inner'])).toEqual([
      { file: 'in.xlsx', passwordIndex: 1, sheets: GRID },
    ]);
    expect(await seenIn(bytes, 'a.zip', [PASSWORD])).toMatchObject([{ refusal: 'password_protected' }]);
  });
});

test('a member that says it needs a password and does not keep its word is refused', async () => {
  const bytes = zip([{ name: 'a.csv', content: 'secret', isLocked: true }]);
  expect(await seenIn(bytes, 'a.zip', ['1'])).toMatchObject([
    { refusal: expect.stringMatching(/^(password_protected|damaged)$/) },
  ]);
});

describe('a workbook', () => {
  test.each(['agile', 'standard'] as const)('encrypted by Excel (%s)', async (type) => {
    const bytes = officeCrypto.encrypt(workbook, {
      password: PASSWORD,
      ...(type === 'standard' ? { type } : {}),
    });
    expect(await seenIn(bytes, 'a.xlsx', ['x', PASSWORD])).toEqual([
      { file: 'a.xlsx', passwordIndex: 1, sheets: GRID },
    ]);
  });

  test('encrypted, and no password that fits', async () => {
    const bytes = officeCrypto.encrypt(workbook, { password: PASSWORD, type: 'standard' });
    expect(await seenIn(bytes, 'a.xlsx', ['x', 'y'])).toEqual([
      { file: 'a.xlsx', refusal: 'password_protected', facts: { triedCount: 2 } },
    ]);
  });

  test('encrypted only against change, as programs do it: opens to all', async () => {
    const bytes = officeCrypto.encrypt(workbook, { password: 'VelvetSweatshop', type: 'standard' });
    expect(await seenIn(bytes, 'a.xlsx')).toEqual([{ file: 'a.xlsx', sheets: GRID }]);
  });

  test('an old .xls', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [`第${at}笔`, at / 100]);
    const bytes = lockedXls(oldWorkbook(rows, 'biff8'), PASSWORD);
    const [part] = await seenIn(bytes, 'a.xls', ['x', PASSWORD]);
    expect(part).toMatchObject({ passwordIndex: 1 });
    const [sheet] = part && 'sheets' in part ? (part.sheets ?? []) : [];
    expect(sheet?.length).toBe(200);
    expect(sheet?.at(-1)).toEqual([200, '第199笔', '1.99']);
    expect(await seenIn(bytes, 'a.xls')).toMatchObject([{ refusal: 'password_protected' }]);
  });

  test('that asks for hash rounds without end is refused before the first', async () => {
    const bytes = officeCrypto.encrypt(workbook, { password: PASSWORD });
    const at = bytes.indexOf('spinCount="100000"');
    bytes.write('spinCount="9999999"', at);
    expect(await seenIn(bytes, 'a.xlsx', [PASSWORD])).toMatchObject([
      { refusal: 'unsupported_archive', facts: { what: '9999999 hash rounds' } },
    ]);
  });
});

test('read with its password, the file says which fitted; the way back needs it again; nothing shows it', async () => {
  const bytes = await lockedZip([{ name: 'bill.csv', content: BILL, password: PASSWORD }], 'aes');
  const { read, refused } = await readStatement(bytes, 'm.zip', { ...OPTIONS, passwords: ['x', PASSWORD] });
  expect(read).toMatchObject([{ openedBy: [1], member: 'bill.csv' }]);
  expect(refused).toEqual([]);
  expect(JSON.stringify(read.map(({ identity, member }) => ({ identity, member })))).not.toContain(PASSWORD);
  const query = { fileName: 'm.zip', member: 'bill.csv', row: 2, around: 1 };
  const source = await findSourceRows(bytes, query, undefined, [PASSWORD]);
  expect(source.rows.map((each) => each.row)).toEqual([1, 2, 3]);
  await expect(findSourceRows(bytes, query)).rejects.toMatchObject({ refusal: 'password_protected' });
  const wrong = await readStatement(bytes, 'm.zip', { ...OPTIONS, passwords: ['secret-of-hers'] });
  expect(JSON.stringify(wrong)).not.toContain('secret-of-hers');
});

test('a locked file has the hash of what it holds in a zip, and its own as a workbook', async () => {
  const open = await readStatement(zip([{ name: 'bill.csv', content: BILL }]), 'm.zip', OPTIONS);
  const bytes = await lockedZip([{ name: 'bill.csv', content: BILL, password: PASSWORD }], 'zipcrypto');
  const locked = await readStatement(bytes, 'm.zip', { ...OPTIONS, passwords: [PASSWORD] });
  expect(locked.read[0]?.identity.sha256).toBe(open.read[0]?.identity.sha256);
});
