/** Why: a clerk reads the reasons of a match and of an exception, and follows them to the row of the file. */
import type { Page } from '@playwright/test';
import type { Locale } from '../../shared/wording/catalogue.ts';
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { goTo, openDemo } from '../support/clerk.ts';
import { show } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const reasons = (page: Page, locale: Locale = 'zh-CN') =>
  page.locator('section', {
    has: page.getByRole('button', { name: new RegExp(`^${say(locale, 'why.title')}`) }),
  });

test('a match says its rule, what agrees, what does not, and what else was possible', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  await show(page, 'matching/fund_bank?tab=proposals');
  const why = reasons(page).last();

  await test.step('the rule stands as a sentence with its name and version', async () => {
    await expect(why.getByText(/ · 第 \d+ 版$/)).toBeVisible();
    await expect(why.getByText(/金额必须相等。|两侧合计必须相等。/)).toBeVisible();
  });

  await test.step('amounts and days are said with their values', async () => {
    await expect(
      why.getByText(/金额相等：[\d,]+\.\d\d CNY（\d+ 笔）= [\d,]+\.\d\d CNY（\d+ 笔）/),
    ).toBeVisible();
    await expect(why.getByText(/相隔 \d+ 天（\d+ 个工作日）/)).toBeVisible();
  });

  await test.step('W closes the reasons and opens them again; ? names the key', async () => {
    await page.keyboard.press('w');
    await expect(why.getByText(/金额相等/)).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog').getByText('为什么', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0); // Its keys are its own until it is gone.
    await page.keyboard.press('w');
    await expect(why.getByText(/金额相等/)).toBeVisible();
  });
});

test('an exception says what was looked for, where, and what came nearest', async ({ app, page }) => {
  await page.goto(app.address);
  await openDemo(page);
  await goTo(page, 'exceptions');
  await page.getByRole('gridcell', { name: '平台有·渠道无' }).first().click();
  const drawer = page.getByRole('dialog');

  await test.step('every number with its very text', async () => {
    await expect(drawer.getByRole('heading', { name: '找过什么' })).toBeVisible();
    await expect(drawer.getByText(/^商户订单号 \w+：交易账单的商户订单号里没有$/)).toBeVisible();
  });

  await test.step('the files and days', async () => {
    await expect(drawer.getByRole('heading', { name: '在哪里找' })).toBeVisible();
    await expect(drawer.getByText(/所找的日期（2026-\d\d-\d\d/)).toBeVisible();
    await expect(drawer.getByText('覆盖所找的日期').first()).toBeVisible();
  });

  await test.step('the nearest line leads to its row of the file', async () => {
    const near = drawer.locator('section', { hasText: '最接近的候选' });
    await expect(near.getByText(/^不同之处：/).first()).toBeVisible();
    await near
      .getByRole('link', { name: /^查看原文：/ })
      .first()
      .click();
    await expect(page.getByRole('dialog').locator('td[data-own], tr[data-own]').first()).toBeVisible();
  });
});
