/** Analytics: a figure is opened down to its lines and adds up, what is asked stands in the address, and a board of her own is arranged by keys and kept. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createWorkspace, openDemo, press } from '../support/clerk.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const asked = (page: Page) =>
  page.evaluate(() => Object.fromEntries(new URLSearchParams(window.location.hash.split('?')[1] ?? '')));
const drawer = (page: Page) => page.getByRole('dialog', { name: /的明细$/ });
const charts = (page: Page) =>
  page.locator('main article').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-panel')));

test('from a key figure to its lines and back, with other days, and on a board of her own', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  await show(page, 'analytics?tab=money');

  await test.step('what stands behind a figure adds up to it, and a line opens where it lies', async () => {
    await page.getByRole('button', { name: /^成交额 .*打开背后的明细/ }).click();
    await expect(drawer(page).getByText('明细相加正好等于图上的数字')).toBeVisible();
    await press(page, 'j Enter');
    await expect(page).toHaveURL(/#\/statements\/line\/\d+$/);
    await page.goBack();
    await expect(drawer(page).getByText('明细相加正好等于图上的数字')).toBeVisible();
    await press(page, 'Escape');
    await expect(drawer(page)).toHaveCount(0);
  });

  await test.step('a rate is looked into by its two parts, each with its own sum; the way back from a line leads to the part', async () => {
    const part = (name: RegExp) => drawer(page).getByRole('radio', { name });
    await page.getByRole('button', { name: /^退款率（金额） .*打开背后的明细/ }).click();
    await expect(part(/^退款金额 /)).toBeChecked();
    await expect(drawer(page).getByText('明细相加正好等于图上的数字')).toBeVisible();
    await press(page, 'p');
    await expect(part(/^成交额 /)).toBeChecked();
    await expect(drawer(page).getByText('明细相加正好等于图上的数字')).toBeVisible();
    await press(page, 'Enter');
    await expect(page).toHaveURL(/#\/statements\/line\/\d+$/);
    await page.goBack();
    await expect(part(/^成交额 /)).toBeChecked();
    await press(page, 'Escape');
  });

  await test.step('by keys alone: into a chart, to a mark, behind it, and back to the chart', async () => {
    await press(page, 'j Enter');
    const chart = page.getByRole('application', { name: '交易额与笔数' });
    await expect(chart).toBeFocused();
    await press(page, 'ArrowRight Enter');
    await expect(drawer(page).getByText('明细相加正好等于图上的数字')).toBeVisible();
    await press(page, 'Escape');
    await expect(chart).toBeFocused();
  });

  await test.step('other days by keyboard; the address says them, the way back takes them back', async () => {
    await press(page, 'd');
    await page.getByRole('textbox', { name: '从', exact: true }).fill('2026-10-01');
    await page.getByRole('textbox', { name: '到', exact: true }).fill('2026-10-07');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^自选/ })).toBeVisible();
    expect(await asked(page)).toMatchObject({ tab: 'money', range: '2026-10-01_2026-10-07' });
    await press(page, ']');
    await expect(page.getByRole('button', { name: /^自选/ })).toBeVisible();
    await expect.poll(() => asked(page)).toMatchObject({ tab: 'risk', range: '2026-10-01_2026-10-07' });
    await page.goBack();
    await page.goBack();
    await expect(page.getByRole('button', { name: /^近 30 天/ })).toBeVisible();
  });

  await test.step('an address that cannot be read opens the board all the same, and says which part', async () => {
    await show(page, 'analytics?tab=money&range=never&channels=wechat&see=nothing');
    await expect(page.getByRole('alert')).toHaveText('地址里这几处看不懂，已按默认显示：日期、明细。');
    await page.getByRole('button', { name: '不再只看 微信支付' }).click();
    await expect.poll(() => asked(page)).toEqual({ tab: 'money' });
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a board is arranged by keys alone, kept under a name and opened again', async () => {
    await press(page, 'e');
    await expect(page.getByText('未命名看板', { exact: true })).toBeVisible();
    await press(page, 'Shift+J');
    await expect.poll(async () => (await charts(page)).slice(0, 2)).toEqual(['channels', 'volume']);
    await press(page, 'k x');
    await expect.poll(async () => (await charts(page))[0]).toBe('volume');
    await press(page, 'a');
    const dialog = page.getByRole('dialog', { name: '添加图' });
    await dialog.getByRole('textbox', { name: '找图' }).fill('回测');
    await dialog.getByRole('button', { name: /^预测回测/ }).click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await charts(page)).at(-1)).toBe('back_test');
    await press(page, 's');
    const name = page.getByRole('textbox', { name: /名称/ });
    await name.fill('晨会');
    await page.getByRole('checkbox', { name: '打开“分析”时先看它' }).check();
    await name.press('Enter');
    await expect(page.getByText('已保存看板“晨会”')).toBeVisible();
    await show(page, 'analytics');
    await expect(page.getByText('晨会', { exact: true })).toBeVisible();
    await expect.poll(async () => (await charts(page))[0]).toBe('volume');
    await press(page, 'v');
    await expect(page.getByRole('button', { name: /^晨会/ })).toContainText('打开“分析”时先看它');
  });

  await test.step('a chart is gone over by keys, opened, turned into its table, and kept as a picture', async () => {
    await show(page, 'analytics?tab=money&range=all');
    const card = page.locator('article[data-panel=volume]');
    const chart = card.getByRole('application');
    await chart.focus();
    await press(page, 'ArrowLeft ArrowLeft');
    // The ring is reckoned by us, the bar is drawn by the library: they must be one.
    const bars = await chart.locator('.recharts-bar-rectangle').evaluateAll((all) =>
      all.map((bar) => {
        const { x, width, y } = bar.getBoundingClientRect();
        return [x + width / 2, y];
      }),
    );
    const ring = await chart.locator(':scope > svg > rect').boundingBox();
    const [middle = 0, top = 0] = bars.at(-2) ?? [];
    expect(Math.abs((ring?.x ?? 0) + (ring?.width ?? 0) / 2 - middle)).toBeLessThan(1.5);
    expect(Math.abs((ring?.y ?? 0) + 2 - top)).toBeLessThan(2.5);
    await press(page, 'Enter');
    await expect(drawer(page).getByText('明细相加正好等于图上的数字')).toBeVisible();
    await press(page, 'Escape');
    await chart.focus();
    await press(page, 't');
    await expect(card.getByRole('table', { name: '交易额与笔数（表格）' })).toBeVisible();
    await press(page, 'ArrowDown ArrowRight t');
    await expect(chart).toBeFocused();
    const kept = page.waitForEvent('download');
    await card.getByRole('button', { name: /的更多操作$/ }).click();
    await page.getByRole('menuitem', { name: '存为图片（PNG）' }).click();
    expect((await kept).suggestedFilename()).toMatch(/^交易额与笔数 .*CNY\.png$/);
  });

  await test.step('printed, every chart is there, however far down', async () => {
    await show(page, 'analytics?tab=money');
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-was-printed', '');
    });
    await press(page, 'Control+p');
    await expect(page.locator('html[data-was-printed]')).toHaveCount(1);
    await expect(page.locator('main .mantine-Skeleton-root')).toHaveCount(0);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  });

  await test.step('in the dark and on a narrow window nothing is faint and nothing stands out', async () => {
    for (const [colorScheme, width] of [
      ['dark', 1280],
      ['light', 900],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await show(page, 'analytics?tab=money&vs=previous&channels=wechat&see=fees*fee_rate*CNY');
      await page.mouse.move(0, 0);
      await page.waitForTimeout(250); // Colours change over 100 ms.
      expect(await tooWide(page), `${colorScheme} ${width}`).toEqual([]);
      expect(await faintTexts(page), `${colorScheme} ${width}`).toEqual([]);
    }
  });
});

test('a workspace without files says what the place is for, in English without a Chinese word', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'English' }).click();
  await createWorkspace(page, 'en');
  await show(page, 'analytics');
  await expect(page.getByText('No statements to analyse yet')).toBeVisible();
  expect(await chineseIn(page)).toEqual([]);
});
