/** A folder beside the desk: switched on, a file put into it becomes a plan by itself and waits; switched off, nothing is read any more. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo } from '../support/clerk.ts';

const HEAD = 'Date,Description,Reference,Amount,Balance\n';
const bankFile = (day: number) => `${HEAD}2026-03-0${day},Till ${day},REF-0000${day},10.00,${10 * day}.00\n`;

test.use({ actionTimeout: 15_000 });

test('a file put into the watched folder is read, waits for a person, and is read once', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'statements');
  const line = page.getByRole('region', { name: '监视文件夹' });
  const folder = await line.getByRole('code').innerText();
  expect(folder.startsWith(app.home)).toBe(true);
  expect(existsSync(folder)).toBe(false);

  await test.step('off by default: the line says what the switch does', async () => {
    await expect(line.getByRole('switch')).not.toBeChecked();
    await expect(line).toContainText('仍由你决定是否入账');
  });

  await test.step('on: the file becomes a plan within a few seconds, and nothing is committed', async () => {
    await line.getByRole('switch').click({ force: true });
    await expect(line.getByRole('switch')).toBeChecked();
    writeFileSync(join(folder, 'bank-1.csv'), bankFile(1));
    await expect(page.getByRole('row', { name: /bank-1\.csv/ })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('1 份待入账')).toBeVisible();
    await expect(line).toContainText('已读 1 份');
    expect(existsSync(join(folder, 'bank-1.csv'))).toBe(true);
  });

  await test.step('committed by a person; a copy of it is not read again, another file is', async () => {
    await page.keyboard.press('c');
    await expect(page.getByText(/已入账 1 份文件，新增 1 行/)).toBeVisible();
    writeFileSync(join(folder, 'a-copy.csv'), bankFile(1));
    writeFileSync(join(folder, 'bank-2.csv'), bankFile(2));
    await expect(page.getByRole('row', { name: /bank-2\.csv/ })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('1 份待入账')).toBeVisible();
    await expect(page.getByRole('row', { name: /a-copy\.csv/ })).toHaveCount(0);
  });

  await test.step('off again: what comes now stays unread', async () => {
    await line.getByRole('switch').click({ force: true });
    await expect(line.getByRole('switch')).not.toBeChecked();
    writeFileSync(join(folder, 'bank-3.csv'), bankFile(3));
    await page.waitForTimeout(8000);
    await expect(page.getByRole('row', { name: /bank-3\.csv/ })).toHaveCount(0);
  });

  await test.step('who switched it is in the record', async () => {
    await goTo(page, 'audit');
    await expect(page.getByText('开关监视文件夹').first()).toBeVisible();
  });
});

test('more files than one call takes are read in portions', async ({ app, page }) => {
  const files = mkdtempSync(join(tmpdir(), 'countinghouse-many-'));
  const paths = Array.from({ length: 505 }, (_, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    const path = join(files, `bank-${day}.csv`);
    writeFileSync(path, `${HEAD}${day},Till,REF-${10_000 + at},10.00,${10 * (at + 1)}.00\n`);
    return path;
  });
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'statements');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加文件', exact: true }).first().click();
  await (await chooser).setFiles(paths);
  await expect(page.getByText('505 份待入账')).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: '入账 505 份' }).click({ timeout: 90_000 });
  await expect(page.getByText(/已入账 505 份文件，新增 505 行/)).toBeVisible({ timeout: 90_000 });
});
