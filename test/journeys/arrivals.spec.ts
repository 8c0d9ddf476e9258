/** The calendar of what has arrived: walked by keys, asked for a day's file, told when files are due; who may only look changes nothing. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { formatDay } from '../../shared/domain/dates.ts';
import { expect, test } from '../support/app.ts';
import { addFiles, createWorkspace, goTo } from '../support/clerk.ts';
import { bankFile } from '../support/own-money.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';
import { addPerson, comeIn, type Newcomer } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const CMB = '6225880012345678';
const CCB = '6217000099998888';
const DAY_MS = 86_400_000;
/** The app goes by the real clock and by China's day, and so does this journey. */
const dayAgo = (days: number): string => formatDay(Math.floor((Date.now() + 8 * 3_600_000) / DAY_MS) - days);

/** Two accounts: of one the last week's first days have come, of the other the days up to three days ago. */
function twoBanks(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-arrivals-'));
  const spend = (days: number, amount: string) => ({ day: dayAgo(days), amount, party: '青石茶行' });
  return [
    bankFile(CCB, [spend(9, '-3.00'), spend(8, '-4.00'), spend(7, '-5.00')], 'ccb.csv'),
    bankFile(CMB, [spend(6, '-12.50'), spend(5, '-8.00'), spend(4, '-9.90')], 'cmb.csv'),
  ].map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}

const calendarOf = (page: Page): Locator => page.getByRole('table', { name: '每个账户、每一天' });
/** An account's row; banks are told apart by the number that is not masked. */
const accountIn = (page: Page, ending: string): Locator =>
  calendarOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`\\*${ending}`) }) });
const dayIn = (account: Locator, days: number): Locator =>
  account.getByRole('button', { name: new RegExp(`^${dayAgo(days)} `) });

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

