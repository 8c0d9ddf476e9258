/** Terms of settlement: read as sentences, tried before they change, agreed to by a second person, and what they do to what waits. */
import type { Page } from '@playwright/test';
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { createWorkspace, openDemo } from '../support/clerk.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';
import { addPerson, comeIn, REVIEWER } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const rowOf = (page: Page, name: RegExp) =>
  page.getByRole('table', { name: '结算周期' }).getByRole('row', { name });

test('a cycle is changed by two persons, typed errors are said at once, and the default comes back', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const password = await addPerson(page, REVIEWER);
  const reviewer = await comeIn(page, app, REVIEWER, password);
  await show(page, 'rules?tab=terms');

  await test.step('what ships reads as a sentence and says that it is a default', async () => {
    await expect(rowOf(page, /^微信支付/)).toContainText(
      '1 个工作日后到账（T+1） · 24:00 日切 · 宽限 1 个工作日 · 账单 1 个工作日内应到',
    );
    await expect(rowOf(page, /^微信支付/)).toContainText('默认');
  });

  await test.step('what cannot be is said while it is typed, and nothing can be saved', async () => {
    await page.getByRole('button', { name: '修改 微信支付', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '日切时间' }).fill('25:00');
    await expect(dialog.getByText('写成 时:分，如 22:00')).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^保存/ })).toBeDisabled();
    await dialog.getByRole('textbox', { name: '日切时间' }).fill('22:00');
    await dialog.getByRole('textbox', { name: '天数' }).fill('2');
    await expect(dialog.getByText(/2 个工作日后到账（T\+2） · 22:00 后计入次日/)).toBeVisible();
    await dialog.getByRole('button', { name: '看看会改变什么' }).click();
    await expect(dialog.getByText('还没有导入文件，没有可比的。')).toBeVisible();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('新协议');
    await dialog.getByRole('button', { name: /^保存/ }).click();
    await expect(page.getByText(/已提交，等另一人复核/)).toBeVisible();
    await expect(rowOf(page, /^微信支付/)).toContainText('默认');
  });

  await test.step('the reviewer reads the very sentence and agrees', async () => {
    await show(reviewer, 'approvals');
    await expect(reviewer.getByRole('heading', { name: /修改结算条款/ })).toBeVisible();
    await expect(reviewer.getByText(/微信支付 · 2 个工作日后到账（T\+2） · 22:00 后计入次日/)).toBeVisible();
    await reviewer.getByRole('button', { name: /^批准/ }).click();
    const dialog = reviewer.getByRole('dialog');
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: /批准/ }).click();
    await expect(rowOf(page, /^微信支付/)).toContainText('本单位设定');
    await expect(rowOf(page, /^微信支付/)).toContainText('22:00 后计入次日');
  });

  await test.step('who only reviews reads the terms and has nothing to change them with', async () => {
    await show(reviewer, 'rules?tab=terms');
    await expect(reviewer.getByText('改动条款需要“运行匹配”权限。')).toBeVisible();
    await expect(reviewer.getByRole('button', { name: '添加费率' })).toHaveCount(0);
  });
});

test('the demo: a tighter cycle shows what would become a break, and a holiday of the firm stands in the year', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  await show(page, 'rules?tab=terms');

  await test.step('the calendar of a year: holidays, weekends worked, and what is not announced', async () => {
    const year = page.locator('section', { has: page.getByRole('heading', { name: '日历' }) });
    while (!(await year.getByText('2026 年').isVisible()))
      await year.getByRole('button', { name: '上一年' }).click();
    await expect(year.locator('[title^="2026-10-01"]')).toHaveAttribute('title', /休息日 · 国庆节/);
    await expect(year.locator('[title^="2026-10-10"]')).toHaveAttribute('title', /工作日 · 调休上班/);
    for (let at = 0; at < 4; at += 1) await year.getByRole('button', { name: '下一年' }).click();
    await expect(year.getByText(/2030 年的节假日安排尚未公布/)).toBeVisible();
    for (let at = 0; at < 4; at += 1) await year.getByRole('button', { name: '上一年' }).click();
  });

  await test.step('by keyboard: a day is named by its date; alone at the desk it holds at once', async () => {
    await page.getByRole('button', { name: '改某一天' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '日期' }).fill('2026-10-32');
    await expect(dialog.getByText('要一个真实的日期，如 2026-10-08')).toBeVisible();
    await dialog.getByRole('textbox', { name: '日期' }).fill('2026-10-20');
    await dialog.getByRole('textbox', { name: '名称（可不填）' }).fill('店庆盘点');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('盘点不结算');
    await page.keyboard.press('Enter');
    await expect(page.getByText('已保存，下次匹配时生效')).toBeVisible();
    await expect(page.locator('[title^="2026-10-20"]')).toHaveAttribute(
      'title',
      /休息日 · 本单位改动 · 店庆盘点/,
    );
  });

  await test.step('a fee schedule shows what it would find before it is asked for', async () => {
    await page.getByRole('button', { name: '添加费率' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '费率（%）' }).fill('0.9');
    await dialog.getByRole('textbox', { name: '起用日' }).fill('2026-10-02');
    await dialog.getByRole('button', { name: '看看会改变什么' }).click();
    await expect(dialog.getByText(/手续费不符：\d+ → /)).toBeVisible({ timeout: 60_000 });
    await dialog.getByRole('button', { name: word('action.cancel') }).click();
    await expect(page.getByRole('table', { name: '费率', exact: true })).not.toContainText('0.9%');
  });

  await test.step('what a channel publishes holds for nothing until it is taken over, by one press', async () => {
    const published = page.getByRole('table', { name: '渠道公布的费率' });
    await page.locator('summary', { hasText: '渠道公布的费率' }).click();
    await published.getByRole('button', { name: /^采用 银联/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '阶梯' }).click();
    await page.getByRole('option', { name: '分段累进' }).click();
    await dialog.getByRole('textbox', { name: '第 1 档 超过' }).fill('1,000,000');
    await dialog.getByRole('textbox', { name: '第 1 档 费率（%）' }).fill('0.55');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('与合同一致');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: '费率', exact: true })).toContainText(
      /费率 0\.6%（CNY） · 按当月交易额分段：超过 1,000,000\.00 CNY 的部分 0\.55%/,
    );
    await expect(published.getByRole('row', { name: /^银联/ })).toHaveCount(0);
  });

  await test.step('in the dark and on a narrow window, nothing is faint and nothing stands out of the page', async () => {
    for (const colorScheme of ['dark', 'light'] as const)
      for (const width of [900, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await show(page, 'rules?tab=terms');
        await page.mouse.move(0, 0);
        await page.waitForTimeout(250); // Colours change over 100 ms.
        expect(await tooWide(page), `${colorScheme} ${width}`).toEqual([]);
        expect(await faintTexts(page), `${colorScheme} ${width}`).toEqual([]);
      }
  });
});

test('in English no word of it is Chinese', async ({ app, page }) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'English' }).click();
  await createWorkspace(page, 'en');
  await show(page, 'rules?tab=terms');
  expect(await chineseIn(page)).toEqual([]);
  for (const name of [
    'Edit WeChat Pay',
    'Set for one account',
    'Add a fee schedule',
    'Add a reserve',
    'Set sharing',
    'Set a day',
  ]) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await chineseIn(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
