/** A clerk at the workbench: searching the other side, a match that leaves something open, undo, and a difference with all that hangs on it. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { openDemo, press } from '../support/clerk.ts';
import { show } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const rowsOf = (page: Page, name: string) => page.getByRole('grid', { name }).getByRole('row');
/** The difference, and the difference in minor units beside it. */
const differenceOf = (bar: Locator) => bar.locator('dd').last().innerText();

test('what is open is matched, left open in part, added to and taken back, by keyboard', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  await show(page, 'matching/order_trade?tab=open');
  const open = page.getByRole('grid', { name: '订单 未匹配' });
  await expect(open.getByRole('row').nth(1)).toBeVisible();
  const before = Number(await open.getAttribute('aria-rowcount')); // A grid holds only the rows in sight.

  await test.step('F searches all of the other side by amount, and Esc lets it go', async () => {
    await press(page, 'f');
    const search = page.getByRole('textbox', { name: '在另一侧查找' });
    await expect(search).toBeFocused();
    await page.keyboard.insertText('0..999999');
    await expect(page.getByRole('grid', { name: '交易账单 未匹配' })).toBeVisible();
    const all = await rowsOf(page, '交易账单 未匹配').count();
    expect(all).toBeGreaterThan(1);
    await search.fill('0.00');
    await expect(rowsOf(page, '交易账单 未匹配')).toHaveCount(1); // The header alone.
    await press(page, 'Escape');
    await expect(search).toHaveValue('');
    await expect(page.getByRole('grid', { name: '交易账单 未匹配' })).toHaveCount(0);
    await press(page, 'Escape');
    await expect(search).not.toBeFocused();
  });

  await test.step('M with a difference asks what happens to it; kept open it is a difference over the match', async () => {
    await press(page, 'f');
    await page.keyboard.insertText('0..999999');
    const other = page.getByRole('grid', { name: '交易账单 未匹配' });
    await expect(other.getByRole('row').nth(1)).toBeVisible();
    await press(page, 'Enter');
    await expect(other).toBeFocused(); // What was found is chosen from at once, without a mouse.
    await press(page, 'x');
    const bar = page.locator('dl').filter({ hasText: '差额 CNY' }).last();
    const difference = await differenceOf(bar);
    expect(difference).not.toContain('✓');
    await expect(page.getByText(/个最小单位/)).toBeVisible();
    await press(page, 'm');
    const dialog = page.getByRole('dialog', { name: '人工匹配' });
    await expect(dialog.getByRole('radio', { name: '留着，还会有明细来' })).toBeChecked();
    await page.keyboard.insertText('客户分两次付款');
    await press(page, 'Escape');
    await expect(dialog).toHaveCount(0);
    await press(page, 'm');
    await expect(dialog.getByRole('textbox', { name: '原因' })).toHaveValue('客户分两次付款'); // Nothing typed is lost.
    await press(page, 'Enter');
    await expect(dialog).toHaveCount(0);
    await expect(open).toHaveAttribute('aria-rowcount', String(before - 1));

    await show(page, 'exceptions?kind=amount_differs');
    const left = rowsOf(page, '差异列表').filter({ hasText: difference });
    await expect(left).toHaveCount(1);
    await left.click();
    await page.getByRole('link', { name: '看这组匹配' }).click();
    await expect(page).toHaveURL(/tab=accepted/); // The link names the match alone; the view comes to its tab.
    await expect(rowsOf(page, '已匹配').nth(1)).toBeVisible();
    await expect(page.getByText('差额待补')).toBeVisible();
  });

  await test.step('A adds what came later; Z goes back to the match before it, and again to none', async () => {
    await press(page, 'a');
    const dialog = page.getByRole('dialog', { name: '补入明细' });
    await expect(dialog.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    await dialog.locator('[data-box]').first().click();
    await dialog.getByRole('textbox', { name: '原因' }).fill('第二笔到了');
    await press(page, 'Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('已补入')).toBeVisible();
    await press(page, 'z');
    await expect(page.getByText('已撤销：补入明细')).toBeVisible();
    await press(page, 'z');
    await expect(page.getByText('已撤销：人工匹配')).toBeVisible();
    await show(page, 'matching/order_trade?tab=open');
    await expect(open).toHaveAttribute('aria-rowcount', String(before));
  });
});

test('a proposal accepted by mistake is one again by the button of the notice; S leaves it for later', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  await show(page, 'matching/fund_bank?tab=proposals');
  const rows = rowsOf(page, '建议');
  await expect(rows.nth(1)).toBeVisible();
  const before = await rows.count();
  await press(page, 's');
  await press(page, 'k');
  await expect(page.getByText('已暂放')).toBeVisible();
  await expect(page.getByRole('button', { name: /确认匹配/ })).toBeEnabled();
  await press(page, 'Enter');
  await expect(rows).toHaveCount(before - 1);
  await page.getByRole('button', { name: /^撤销/ }).click();
  await expect(page.getByText('已撤销：确认 1 组')).toBeVisible();
  await expect(rows).toHaveCount(before);
  // Brought back by the undo it may be decided again, by the same key.
  await press(page, 'k k');
  await expect(page.getByRole('button', { name: /确认匹配/ })).toBeEnabled();
  await press(page, 'Enter');
  await expect(rows).toHaveCount(before - 1);
});

test('a difference has an owner, a due day, files and an account; late ones are found at once', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  await show(page, 'exceptions');
  const first = rowsOf(page, '差异列表').nth(1);
  await expect(first).toBeVisible();

  await test.step('T says until when; what is no day is said at once and stays to be mended', async () => {
    await press(page, 't');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: '期限' })).toBeFocused();
    await page.keyboard.insertText('2020-13-40');
    await press(page, 'Enter');
    await expect(dialog.getByText('日期写作 2026-10-31')).toBeVisible();
    await dialog.getByRole('textbox', { name: '期限' }).fill('2020-01-06');
    await press(page, 'Enter');
    await expect(dialog).toHaveCount(0);
    await expect(first).toContainText('01-06 !');
    await page.getByText('只看逾期').click();
    await expect(rowsOf(page, '差异列表')).toHaveCount(2);
    await page.getByText('只看逾期').click();
  });

  await test.step('a file is put to it and saved as it came', async () => {
    await first.click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByText('还没有记录')).toHaveCount(0);
    await drawer
      .locator('input[type=file]')
      .setInputFiles({ name: '银行回单.txt', mimeType: 'text/plain', buffer: Buffer.from('到账 40.00') });
    await expect(drawer.getByText('银行回单.txt').first()).toBeVisible();
    const saved = page.waitForEvent('download');
    await drawer.getByRole('button', { name: '另存 银行回单.txt' }).click();
    expect((await saved).suggestedFilename()).toBe('银行回单.txt');
    await press(page, 'Escape');
  });

  await test.step('S parks it on an account, Z takes that back', async () => {
    await press(page, 's');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: '挂账' })).toBeChecked();
    await dialog.getByLabel('科目', { exact: true }).selectOption({ label: '暂收' });
    await dialog.getByRole('textbox', { name: '原因' }).fill('等客户来认领');
    await press(page, 'Enter');
    await expect(dialog).toHaveCount(0);
    await show(page, 'exceptions?state=explained');
    await expect(first).toContainText('暂收');
    await press(page, 'z');
    await expect(page.getByText('已撤销：处理 1 条')).toBeVisible();
    await expect(page.getByRole('grid', { name: '差异列表' })).not.toContainText('暂收');
  });
});
