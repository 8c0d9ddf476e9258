/**
 * The page under its own policy: nothing that the app shows, of whatever kind, breaks it, and every style that a library makes is heeded.
 * The journeys' own page is watched in each of them (test/support/app.ts); here is opened what makes styles.
 */
import { expect, test } from '../support/app.ts';
import { watchBreaches } from '../support/breach-watch.ts';
import { goTo, openDemo } from '../support/clerk.ts';
import { unheededStyles } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

test('dialogs, drawers, menus, notices and looks keep to the policy', async ({ app, page }) => {
  await page.goto(app.address);
  await openDemo(page);
  const opened = async (what: string) => expect(await unheededStyles(page), what).toEqual([]);

  await test.step('the palette, and the page beneath it held still', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder('输入页面、操作或单号')).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('hidden');
    await opened('palette');
    await page.keyboard.press('Escape');
  });
  await test.step('a dialog', async () => {
    await expect(page.getByPlaceholder('输入页面、操作或单号')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '全部按键' })).toBeVisible();
    await opened('dialog');
    await page.keyboard.press('Escape');
  });
  await test.step('a menu, and a notice', async () => {
    await goTo(page, 'matching');
    await page.getByRole('button', { name: '导出' }).click();
    const entry = page.getByRole('menuitem', { name: /差异/ });
    await expect(entry).toBeVisible();
    await opened('menu');
    await Promise.all([page.waitForEvent('download'), entry.click()]);
    await expect(page.locator('.mantine-Notification-root')).toBeVisible();
    await opened('notice');
  });
  await test.step('a drawer, and a list to choose from', async () => {
    await goTo(page, 'exceptions');
    await page.getByRole('row').nth(2).click();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await opened('drawer');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByPlaceholder('所有对账腿').or(page.getByRole('combobox')).first().click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await opened('list');
    await page.keyboard.press('Escape');
  });
  await test.step('every look', async () => {
    await goTo(page, 'settings');
    for (const look of ['深色', '高对比度', '浅色']) {
      await page.getByText(look, { exact: true }).click();
      await opened(look);
    }
  });
});

test('what the watch of every journey would see: a style without the nonce, as an element and in an attribute', async ({
  app,
  context,
}) => {
  const page = await context.newPage();
  const breaches = await watchBreaches(page);
  await page.goto(app.address);
  await page.locator('h1').first().waitFor();
  expect(breaches).toEqual([]);
  await page.evaluate(() => document.head.append(document.createElement('style')));
  await expect
    .poll(() => breaches.splice(0))
    .toContainEqual(expect.stringMatching(/^style-src-elem inline /));
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>'));
  await expect.poll(() => breaches).toContainEqual(expect.stringMatching(/^style-src-attr inline /));
});
