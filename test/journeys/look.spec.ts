/** What no eye should have to check twice: shares that are shares, amounts that are said, and the ways out that must always work. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo, openDemo } from '../support/clerk.ts';
import { show } from '../support/screens.ts';
import { ordersCsv } from '../support/small-files.ts';

test.use({ actionTimeout: 15_000 });

test('the figures of the demo, as an eye goes over them', async ({ app, page }) => {
  await page.goto(app.address);
  await openDemo(page);
  await test.step('no leg says more than all of it', () => sharesAreShares(page));
  await test.step('an order that was not paid says its amount, without a sign', () => unpaidSayAmounts(page));
  await test.step('a link to a group opens it under the tab where it stands', () => linkOpens(page));
});

async function sharesAreShares(page: Page): Promise<void> {
  for (const screen of ['today', 'matching']) {
    await show(page, screen);
    const text = await page.locator('main').innerText();
    const shares = [...text.matchAll(/(-?[\d.-]+)%/g)].map(([, share]) => Number(share));
    expect(shares.length).toBeGreaterThan(2);
    for (const share of shares) expect(share >= 0 && share <= 100, `${share}%`).toBe(true);
    const counts = [...text.matchAll(/(-?[\d,]+) \/ (-?[\d,]+) 笔/g)];
    expect(counts).toHaveLength(3);
    for (const [said, part = '', whole = ''] of counts)
      expect(Number(part.replaceAll(',', '')) <= Number(whole.replaceAll(',', '')), said).toBe(true);
  }
}

async function unpaidSayAmounts(page: Page): Promise<void> {
  await show(page, 'orders?q=%E4%BA%A4%E6%98%93%E7%8A%B6%E6%80%81%3A%E5%BE%85%E5%A4%84%E7%90%86'); // 交易状态:待处理
  const rows = page.getByRole('grid').getByRole('row', { name: /已下单/ });
  await expect(rows.first()).toBeVisible();
  for (const text of await rows.allInnerTexts()) {
    expect(text).toMatch(/[1-9][\d,]*\.\d\d/);
    expect(text).not.toMatch(/[+−]\d/);
  }
}

test('the recovery code opens a locked workspace', async ({ app, page }) => {
  await page.goto(app.address);
  const code = await createWorkspace(page);
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: '忘记密码？用恢复码' }).click();
  await page.getByRole('textbox', { name: '恢复码' }).fill('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA');
  await page.keyboard.press('Enter');
  await expect(page.getByText('密码或恢复码不正确')).toBeVisible();
  await page.getByRole('textbox', { name: '恢复码' }).fill(code.replaceAll('-', ' ').toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
});

test('a big file can be stopped while it is read, and nothing of it stays', async ({ app, page }) => {
  const file = join(await mkdtemp(join(tmpdir(), 'countinghouse-big-')), 'orders-big.csv');
  await writeFile(file, ordersCsv(150_000));
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'statements');
  const input = page.locator('input[type=file]:not([webkitdirectory])');
  const cancel = page.getByRole('status').getByRole('button', { name: '取消' });

  await input.setInputFiles(file);
  await cancel.click();
  await expect(page.getByText('把对账单拖进窗口')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByText('明细', { exact: true }).click();
  await expect(page.locator('main')).toContainText('全部明细0 行');
  await expect(page.getByText('没有符合的明细')).toBeVisible();
  await page.getByText('已导入', { exact: true }).click();
  await expect(page.getByText('还没有导入过对账单')).toBeVisible();
});

test('files dropped anywhere in the window are read', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'orders');
  const transfer = await page.evaluateHandle((text) => {
    const held = new DataTransfer();
    held.items.add(new File([text], 'orders-dropped.csv', { type: 'text/csv' }));
    return held;
  }, ordersCsv(3).toString());
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('松开鼠标，读取这些文件')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('松开鼠标，读取这些文件')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /orders-dropped\.csv/ })).toBeVisible();
  await expect(page.getByText('1 份待入账')).toBeVisible();
});

async function linkOpens(page: Page): Promise<void> {
  await show(page, 'matching/order_trade?tab=accepted');
  await expect(page).toHaveURL(/key=/);
  const key = new URLSearchParams(page.url().split('?')[1]).get('key') ?? '';
  await show(page, 'today');
  await show(page, `matching/order_trade/${encodeURIComponent(key)}`);
  await expect(page.getByRole('grid', { name: '已匹配' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`key=${key}`));
}