test('a clerk walks the calendar by keys, opens a day’s file, and says when files are due', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, twoBanks());
  await expect(page.getByText('2 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 2 份文件，新增 6 行/)).toBeVisible();
  const cmb = accountIn(page, '5678');
  const ccb = accountIn(page, '8888');

  await test.step('one day holds the focus; arrows move it over days and accounts, and stop at the edges', async () => {
    await expect(calendarOf(page).locator('button[data-at][tabindex="0"]')).toHaveCount(1);
    const isCmbFirst = (await calendarOf(page).getByRole('rowheader').first().innerText()).includes('5678');
    const [first, second] = isCmbFirst ? [cmb, ccb] : [ccb, cmb];
    await dayIn(first, 4).focus(); // The last day of all: nothing is waited for after it.
    await press(page, 'ArrowRight', 1);
    await expect(dayIn(first, 4)).toBeFocused();
    await press(page, 'ArrowLeft', 1);
    await expect(dayIn(first, 5)).toBeFocused();
    await press(page, 'ArrowDown', 1);
    await expect(dayIn(second, 5)).toBeFocused();
    await press(page, 'ArrowDown', 1);
    await expect(dayIn(second, 5)).toBeFocused();
    await press(page, 'ArrowUp', 2);
    await expect(dayIn(first, 5)).toBeFocused();
    await expect(calendarOf(page).locator('button[data-at][tabindex="0"]')).toHaveCount(1);
  });

  await test.step('each day says its state in words', async () => {
    await expect(dayIn(cmb, 5)).toHaveAccessibleName(`${dayAgo(5)} 已到`);
    await expect(dayIn(ccb, 5)).toHaveAccessibleName(`${dayAgo(5)} 之后`);
  });

  await test.step('Enter on a day that arrived opens its file among the imported ones', async () => {
    await dayIn(cmb, 5).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/tab=history&import=\d+/);
    await expect(page.getByRole('dialog', { name: 'cmb.csv' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: '已导入的对账单' })).toBeVisible();
  });

  await test.step('a time that is none is not taken', async () => {
    await goTo(page, 'statements');
    await expect(cmb.getByRole('rowheader')).toContainText('不定期（推断）');
    await cmb.getByRole('button', { name: /的到达周期$/ }).click();
    const dialog = page.getByRole('dialog', { name: '银行流水 622588******5678 的到达周期' });
    await dialog.getByRole('combobox', { name: '周期' }).click();
    await page.getByRole('option', { name: '每天' }).click();
    await dialog.getByRole('textbox', { name: '期末后几天到' }).fill('1');
    await dialog.getByRole('textbox', { name: '几点前（北京时间）' }).fill('9点半');
    await expect(dialog.getByText('写成 09:30')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
  });

  await test.step('every day, by 09:30: what should be here by now reads late', async () => {
    const dialog = page.getByRole('dialog', { name: '银行流水 622588******5678 的到达周期' });
    await dialog.getByRole('textbox', { name: '几点前（北京时间）' }).fill('09:30');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(dayIn(cmb, 3)).toHaveAccessibleName(`${dayAgo(3)} 逾期未到`);
    await expect(dayIn(cmb, 0)).toHaveAccessibleName(`${dayAgo(0)} 未到期`);
    await expect(cmb.getByRole('rowheader')).toContainText(/逾期 [23] 天/);
    await expect(cmb.getByRole('rowheader')).toContainText('每天（人工设定）');
    await expect(ccb.getByRole('rowheader')).not.toContainText('逾期');
    await expect(page.getByRole('contentinfo')).toContainText('1 个账户逾期');
  });

  await test.step('Enter on a late day asks for its file; the day’s work names the account', async () => {
    const chooser = page.waitForEvent('filechooser');
    await dayIn(cmb, 3).press('Enter');
    await chooser;
    await goTo(page, 'today');
    await expect(page.getByRole('main')).toContainText('逾期');
    await goTo(page, 'statements');
  });

  await test.step('the word is taken back', async () => {
    await cmb.getByRole('button', { name: /的到达周期$/ }).click();
    const dialog = page.getByRole('dialog', { name: '银行流水 622588******5678 的到达周期' });
    await expect(dialog.getByRole('combobox', { name: '周期' })).toHaveValue('每天');
    await expect(dialog.getByRole('textbox', { name: '几点前（北京时间）' })).toHaveValue('09:30');
    await dialog.getByRole('combobox', { name: '周期' }).click();
    await page.getByRole('option', { name: '按惯例' }).click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(cmb.getByRole('rowheader')).toContainText('不定期（推断）');
    await expect(cmb.getByRole('button', { name: /逾期未到/ })).toHaveCount(0);
  });

  await test.step('it fits and can be read, in both languages', async () => {
    for (const language of ['简体中文', 'English']) {
      await show(page, 'settings');
      await page.getByText(language, { exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN');
      await show(page, 'statements');
      expect(await tooWide(page), language).toEqual([]);
      expect(await faintTexts(page), language).toEqual([]);
    }
    await expect(page.locator('.mantine-Notification-root')).toHaveCount(0); // A notice keeps the words it came with.
    expect((await chineseIn(page)).filter((text) => !text.startsWith('林会计'))).toEqual([]);
  });
});

test('an auditor reads the calendar and its files, and sets nothing', async ({ app, page }) => {
  const auditor: Newcomer = { name: '周审计', login: 'zhou', role: 'auditor' };
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, twoBanks());
  await expect(page.getByText('2 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 2 份文件/)).toBeVisible();
  await expect(calendarOf(page).getByRole('button', { name: /的到达周期$/ })).toHaveCount(2);
  const hers = await comeIn(page, app, auditor, await addPerson(page, auditor));
  await show(hers, 'statements');
  const cmb = accountIn(hers, '5678');
  await expect(dayIn(cmb, 5)).toHaveAccessibleName(`${dayAgo(5)} 已到`);
  await expect(hers.getByRole('button', { name: /的到达周期$/ })).toHaveCount(0);
  await dayIn(cmb, 5).focus();
  await hers.keyboard.press('Enter');
  await expect(hers.getByRole('dialog', { name: 'cmb.csv' })).toBeVisible();
});
