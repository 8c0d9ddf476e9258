/** The same app in English: no word left behind. Every screen of the demo is looked at in every-screen.spec.ts. */
import { expect, test } from '../support/app.ts';
import { createWorkspace, openDemo } from '../support/clerk.ts';
import { chineseIn, SCREENS, show } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

test('English from the door through every empty screen', async ({ app, page }) => {
  await page.goto(app.address);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await chineseIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('short');
  await page.getByRole('textbox', { name: 'Password again' }).fill('shorter');
  await expect(page.getByText('The two entries differ')).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back' }).click();
  await createWorkspace(page, 'en');
  for (const screen of SCREENS) {
    await show(page, screen);
    expect(await chineseIn(page), screen).toEqual([]);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('A place, an action, or a number')).toBeVisible();
  expect((await chineseIn(page)).filter((text) => !text.includes('简体中文'))).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await expect(page.getByText('Forgot the password? Use the recovery code')).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
});

test('English with the demo: the words are English, the data is as the files say it', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'English' }).click();
  await openDemo(page, 'en');
  await test.step('what opens over a screen', async () => {
    await show(page, 'exceptions');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'What was looked for' })).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    expect(await chineseIn(page)).toEqual([]);
    for (const [key, title] of [
      ['d', /^Dispose/],
      ['e', /^Assign/],
      ['n', /^Add a note/],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      expect(await chineseIn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: title })).toHaveCount(0);
    }
    await show(page, 'orders');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /The story of an order/ })).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    expect(await chineseIn(page)).toEqual([]);
  });
});
