/** The day's screen as it is meant: all of it in one look, each figure a step from what makes it up, and for a manager no way that is not hers. */
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../shared/contract/call.ts';
import { expect, test } from '../support/app.ts';
import { openDemo, press } from '../support/clerk.ts';
import { show } from '../support/screens.ts';
import { addPerson, comeIn } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const MANAGER = { name: '吴主管', login: 'wuzg', role: 'manager' } as const;
const figures = (page: Page) => page.getByRole('list', { name: '要点' });

test('the day stands in one screen, and every figure leads to what it is made of', async ({ app, page }) => {
  await page.goto(app.address);
  await openDemo(page);

  await test.step('nothing has to be scrolled to: what to do, the legs, files, exceptions, money under way', async () => {
    await expect(page.getByRole('region', { name: '下一步' })).toBeVisible();
    await expect(figures(page)).toContainText('0.00 ✓');
    for (const name of ['文件到达', '待处理差异', '在途资金'])
      await expect(page.getByRole('heading', { name })).toBeInViewport();
    const main = page.locator('main');
    expect(await main.evaluate((view) => view.scrollHeight - view.clientHeight)).toBe(0);
  });

  await test.step('a count of exceptions opens the list that has exactly so many', async () => {
    const count = page.locator('main a[href*="kind="][href*="q="]').first();
    const said = Number(await count.innerText());
    await count.click();
    await expect(page.getByRole('heading', { name: '差异', level: 1 })).toBeVisible();
    await expect(page.getByRole('grid').first()).toHaveAttribute('aria-rowcount', String(said + 1));
    await page.goBack();
  });

  await test.step('sales open the board of money at the days that are compared', async () => {
    await figures(page).getByRole('link', { name: /成交/ }).click();
    await expect(page.getByRole('heading', { name: '分析', level: 1 })).toBeVisible();
    await expect(page).toHaveURL(/tab=money&range=2026-10-11_2026-10-18/);
    await press(page, 'g t');
    await expect(figures(page)).toBeVisible();
  });

  await test.step('a manager sees the money first, and no way that is closed to her', async () => {
    const password = await addPerson(page, MANAGER, DEMO_PASSWORD);
    const manager = await comeIn(page, app, MANAGER, password, 'Demo');
    await show(manager, 'today');
    await expect(figures(manager).getByRole('listitem').first()).toContainText('成交');
    await expect(manager.getByRole('article')).toHaveCount(3);
    const ways = await manager
      .locator('main a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(ways.length).toBeGreaterThan(2);
    expect(ways.filter((way) => !way.startsWith('#/analytics?'))).toEqual([]);
  });
});
