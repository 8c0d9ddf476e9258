/** A bill under a password: asked for once where it is refused, wrong said to be wrong, kept sealed, and no question for the next one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { addFiles, createWorkspace, goTo } from '../support/clerk.ts';
import { lockedZip } from '../support/locked-files.ts';
import { chineseIn, show } from '../support/screens.ts';
import { WECHAT_HEADER, walletBill, wechatNotes } from '../support/wallet-bills.ts';

test.use({ actionTimeout: 15_000 });

const FILE_PASSWORD = '413728';
const folder = mkdtempSync(join(tmpdir(), 'countinghouse-locked-'));

async function lockedBill(day: string): Promise<string> {
  const bill = walletBill({
    before: wechatNotes('共1笔记录', '收入：0笔 0.00元', '支出：1笔 12.50元', '中性交易：0笔 0.00元'),
    header: WECHAT_HEADER,
    rows: [
      [
        `2026-03-${day} 10:00:00`,
        '商户消费',
        '青石茶行',
        '"茶叶"',
        '支出',
        '¥12.50',
        '零钱',
        '支付成功',
        `42000000012026${day}0000000001\t`,
        `M${day}\t`,
        '"/"',
      ],
    ],
  });
  const path = join(folder, `微信支付账单(202603${day}-202603${day}).zip`);
  const content = [{ name: `微信支付账单-${day}.csv`, content: bill, password: FILE_PASSWORD }];
  writeFileSync(path, await lockedZip(content, 'aes'));
  return path;
}

test('typed wrong, typed right, committed; the next bill opens without a question; forgotten, it is asked for again', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, [await lockedBill('01')]);
  const password = page.getByRole('textbox', { name: '文件密码' });
  await expect(password).toBeVisible();
  await expect(page.getByRole('textbox', { name: '这是哪个来源' })).toHaveValue('微信支付账单');
  await expect(page.getByRole('button', { name: '打开', exact: true })).toBeDisabled();

  await page.locator('main h1').click();
  await page.keyboard.press('p');
  await expect(password).toBeFocused();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('密码不对，文件没有打开，也没有保存这个密码')).toBeVisible();
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');

  await page.keyboard.type(FILE_PASSWORD);
  await expect(password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: '显示或隐藏密码' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText('已打开 1 个文件，密码已封存')).toBeVisible();
  await expect(password).toHaveCount(0);
  await expect(page.getByText('1 份待入账')).toBeVisible();
  await page.locator('main h1').click();
  await page.keyboard.press('c');
  await expect(page.getByText('1 份待入账')).toHaveCount(0);

  await addFiles(page, [await lockedBill('02')]);
  await expect(page.getByText('1 份待入账')).toBeVisible();
  await expect(password).toHaveCount(0);

  await show(page, 'statements?tab=sources');
  const row = page.getByRole('row', { name: /微信支付账单/ });
  await expect(row).toContainText('文件密码');
  expect(await page.content()).not.toContain(FILE_PASSWORD);
  await page.keyboard.press('f');
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('还没有保存密码')).toBeVisible();

  await addFiles(page, [await lockedBill('03')]);
  await expect(password).toBeVisible();
  await goTo(page, 'today');
});

test('in English, by keys alone', async ({ app, page }) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'English' }).click();
  await createWorkspace(page, 'en');
  await addFiles(page, [await lockedBill('04')], 'en');
  await expect(page.getByRole('textbox', { name: 'Password of the file' })).toBeVisible();
  await page.locator('main h1').click();
  await page.keyboard.press('p');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That is not the password')).toBeVisible();
  const left = (await chineseIn(page)).filter((text) => !text.includes('微信支付账单'));
  expect(left).toEqual([]);
  await page.keyboard.type(FILE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 file opened; its password is sealed')).toBeVisible();
});
