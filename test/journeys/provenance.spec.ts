/** From a figure back to its file: the cell, the row, the sheet, the archive; and a copy of the original, which the record remembers. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { balance, camt, entry, statement } from '../support/camt.ts';
import { addFiles, createWorkspace, goTo } from '../support/clerk.ts';
import { rawXlsx } from '../support/workbooks.ts';
import { zip } from '../support/zip.ts';

test.use({ actionTimeout: 15_000 });

const HEADER = ['交易日期', '收入', '支出', '余额', '摘要'];
/** A sheet of a bank's export: a title, a blank row, the header in row 3. */
const sheet = (rows: readonly (readonly string[])[]) => {
  const cell = (text: string, column: number, row: number) =>
    text === ''
      ? ''
      : `<c r="${'ABCDE'[column]}${row}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  const printed = (cells: readonly string[], row: number) =>
    `<row r="${row}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`;
  return [
    printed(['账户流水'], 1),
    printed(HEADER, 3),
    ...rows.map((cells, at) => printed(cells, at + 4)),
  ].join('');
};
const BOOK = rawXlsx({
  sheets: [
    sheet([['2026-03-01', '10.00', '', '10.00', '甲']]),
    sheet([
      ['2026-04-01', '7.00', '', '7.00', '乙'],
      ['2026-04-02', '', '2.50', '4.50', ' 丙  丙 '],
    ]),
  ],
});
const ARCHIVE = zip([{ name: '银行/四月.xlsx', content: BOOK }]);
const MT940 = [
  ':20:STARTUMS',
  ':25:DE02100500000054540402',
  ':28C:1/1',
  ':60F:C260131EUR1000,00',
  ':61:2602020202C100,00NTRFNONREF',
  ':86:166?00GUTSCHRIFT?20RE 4711?32Petra Beispiel',
  '?21FEBRUAR',
  ':62F:C260202EUR1100,00',
  '-',
  '',
].join('\r\n');
/** Many statements in one file; one of them does not add up. */
const CAMT = camt(
  '053',
  Array.from({ length: 60 }, (_, at) =>
    statement({
      id: `S${at + 1}`,
      account: `DE8937040044053201${String(3000 + at)}`,
      balances: [
        balance('OPBD', '0.00', '2026-03-01'),
        balance('CLBD', at === 41 ? '11.00' : '10.00', '2026-03-02'),
      ],
      entries: [entry({ number: `A${at}` })],
    }),
  ),
);

function filesOf(files: Readonly<Record<string, string | Buffer>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-provenance-'));
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

const fact = (page: Page, name: string) =>
  page
    .getByRole('dialog')
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd[1]');

test('a figure of a workbook in an archive leads to its sheet, row and cell, and the original can be taken out', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, filesOf({ '银行 2026.zip': ARCHIVE, 'a.sta': MT940 }));
  await expect(page.getByText('3 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 3 份文件/)).toBeVisible();

  await test.step('each field says its cell; pointing at one marks it in the file', async () => {
    await page.getByText('明细', { exact: true }).click();
    await page.getByRole('gridcell', { name: /丙/ }).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByText('银行 2026.zip › 银行/四月.xlsx › 表「表2」 › 第 5 行')).toBeVisible();
    await expect(fact(page, '净额').getByRole('button')).toHaveText('C');
    await fact(page, '余额').hover();
    await expect(drawer.getByText(/› 单元格 D5（余额）$/)).toBeVisible();
    await expect(drawer.locator('td[data-pointed]')).toHaveText('4.50');
    await expect(
      drawer.getByRole('region', { name: '文件中的前后几行' }).locator('tr[data-own] th'),
    ).toHaveText('5');
  });

  await test.step('the keyboard does what the pointer does', async () => {
    await fact(page, '摘要').getByRole('button', { name: '摘要来自 单元格 E5（摘要）' }).focus();
    await expect(page.getByRole('dialog').locator('td[data-pointed]')).toHaveText(' 丙  丙 ', {
      useInnerText: false,
    });
  });

  await test.step('blanks are seen when asked for', async () => {
    await page.getByRole('switch', { name: '显示空白' }).click({ force: true });
    await expect(page.getByRole('dialog').getByText('·丙··丙·').first()).toBeVisible();
  });

  await test.step('the original leaves with a reason, byte for byte', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '保存原始文件' }).click();
    const asking = page.getByRole('dialog', { name: '保存 银行 2026.zip 的原始文件？' });
    await asking.getByRole('button', { name: /^保存/ }).click();
    await expect(asking.getByText('请写原因')).toBeVisible();
    await asking.getByRole('textbox', { name: /原因/ }).fill('审计抽样');
    const download = page.waitForEvent('download');
    await asking.getByRole('button', { name: /^保存/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('银行 2026.zip');
    expect(readFileSync(await file.path()).equals(ARCHIVE)).toBe(true);
    await expect(page.getByText('已保存 银行 2026.zip')).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'audit');
    await expect(page.getByRole('row', { name: /取出原始文件副本/ })).toBeVisible();
  });

  await test.step('a record of text is shown with all its lines', async () => {
    await goTo(page, 'statements');
    await page.getByText('明细', { exact: true }).click();
    await page.getByRole('gridcell', { name: /100\.00/ }).click();
    const rows = page.getByRole('region', { name: '文件中的前后几行' });
    await expect(rows.locator('[data-own]')).toHaveCount(3);
    await expect(rows.locator('[data-own]').nth(1)).toContainText('?32P**** B*******');
  });
});

test('of sixty statements in one file the one that does not add up stands first, and leads to the file', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, filesOf({ 'sixty.xml': CAMT, 'a.sta': MT940 }));
  await page.getByRole('row', { name: /sixty\.xml/ }).click();
  const groups = page.locator('tbody:has(> tr > th[scope=rowgroup])');
  await expect(groups.first()).toContainText('1 项不符');
  await expect(groups.first().locator('[aria-expanded=true]')).toBeVisible();
  await expect(groups.nth(1).locator('[aria-expanded=false]')).toBeVisible();
  await expect(page.getByRole('button', { name: /再显示其余 \d+ 组/ })).toBeVisible();

  await page.getByRole('row', { name: /a\.sta/ }).click();
  await page.getByRole('button', { name: '入账这一份' }).click();
  await expect(page.getByText(/已入账 1 份文件/)).toBeVisible();
  await page.getByText('已导入', { exact: true }).click();
  await page.getByRole('row', { name: /a\.sta/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '查看文件第 8 行' }).click();
  await expect(drawer.locator('[data-own]')).toContainText(':62F:C260202EUR1100,00');
  await expect(drawer.getByRole('button', { name: '保存原始文件' })).toBeVisible();
});
