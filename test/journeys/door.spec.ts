/** The door: passwords that are no good say why, and a backup file becomes the workspace again on a desk that lost it. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo, PASSWORD } from '../support/clerk.ts';
import { proveAgain } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000, inEarnest: true });

test('a password that is long and still easy to guess is refused with its reason, and nothing typed is lost', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: '建立工作区' }).click();
  await page.getByRole('textbox', { name: '工作区名称' }).fill('城南店');
  await page.getByRole('textbox', { name: '你的姓名' }).fill('林会计');
  const create = page.getByRole('button', { name: '建立工作区' });
  for (const [password, reason] of [
    ['passwordpassword', '这个密码太常见，猜几次就中'],
    ['城南店城南店城南店城南店城南店', '密码里有姓名、登录名或工作区名'],
  ] as const) {
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(password);
    await page.getByRole('textbox', { name: '再输一次密码' }).fill(password);
    await create.click();
    await expect(page.getByRole('alert')).toContainText(reason);
    await expect(page.getByRole('textbox', { name: '工作区名称' })).toHaveValue('城南店');
    await expect(page.getByRole('textbox', { name: '密码', exact: true })).toHaveValue(password);
  }
});

test('a backup file and the password of that time bring a lost workspace back', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'backup');
  await page.getByRole('button', { name: '立即备份' }).first().click();
  await expect(page.getByText(/^已备份 /)).toBeVisible();
  await expect(page.getByRole('row', { name: /\.chbackup/ })).toBeVisible(); // What the key is for is in the list.
  await expect(page.getByRole('contentinfo').getByText('下载')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.keyboard.press('s');
  await page.getByRole('dialog').getByRole('textbox').fill('放到保险柜');
  await page.keyboard.press('Enter');
  await proveAgain(page);
  const name = (await download).suggestedFilename();
  const buffer = readFileSync(await (await download).path());
  const file = { name, mimeType: 'application/octet-stream', buffer };

  await page.keyboard.press('Control+l');
  const choose = async (chosen: typeof file) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^(选择|换一个)文件$/ }).click();
    await (await chooser).setFiles(chosen);
  };
  const secret = page.getByRole('textbox', { name: '当时的密码或恢复码' });
  const refusal = page.getByRole('alert');

  await test.step('where the workspace still is, it is not restored beside itself', async () => {
    await page.getByRole('button', { name: '从备份文件恢复' }).click();
    await choose(file);
    await secret.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(refusal).toContainText('这台电脑上已有这个工作区');
    await page.getByRole('button', { name: '返回' }).click();
  });

  await page.getByRole('button', { name: /^从列表中移除/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '从列表中移除' }).click();
  rmSync(join(app.home, 'workspaces'), { recursive: true });
  await page.getByRole('button', { name: '从备份文件恢复' }).click();

  await test.step('a changed byte and a wrong password are refused; the file chosen stays', async () => {
    const changed = Buffer.from(buffer);
    const middle = Math.floor(changed.length / 2);
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    await choose({ ...file, buffer: changed });
    await secret.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(refusal).toContainText('备份文件损坏或被改动');
    await choose(file);
    await secret.fill('这不是当时的密码，差得远呢');
    await page.keyboard.press('Enter');
    await expect(refusal).toContainText('密码或恢复码不正确');
    await expect(page.getByText(name)).toBeVisible();
  });

  await test.step('the right one brings it back, to be opened as ever', async () => {
    await secret.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByText('已恢复，请打开')).toBeVisible();
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();
  });
});
