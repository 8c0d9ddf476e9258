/** A customer's money on the screen: expected, found by its number, in the books, held back, on its way out, and never more than there is. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { addFiles, createWorkspace } from '../support/clerk.ts';
import { faintTexts, show, tooWide } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const dialogOf = (page: Page) => page.getByRole('dialog').filter({ has: page.getByRole('textbox') });

async function bind(page: Page, holder: string, number: string) {
  const dialog = dialogOf(page);
  await dialog.getByRole('textbox', { name: '账号' }).fill(number);
  await dialog.getByRole('textbox', { name: '户名' }).fill(holder);
  await dialog.getByRole('textbox', { name: '开户行' }).fill('招商银行');
  await dialog.getByRole('textbox', { name: /原因/ }).fill('开户');
  await dialog.getByRole('button', { name: /^绑定/ }).click();
  await expect(dialog).toHaveCount(0);
}

async function choose(page: Page, field: string, option: RegExp) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

/** What stands in the row of the one party, last and strongest what may leave. */
const balanceRow = (page: Page) => page.getByRole('grid', { name: '各方余额' }).getByRole('row').nth(1);

test('money a customer brings is found, booked, frozen and taken out, and no more than there is', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);

  await test.step('a customer and the accounts', async () => {
    await show(page, 'parties');
    await page.keyboard.press('n');
    const dialog = dialogOf(page);
    await dialog.getByRole('combobox', { name: '种类' }).first().click();
    await page.getByRole('option', { name: '客户', exact: true }).click();
    await dialog.getByRole('textbox', { name: '名称' }).fill('城北茶叶有限公司');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('新客户');
    await dialog.getByRole('button', { name: /^保存/ }).click();
    await page.getByRole('button', { name: /^绑定账户/ }).click();
    await bind(page, '城北茶叶有限公司', '6222021001116245702');
    await show(page, 'parties?tab=house');
    await page.keyboard.press('n');
    await bind(page, '城南店', '6225880012345678');
  });

  let orderNo = '';
  await test.step('a top-up gets the number that the payer writes into the transfer', async () => {
    await show(page, 'funds');
    await expect(page.getByText('还没有人在这里有资金')).toBeVisible();
    await page.keyboard.press('n');
    await choose(page, '商户或客户', /城北茶叶/);
    await choose(page, '本方账户', /招商银行/);
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: /^金额/ }).fill('1000.005');
    await expect(dialog.getByText('大于零的金额，至多 2 位小数')).toBeVisible();
    await dialog.getByRole('textbox', { name: /^金额/ }).fill('1,000.00');
    await dialog.getByRole('button', { name: /^登记充值/ }).click();
    const said = page.getByText(/已登记充值 TU\d{6}[0-9A-Z]{6}/);
    await expect(said).toBeVisible();
    orderNo = /TU\d{6}[0-9A-Z]{6}/.exec(await said.innerText())?.[0] ?? '';
  });

  await test.step('it is found by it in the bank’s statement, and booked', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const file = join(mkdtempSync(join(tmpdir(), 'countinghouse-files-')), 'bank.csv');
    const rows = [
      '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要',
      `${day},CNY,"1,000.00","1,000.00",转账,城北茶叶有限公司,充值${orderNo}`,
    ];
    writeFileSync(file, rows.join('\r\n'));
    await addFiles(page, [file]);
    await expect(page.getByText('1 份待入账')).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByText(/已入账 1 份文件/)).toBeVisible();
    await show(page, 'funds?tab=orders');
    await page.keyboard.press('f');
    await expect(page.getByText('对上 1 笔充值')).toBeVisible();
    await expect(page.getByText('没有待到账或待付的单')).toBeVisible();
    await show(page, 'books');
    await expect(page.getByRole('main').getByRole('button', { name: /^记账/ })).toBeEnabled();
    await page.keyboard.press('p');
    await expect(page.getByRole('dialog').getByRole('button', { name: /^记账/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已记账/)).toBeVisible();
  });

  await test.step('part of it is frozen; more than is left cannot even be typed', async () => {
    await show(page, 'funds');
    await expect(balanceRow(page)).toContainText(/1,000\.00.*0\.00.*0\.00.*1,000\.00/);
    await page.keyboard.press('z');
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: /^金额/ }).fill('1000.01');
    await expect(dialog.getByText('超过可用 1,000.00')).toBeVisible();
    await dialog.getByRole('textbox', { name: /^金额/ }).fill('400');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('法院协助冻结通知书');
    await page.keyboard.press('Enter');
    await expect(page.getByText('已冻结')).toBeVisible();
    await expect(balanceRow(page)).toContainText(/1,000\.00.*400\.00.*0\.00.*600\.00/);
  });

  await test.step('a withdrawal is laid into a batch and holds its money', async () => {
    await page.keyboard.press('w');
    const dialog = dialogOf(page);
    await choose(page, '收款账户（对方）', /招商银行/);
    await choose(page, '付款账户（本方）', /招商银行/);
    await dialog.getByRole('textbox', { name: /^金额/ }).fill('250');
    await dialog.getByRole('button', { name: /^提现/ }).click();
    await expect(page.getByText(/提现 WD\d{6}[0-9A-Z]{6} 已放进批次 PB\d{8}-\d{3}/)).toBeVisible();
    await expect(balanceRow(page)).toContainText(/1,000\.00.*400\.00.*250\.00.*350\.00/);
  });

  await test.step('her account says what is held and why; frozen money is let go', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByText('法院协助冻结通知书')).toBeVisible();
    await expect(page.getByRole('link', { name: orderNo })).toBeVisible();
    await expect(page.getByRole('row', { name: /WD.*提现.*待付款/ })).toBeVisible();
    expect(await faintTexts(page)).toEqual([]);
    await page.getByRole('button', { name: '解冻' }).click();
    await page.getByRole('dialog', { name: /^解冻/ }).getByRole('textbox', { name: /原因/ }).fill('案件已结');
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有冻结。')).toBeVisible();
  });

  await test.step('a withdrawal that has not gone out is taken back', async () => {
    await show(page, 'funds?tab=orders');
    await page.getByRole('row', { name: /WD/ }).click();
    await page.getByRole('button', { name: '取消提现', exact: true }).click();
    await page.getByRole('dialog', { name: /^取消/ }).getByRole('textbox', { name: /原因/ }).fill('客户撤回');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已取消 WD/)).toBeVisible();
    await show(page, 'funds');
    await expect(balanceRow(page)).toContainText(/1,000\.00.*0\.00.*0\.00.*1,000\.00/);
  });

  await test.step('in the dark nothing is faint and nothing stands out of the page', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const screen of ['funds', 'funds?tab=orders&show=all']) {
      await show(page, screen);
      await page.waitForTimeout(250); // Colours change over 100 ms.
      expect(await tooWide(page), screen).toEqual([]);
      expect(await faintTexts(page), screen).toEqual([]);
    }
  });
});
