/** A clerk's day with the hands on the keys: no mouse from the first screen to the last. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { addFiles, createWorkspace, goTo, PASSWORD, press, statementFiles } from '../support/clerk.ts';

test.use({ actionTimeout: 15_000 });

/** Presses Tab until what has the focus says these words. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const said = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at === null || at === document.body ? '' : `${at.ariaLabel ?? ''} ${at.textContent}`;
    });
  for (let presses = 0; presses < 60; presses += 1) {
    if (words.test(await said())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${words}`);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

test('the whole day by keyboard', async ({ app, page }) => {
  const files = await statementFiles(120, 7);
  await page.goto(app.address);

  await test.step('a workspace is made by Tab and typing', async () => {
    await expect(page.getByRole('button', { name: '建立工作区' })).toBeVisible();
    await tabTo(page, /建立工作区/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: '工作区名称' })).toBeFocused();
    for (const text of ['城南店', '林会计', PASSWORD, PASSWORD]) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
    }
    await expect(page.getByRole('button', { name: '建立工作区' })).toBeEnabled();
    await tabTo(page, /建立工作区/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: '我已记下' })).toBeVisible({ timeout: 45_000 });
    await page.keyboard.press('Tab');
    await expect(page.getByRole('checkbox', { name: '我已记下' })).toBeFocused();
    await page.keyboard.press('Space');
    await tabTo(page, /开始使用/);
    await page.keyboard.press('Enter');
    await expect(heading(page, '今日')).toBeVisible();
  });

  await test.step('G and a letter goes to every place', async () => {
    for (const [letter, name] of [
      ['s', '对账单'],
      ['m', '匹配'],
      ['e', '差异'],
      ['o', '订单'],
      [',', '设置'],
      ['t', '今日'],
    ] as const) {
      await press(page, `g ${letter}`);
      await expect(heading(page, name)).toBeVisible();
    }
  });

  await test.step('C commits what proves itself; J opens the next one first', async () => {
    await press(page, 'g s');
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(files);
    await expect(page.getByText('30 份待入账')).toBeVisible();
    await press(page, 'j Enter');
    await expect(page.getByRole('heading', { name: '自载合计与逐行计算' })).toBeVisible();
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { name: '自载合计与逐行计算' })).toHaveCount(0);
    await press(page, 'c');
    await expect(page.getByText(/已入账 30 份文件/)).toBeVisible();
  });

  await test.step('Enter on Today does the next thing: run, then review', async () => {
    await press(page, 'g t');
    await expect(page.getByRole('button', { name: /^运行匹配/ })).toBeEnabled();
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { name: '2 条建议待确认' })).toBeVisible();
    await press(page, 'Enter');
    await expect(heading(page, '匹配')).toBeVisible();
  });

  await test.step('J goes on, R rejects with a reason, Enter accepts', async () => {
    const rows = page.getByRole('grid', { name: '建议' }).getByRole('row');
    await expect(rows).toHaveCount(3); // With the header.
    const accept = page.getByRole('button', { name: /确认匹配/ });
    await press(page, 'j');
    await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true');
    const inSight = page.locator('dl').filter({ hasText: '差额 CNY' }).last();
    await expect(inSight).toContainText(await rows.nth(2).getByRole('gridcell').nth(2).innerText());
    await expect(accept).toBeEnabled();
    await press(page, 'r');
    await expect(page.getByRole('dialog', { name: '驳回' })).toBeVisible();
    await page.keyboard.insertText('银行附言写的是另一笔');
    await press(page, 'Escape');
    await expect(page.getByRole('dialog', { name: '驳回' })).toHaveCount(0);
    await press(page, 'r');
    await expect(page.getByRole('textbox', { name: '原因' })).toHaveValue('银行附言写的是另一笔');
    await press(page, 'Enter');
    await expect(rows).toHaveCount(2);
    await press(page, 'k');
    await expect(accept).toBeEnabled();
    await press(page, 'Enter');
    await expect(page.getByText('没有待确认的建议')).toBeVisible();
  });

  await test.step('a match by hand shows its difference before it is made', async () => {
    await tabTo(page, /订单 ↔ 交易账单/);
    await press(page, 'Enter');
    const open = page.getByRole('grid', { name: '订单 未匹配' });
    await expect(open).toBeFocused();
    const left = await open.getByRole('row').count();
    // The first open order whose nearest candidate differs: J until there is one.
    const choose = page.getByRole('button', { name: /^选用/ }).first();
    await expect(choose).toBeVisible();
    await press(page, 'c');
    await expect(page.getByRole('button', { name: /^已选用/ })).toBeVisible();
    const bar = page.locator('dl').filter({ hasText: '差额 CNY' }).last();
    const said = await bar.innerText();
    await press(page, 'm');
    const dialog = page.getByRole('dialog', { name: '人工匹配' });
    await expect(dialog).toBeVisible();
    const figures = (text: string) => text.match(/[-+−]?[\d,]+\.\d{2}/g) ?? [];
    expect(figures(await dialog.locator('dl').innerText())).toEqual(figures(said));
    expect(figures(said)).toHaveLength(3);
    await page.keyboard.insertText('按单号核对过');
    await press(page, 'Enter');
    await expect(page.getByText('已匹配', { exact: true }).last()).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await expect(open.getByRole('row')).toHaveCount(left - 1);
  });

  await test.step('D, E and N decide about an exception, one after the other', async () => {
    await press(page, 'g e');
    const list = page.getByRole('grid', { name: '差异列表' });
    await expect(list.getByRole('row').nth(1)).toBeVisible();
    await press(page, 'e');
    await expect(page.getByRole('dialog').getByRole('textbox', { name: '负责人' })).toBeFocused();
    await page.keyboard.insertText('王主管');
    await press(page, 'Enter');
    await expect(list.getByRole('row').nth(1)).toContainText('王主管');
    await press(page, 'n');
    await expect(page.getByRole('dialog').getByRole('textbox', { name: '备注' })).toBeFocused();
    await page.keyboard.insertText('已给银行打电话');
    await press(page, 'Enter');
    await expect(list.getByRole('row').nth(1)).toContainText('1 条备注');
    const count = Number((await page.getByRole('heading', { name: /^\d+ 行$/ }).innerText()).split(' ')[0]);
    await press(page, 'd');
    await expect(page.getByRole('dialog').getByRole('textbox', { name: '原因' })).toBeFocused();
    await page.keyboard.insertText('金额很小');
    await press(page, 'Shift+Tab Space ArrowLeft'); // Chips: the last, then the one before it.
    await expect(page.getByRole('radio', { name: '核销' })).toBeChecked();
    await press(page, 'Tab Tab'); // Past the account it goes to.
    await expect(page.getByRole('textbox', { name: '原因' })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { name: `${count - 1} 行` })).toBeVisible();
  });

  await test.step('? shows all keys, Ctrl+K goes anywhere and runs commands', async () => {
    await press(page, '?');
    const sheet = page.getByRole('dialog', { name: '全部按键' });
    await expect(sheet).toContainText('任何页面');
    await press(page, 'Escape');
    await expect(sheet).toHaveCount(0);
    const command = async (words: string) => {
      await expect(page.getByPlaceholder('输入页面、操作或单号')).toHaveCount(0); // The one before has gone.
      await press(page, 'Control+k');
      await expect(page.getByPlaceholder('输入页面、操作或单号')).toBeFocused();
      await page.keyboard.insertText(words);
      await expect(page.locator('.mantine-Spotlight-action').first()).toContainText(words);
      await expect(page.locator('.mantine-Spotlight-action[data-selected]')).toContainText(words);
      await press(page, 'Enter');
    };
    await command('设置');
    await expect(heading(page, '设置')).toBeVisible();
    const download = page.waitForEvent('download');
    await command('差异 CSV');
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
    await command('深色');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  });

  await test.step('letters typed into a field are letters', async () => {
    await expect(page.getByPlaceholder('输入页面、操作或单号')).toHaveCount(0); // While it fades, keys are still its own.
    await press(page, 'g o');
    await expect(page.getByRole('grid', { name: '订单列表' })).toBeVisible();
    await press(page, '/');
    await expect(page.getByRole('textbox', { name: '筛选' })).toBeFocused();
    await press(page, 'g e c ?');
    await expect(page.getByRole('textbox', { name: '筛选' })).toHaveValue('gec?');
    await expect(heading(page, '订单')).toBeVisible();
  });
});

test('after a press with the mouse the keys are the list’s again; a button reached by Tab keeps its Enter', async ({
  app,
  page,
}) => {
  const files = await statementFiles(120, 7);
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, files);
  await expect(page.getByText('30 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 30 份文件/)).toBeVisible();
  await goTo(page, 'matching');
  await page.getByRole('button', { name: '运行匹配' }).click();
  await page.getByRole('button', { name: /资金账单 ↔ 银行/ }).click();
  const rows = page.getByRole('grid', { name: '建议' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('button', { name: /确认匹配/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
  // Tab to a button: its own Enter, and nothing is accepted.
  await page.getByRole('button', { name: '换一侧看' }).waitFor({ state: 'detached' });
  await tabTo(page, /驳回R?$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '驳回' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(2);
});
