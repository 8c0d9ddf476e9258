/** A clerk's morning, from an empty desk to the workbook on the reviewer's table. */
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { expect, test } from '../support/app.ts';
import { addFiles, createWorkspace, goTo, PASSWORD, statementFiles } from '../support/clerk.ts';

test.use({ actionTimeout: 15_000 });

test('files in, proved, matched, explained, handed over', async ({ app, page }) => {
  const files = await statementFiles();
  await page.goto(app.address);
  await createWorkspace(page);

  await test.step('every file becomes a plan that proves itself, and one key commits them', async () => {
    await addFiles(page, files);
    await expect(page.getByRole('row', { name: /orders\.csv/ })).toBeVisible();
    await expect(page.getByText('18 份待入账')).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByText(/已入账 18 份文件，新增 501 行/)).toBeVisible();
  });

  await test.step('the same files again add nothing', async () => {
    await addFiles(page, files);
    await expect(page.getByText('18 份待入账')).toBeVisible();
    await expect(page.getByRole('button', { name: /入账 \d+ 份/ })).toHaveCount(0);
    await page.getByRole('button', { name: '全部放弃' }).click();
    await expect(page.getByText('把对账单拖进窗口')).toBeVisible();
  });

  await test.step('matching shows both sides and the difference of every leg', async () => {
    await goTo(page, 'matching');
    await page.getByRole('button', { name: '运行匹配' }).click();
    await expect(
      page.getByRole('button', { name: /订单 ↔ 交易账单.*36,427\.29.*36,188\.30.*238\.99/ }),
    ).toBeVisible();
  });

  await test.step('a proposal is confirmed with Enter', async () => {
    await page.getByRole('button', { name: /资金账单 ↔ 银行/ }).click();
    await expect(page.getByRole('heading', { name: '金额与到账日相符' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有待确认的建议')).toBeVisible();
  });

  await test.step('an exception gets its explanation and leaves the open list', async () => {
    await goTo(page, 'exceptions');
    await expect(page.getByRole('heading', { name: '10 行' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^处理/ })).toBeEnabled(); // The first row is under the mark.
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('核销', { exact: true }).click();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('已与渠道核实');
    await dialog.getByRole('button', { name: /^处理/ }).click();
    await expect(page.getByRole('heading', { name: '9 行' })).toBeVisible();
  });

  await test.step('an order tells its whole story', async () => {
    await goTo(page, 'orders');
    await page.getByRole('textbox', { name: '筛选' }).fill('单号:QH202610160000001');
    await page.keyboard.press('Enter');
    await page.getByRole('gridcell', { name: 'QH202610160000001' }).first().dblclick();
    await expect(page.getByRole('heading', { name: /订单全程 QH202610160000001/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: '交易账单 1 行' })).toBeVisible();
  });

  await test.step('from a line to the original text of its file', async () => {
    await page
      .getByRole('link', { name: /查看原文：orders\.csv/ })
      .first()
      .click();
    await expect(page.getByText('QH202610160000001').first()).toBeVisible();
    await expect(page.getByText('商户订单号').first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the workbook holds what the screens showed', async () => {
    await goTo(page, 'matching');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitem', { name: /对账工作簿/ }).click();
    const file = await (await download).path();
    const workbook = new ExcelJS.Workbook();
    const bytes = await readFile(file);
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      '汇总',
      '差异',
      '匹配',
      '规则',
      '文件与校验',
      '说明',
    ]);
    const summary = workbook.getWorksheet('汇总');
    expect(summary?.getCell('E2').value).toBe(36427.29);
    expect(summary?.getCell('H2').value).toBe(238.99);
  });

  await test.step('locked: nothing is shown; a wrong password is refused; the right one opens', async () => {
    await page.keyboard.press('Control+l');
    await expect(page.getByText('林会计')).toHaveCount(0);
    await page.getByRole('textbox', { name: '密码', exact: true }).fill('这不是正确的密码，差得很远呢');
    await page.keyboard.press('Enter');
    await expect(page.getByText('密码或恢复码不正确')).toBeVisible();
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  });
});

test('undoing an import shows what it breaks and takes exactly that away', async ({ app, page }) => {
  const files = await statementFiles();
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, files);
  await expect(page.getByText('18 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 18 份文件/)).toBeVisible();
  await goTo(page, 'matching');
  await page.getByRole('button', { name: '运行匹配' }).click();
  await expect(page.getByRole('button', { name: /订单 ↔ 交易账单/ })).toBeVisible();
  await goTo(page, 'statements');
  await page.getByText('已导入', { exact: true }).click();
  await page.getByRole('row', { name: /wechat-trade-20261016\.csv/ }).click();
  await page.getByRole('button', { name: '撤销导入' }).click();
  const dialog = page.getByRole('dialog', { name: /撤销 wechat-trade-20261016\.csv/ });
  const leaving = (name: string) =>
    dialog.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');
  await expect(leaving('撤回明细')).toHaveText(/^[1-9]\d*$/);
  const lines = Number(await leaving('撤回明细').innerText());
  await expect(leaving('解除的规则匹配')).toHaveText(/^[1-9]\d*$/);
  await dialog.getByRole('textbox', { name: /原因/ }).fill('渠道重发了这一天的账单');
  await dialog.getByRole('button', { name: '撤销导入' }).click();
  await expect(page.getByText('已撤销 wechat-trade-20261016.csv')).toBeVisible();
  await expect(page.getByRole('row', { name: /wechat-trade-20261016\.csv/ })).toHaveCount(0);
  await page.getByRole('switch', { name: '显示已撤销' }).click({ force: true });
  await expect(page.getByRole('row', { name: /wechat-trade-20261016\.csv.*已撤销/ })).toBeVisible();
  await page.getByText('明细', { exact: true }).click();
  await expect(page.locator('main')).toContainText(`全部明细${501 - lines} 行`);
});

test('a file that is no statement is refused with its reason, beside those that are', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'statements');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加文件', exact: true }).first().click();
  await (await chooser).setFiles([
    { name: 'letter.csv', mimeType: 'text/csv', buffer: Buffer.from('dear aunt\nno figures here\n') },
    {
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    },
  ]);
  await expect(page.getByText('letter.csv')).toBeVisible();
  await expect(page.getByText('picture.csv')).toBeVisible();
});
