/** The machine's key store opens the workspace instead of the password, in the Electron shell only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createWorkspace, PASSWORD } from '../support/clerk.ts';
import { expect, test } from '../support/electron-app.ts';

async function openAccount(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: '我的账户', level: 1 })).toBeVisible();
}

test('remembered, it opens without a password; forgotten, it opens nothing', async ({ electronApp }) => {
  const { page, home } = electronApp;
  await createWorkspace(page);
  await openAccount(page);
  await page.getByRole('textbox', { name: '密码' }).fill('not the password at all');
  await page.getByRole('button', { name: '记住这台电脑' }).click();
  await expect(page.getByText('密码或恢复码不正确')).toBeVisible();
  await page.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
  await page.getByRole('button', { name: '记住这台电脑' }).click();
  await expect(page.getByRole('button', { name: '不再记住' })).toBeVisible();
  expect(readFileSync(join(home, 'device-keys.json'), 'utf8')).not.toContain('device-key:');

  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: '用本机密钥库打开' }).click();
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();

  await openAccount(page);
  await page.getByRole('button', { name: '不再记住' }).click();
  await expect(page.getByRole('button', { name: '记住这台电脑' })).toBeVisible();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('textbox', { name: '密码', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: '用本机密钥库打开' })).toHaveCount(0);
});

test('a system that keeps no keys offers nothing', async ({ electronApp }) => {
  electronApp.electron.state.keyStoreBackend = 'basic_text';
  await createWorkspace(electronApp.page);
  await openAccount(electronApp.page);
  await expect(electronApp.page.getByRole('button', { name: '记住这台电脑' })).toHaveCount(0);
});
