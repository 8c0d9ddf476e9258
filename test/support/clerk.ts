/** What a clerk does with the app, in words of the screens: used by the journeys, so that each reads like a day. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Locale, say } from '../../shared/wording/catalogue.ts';
import { writeDemo } from '../../src-main/demo/demo.ts';

export const PASSWORD = '一个足够长的密码，还要再长一点点';

const WHO: Readonly<Record<Locale, { readonly name: string; readonly person: string }>> = {
  'zh-CN': { name: '城南店', person: '林会计' },
  en: { name: 'South Gate Shop', person: 'Lin' },
};

/** Statement files of a made-up shop, in a folder of their own. */
export async function statementFiles(orders = 120, days = 3): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-files-'));
  await writeDemo(folder, { orders, days, seed: 4, lastDay: '2026-10-18' });
  return readdirSync(folder)
    .filter((name) => name !== 'truth.json')
    .map((name) => join(folder, name));
}

/** A new workspace, from the first screen to the day's work; gives the recovery code. */
export async function createWorkspace(page: Page, locale: Locale = 'zh-CN'): Promise<string> {
  const word = (key: Parameters<typeof say>[1]) => say(locale, key);
  await page.getByRole('button', { name: word('workspace.create') }).click();
  const who = WHO[locale];
  await page.getByRole('textbox', { name: word('workspace.name') }).fill(who.name);
  await page.getByRole('textbox', { name: word('workspace.person') }).fill(who.person);
  await page.getByRole('textbox', { name: word('workspace.password'), exact: true }).fill(PASSWORD);
  await page.getByRole('textbox', { name: word('workspace.passwordRepeat') }).fill(PASSWORD);
  await page.getByRole('button', { name: word('workspace.create') }).click();
  const code = page.getByText(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  await expect(code).toBeVisible({ timeout: 45_000 }); // The key is derived slowly on purpose.
  const recoveryCode = await code.innerText();
  await page.getByRole('checkbox', { name: word('workspace.recoveryDone') }).check();
  await page.getByRole('button', { name: word('workspace.recoveryStart') }).click();
  await expect(page.getByRole('heading', { name: word('today.title'), level: 1 })).toBeVisible();
  return recoveryCode;
}

/** The demo, from the first screen to its day's work. */
export async function openDemo(page: Page, locale: Locale = 'zh-CN'): Promise<void> {
  await page
    .getByRole('button', { name: say(locale, 'workspace.demo') })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: say(locale, 'today.title'), level: 1 })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('article')).toHaveCount(3);
}

/** Goes to a place by the navigation. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.locator(`nav a[href="#/${path}"]`).click();
  await expect(page.locator(`nav a[href="#/${path}"][aria-current="page"]`)).toBeVisible();
}

/** Hands files in through the file button and waits until each has become a plan. */
export async function addFiles(
  page: Page,
  files: readonly string[],
  locale: Locale = 'zh-CN',
): Promise<void> {
  await goTo(page, 'statements');
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: say(locale, 'statements.addFiles'), exact: true })
    .first()
    .click();
  await (await chooser).setFiles([...files]);
}

/** Keys one after the other, as a hand presses them: what she has just seen has been drawn, and hears them. */
export async function press(page: Page, keys: string): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}
