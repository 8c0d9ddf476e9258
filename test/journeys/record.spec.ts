/** The record as an auditor uses it: what happened in words, the proof that nothing was changed, the checkpoint on paper, backups that were restored. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo, PASSWORD } from '../support/clerk.ts';
import { addPerson, comeIn, proveAgain, REVIEWER } from '../support/second-person.ts';
import { ordersCsv } from '../support/small-files.ts';

test.use({ actionTimeout: 15_000 });

const rowOf = (page: Page, name: RegExp) =>
  page.getByRole('grid', { name: '记录' }).getByRole('row', { name });

async function importOrders(page: Page): Promise<void> {
  await goTo(page, 'statements');
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles({
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: ordersCsv(40),
  });
  await expect(page.getByText('1 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 1 份文件，新增 40 行/)).toBeVisible();
}

test('what happened stands in the record in words, proves itself, and is put on paper', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await importOrders(page);

  await test.step('the record says who did what and when, newest first', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await expect(page.getByRole('heading', { name: '审计', level: 1 })).toBeVisible();
    await expect(rowOf(page, /林会计.*入账/)).toBeVisible();
    await expect(rowOf(page, /程序.*记录开始/)).toBeVisible();
    await expect(rowOf(page, /建立工作区/)).toBeVisible();
  });

  await test.step('an event opens to its facts, the text that was hashed, and its proof', async () => {
    await rowOf(page, /林会计.*入账/).click();
    const drawer = page.getByRole('dialog', { name: /入账/ });
    await expect(drawer.getByText('浏览器窗口')).toBeVisible();
    await expect(drawer.locator('pre')).toContainText('"statements.committed"');
    await expect(drawer.getByText('叶哈希', { exact: true })).toBeVisible();
    await expect(drawer.getByRole('listitem').first()).toHaveText(/^[0-9a-f]{64}$/);
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });

  await test.step('filters by kind of event', async () => {
    await page.getByRole('combobox', { name: '事件类别' }).click();
    await page.getByRole('option', { name: '对账单', exact: true }).click();
    await expect(rowOf(page, /入账/)).toBeVisible();
    await expect(rowOf(page, /记录开始/)).toHaveCount(0);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect(rowOf(page, /记录开始/)).toBeVisible();
  });

  const checkpoint = await test.step('the checkpoint prints alone, as text and QR code', async () => {
    await page.evaluate(() =>
      Object.assign(window, { print: () => Object.assign(window, { printed: true }) }),
    );
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: '检查点' });
    await expect(dialog.getByRole('img', { name: '检查点原文的二维码' })).toBeVisible();
    await dialog.getByRole('button', { name: '打印', exact: true }).click();
    expect(await page.evaluate(() => Reflect.get(window, 'printed'))).toBe(true);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { name: '审计', level: 1 })).toBeHidden();
    await expect(page.getByText('账房记录检查点').last()).toBeVisible();
    const text = await page.locator('article pre').last().innerText();
    expect(text).toMatch(
      /^countinghouse\.local\/\S+\n\d+\n[A-Za-z0-9+/]{43}=\n\n— countinghouse\.local\/\S+ /,
    );
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    return text;
  });

  await test.step('verification holds, also against the checkpoint that was put on paper', async () => {
    await page.getByText('验证', { exact: true }).first().click();
    await page.getByRole('textbox', { name: /锚定过的检查点/ }).fill(checkpoint);
    await page.getByRole('button', { name: /开始验证/ }).click();
    const result = page.getByRole('status').filter({ hasText: '记录成立' });
    await expect(result).toContainText('粘贴的检查点是这份记录的开头');
    await expect(result.locator('dd').first()).toHaveText(/^[1-9]/);
  });

  await test.step('a checkpoint that was tampered with is told from ours', async () => {
    const lines = checkpoint.split('\n');
    lines[1] = String(Number(lines[1]) + 1);
    await page.getByRole('textbox', { name: /锚定过的检查点/ }).fill(lines.join('\n'));
    await page.getByRole('button', { name: /开始验证/ }).click();
    const result = page.getByRole('status').filter({ hasText: '记录不成立' });
    await expect(result).toContainText(/不是由本工作区的密钥签署/);
  });
});

test('a backup is worth what its drill says, and leaves the desk with a reason', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await importOrders(page);
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByText('从未', { exact: true })).toBeVisible();
  await expect(page.locator('footer').getByText('没有备份')).toBeVisible();

  await test.step('made, and not yet called proved', async () => {
    await page.keyboard.press('b');
    await expect(page.getByText(/已备份 .*\.chbackup/)).toBeVisible();
    await expect(page.getByRole('row', { name: /手动.*未演练/ })).toBeVisible();
    await expect(page.locator('footer').getByText('备份未证')).toBeVisible();
  });

  await test.step('the drill restores it elsewhere and counts what is in it', async () => {
    await expect(page.locator('footer').getByText('恢复演练')).toBeVisible(); // What the key is for is in the list.
    await page.keyboard.press('d');
    const drawer = page.getByRole('dialog', { name: /\.chbackup/ });
    await expect(drawer.getByRole('heading', { name: '这份备份能恢复，内容成立' })).toBeVisible();
    await expect(drawer.getByText('40', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('刚刚', { exact: true })).toBeVisible();
    await expect(page.locator('footer').getByText('已证备份 刚刚')).toBeVisible();
  });

  await test.step('restoring says first what would be lost', async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '恢复…' }).click();
    const dialog = page.getByRole('dialog', { name: '用这份备份替换现有账本' });
    await expect(dialog.getByText(/备份较旧：现有账本在它之后又有 \d+ 条记录/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('taken away with a reason, which the record keeps', async () => {
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: '下载备份' });
    await dialog.getByRole('textbox', { name: /原因/ }).fill('放进银行的保管箱');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '下载' }).click();
    await proveAgain(page);
    expect((await download).suggestedFilename()).toMatch(/\.chbackup$/);
    await goTo(page, 'audit');
    await expect(rowOf(page, /下载备份.*放进银行的保管箱/)).toBeVisible();
    await expect(rowOf(page, /恢复演练/)).toBeVisible();
  });
});

test('a backup takes the place of a newer ledger by a second person’s yes; everybody is told', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const oneTime = await addPerson(page, REVIEWER);
  const reviewer = await comeIn(page, app, REVIEWER, oneTime);
  await goTo(page, 'backup');
  await expect(page.getByRole('grid', { name: '备份' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText(/已备份 .*\.chbackup/)).toBeVisible();
  await importOrders(page);

  await test.step('asked for with what would be lost, and agreed to', async () => {
    await goTo(page, 'backup');
    await page.getByRole('row', { name: /手动/ }).click();
    await page.getByRole('button', { name: '恢复…' }).click();
    const dialog = page.getByRole('dialog', { name: '用这份备份替换现有账本' });
    await expect(dialog.getByText(/备份较旧/)).toBeVisible();
    await dialog.getByRole('textbox', { name: /为什么要恢复/ }).fill('导入了别家的订单');
    await dialog.getByRole('button', { name: '恢复' }).click();
    await expect(page.getByText('已提交恢复，等另一人复核（第 1 号）')).toBeVisible();
    await reviewer.getByRole('link', { name: '待审批 1' }).click();
    await expect(reviewer.getByText('会失去的记录')).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByText('你同意后，由经办自己执行。')).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByText('没有等你决定的事项')).toBeVisible();
  });

  await test.step('done by who asked; every window goes to the door', async () => {
    await expect(page.getByText('恢复已批准（第 1 号）')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '现在恢复' }).click();
    await expect(page.getByRole('textbox', { name: '密码', exact: true })).toBeVisible();
    await expect(reviewer.getByRole('textbox', { name: '密码', exact: true })).toBeVisible();
  });

  await test.step('the ledger is the one of the backup, and the record says so', async () => {
    await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await goTo(page, 'statements');
    await page.getByText('已导入', { exact: true }).click();
    await expect(page.getByText('还没有导入过对账单')).toBeVisible();
    await goTo(page, 'audit');
    await expect(rowOf(page, /用备份替换账本/)).toBeVisible();
  });

  await test.step('a serious signal stands over every view until somebody says what it was', async () => {
    const banner = page.getByRole('alert').filter({ hasText: '1 个严重的入侵迹象未确认' });
    await expect(banner).toContainText('账本被备份替换');
    await goTo(page, 'today');
    await banner.getByRole('link', { name: '查看' }).click();
    await page
      .getByRole('grid', { name: '迹象' })
      .getByRole('row', { name: /严重.*账本被备份替换/ })
      .click();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: '确认这个迹象' });
    await dialog.getByRole('textbox', { name: /查到了什么/ }).fill('第 1 号审批，订单导错了');
    await page.keyboard.press('Enter');
    await expect(banner).toHaveCount(0);
  });
});

test('failed log-ins leave a signal, which is acknowledged with what was found', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await page.keyboard.press('Control+l');
  const password = page.getByRole('textbox', { name: '密码', exact: true });
  for (let tries = 0; tries < 5; tries += 1) {
    await password.fill(`这不是正确的密码，第 ${tries} 次`);
    const answered = page.waitForResponse(/\/api\/workspace\.open$/); // The words of the try before still stand.
    await page.keyboard.press('Enter');
    await answered;
    await expect(page.getByText(/密码或恢复码不正确|失败次数过多/)).toBeVisible();
  }
  await expect(page.getByText('失败次数过多')).toBeVisible();
  await password.fill(PASSWORD);
  await expect(page.getByRole('button', { name: '打开', exact: true })).toBeEnabled({ timeout: 90_000 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await page.getByText('迹象').first().click();
  const grid = page.getByRole('grid', { name: '迹象' });
  const row = grid.getByRole('row', { name: /多次失败后登录成功/ });
  await row.click();
  const drawer = page.getByRole('dialog', { name: /多次失败后登录成功/ });
  await expect(drawer.getByText(/失败 \d+ 次之后登录成功/)).toBeVisible();
  await drawer
    .getByRole('link', { name: /第 \d+ 条/ })
    .last()
    .click();
  await expect(page.getByRole('dialog', { name: /登录/ })).toBeVisible();

  await page.getByText('迹象').first().click();
  await row.click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: '确认这个迹象' });
  await dialog.getByRole('textbox', { name: /查到了什么/ }).fill('是我自己，换了输入法');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await page.getByRole('switch', { name: '包括已确认' }).click({ force: true });
  await expect(grid.getByRole('row', { name: /多次失败后登录成功.*林会计/ })).toBeVisible();
});
