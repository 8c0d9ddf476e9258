/** A second person at the same app: added by the first through the people's screen, and come in at a window of her own. */
import { expect, type Page } from '@playwright/test';
import type { Role } from '../../shared/contract/access.ts';
import { say } from '../../shared/wording/catalogue.ts';
import { anotherWindow } from './another-window.ts';
import type { App } from './app.ts';
import { goTo, PASSWORD } from './clerk.ts';

const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

export interface Newcomer {
  readonly name: string;
  readonly login: string;
  readonly role: Role;
}

export const REVIEWER: Newcomer = { name: '王复核', login: 'wang', role: 'reviewer' };
export const OWN_PASSWORD = '复核人自己的一句长密码，谁也没告诉过';

/** Adds her and gives the password for one log-in, as it is shown this once. `own`: of whoever adds her. */
export async function addPerson(
  page: Page,
  { name, login, role }: Newcomer,
  own = PASSWORD,
): Promise<string> {
  await goTo(page, 'people');
  await page
    .getByRole('button', { name: word('people.add') })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: word('people.add') });
  await dialog.getByRole('textbox', { name: word('people.name') }).fill(name);
  await dialog.getByRole('textbox', { name: word('people.login') }).fill(login);
  await dialog.getByRole('checkbox', { name: word(`role.${role}`), exact: true }).check();
  await dialog.getByRole('textbox', { name: word('people.reason') }).fill('经办与复核分开');
  await dialog.getByRole('button', { name: word('people.add') }).click();
  await expect(page.getByText(word('people.added', { name }))).toBeVisible();
  await page.getByRole('button', { name: word('people.issue') }).click();
  const asked = page.getByRole('dialog', { name: word('people.issueTitle', { name }) });
  await asked.getByRole('textbox', { name: word('matching.reason') }).fill('第一次登录');
  await asked.getByRole('button', { name: word('people.issue') }).click();
  const once = page.getByRole('dialog', { name: word('people.onceTitle', { name }) });
  const proof = page.getByRole('dialog', { name: word('prove.title') });
  await expect(once.or(proof)).toBeVisible();
  // Whoever proved herself a moment ago, for another person, is not asked again.
  if (await proof.isVisible()) await proveAgain(page, own);
  const password = await once.locator('code').innerText();
  await once.getByRole('checkbox', { name: word('people.onceDone') }).check();
  await once.getByRole('button', { name: word('people.onceClose') }).click();
  await page.keyboard.press('Escape');
  return password;
}

/** The password again, where a step asks for it. */
export async function proveAgain(page: Page, password = PASSWORD): Promise<void> {
  const dialog = page.getByRole('dialog', { name: word('prove.title') });
  await dialog.getByRole('textbox', { name: word('workspace.password') }).fill(password);
  await dialog.getByRole('button', { name: word('prove.confirm') }).click();
  await expect(dialog).toHaveCount(0);
}

/**
 * Another window of the same browser: a session of its own, at the door; she comes in and sets a password of her own. `demo`: the demo's door, which is not
 * asked at until it is chosen.
 */
export async function comeIn(
  page: Page,
  app: App,
  who: Newcomer,
  password: string,
  demo = '',
): Promise<Page> {
  const window = await anotherWindow(page);
  await window.goto(new URL(app.address).origin);
  if (demo !== '') await window.getByRole('button', { name: demo, expanded: false }).click();
  await window.getByRole('textbox', { name: word('workspace.login') }).fill(who.login);
  await window.getByRole('textbox', { name: word('workspace.password'), exact: true }).fill(password);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: word('newcomer.title') })).toBeVisible();
  await window.getByRole('textbox', { name: word('newcomer.current') }).fill(password);
  await window.getByRole('textbox', { name: word('account.passwordNew') }).fill(OWN_PASSWORD);
  await window.getByRole('textbox', { name: word('workspace.passwordRepeat') }).fill(OWN_PASSWORD);
  await window.getByRole('button', { name: word('newcomer.set') }).click();
  await expect(window.getByRole('navigation')).toBeVisible();
  return window;
}
