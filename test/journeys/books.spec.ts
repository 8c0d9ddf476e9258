/** A month of the books on the screen: what facts ask for is posted as it stood there, proved, added to by hand, and the month is closed by two persons. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { openDemo } from '../support/clerk.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const TABS = [
  '',
  '?tab=entries',
  '?tab=manual',
  '?tab=chart',
  '?tab=balances',
  '?tab=proof',
  '?tab=client',
  '?tab=periods',
];

async function fill(page: Page, row: number, account: string, side: '借方' | '贷方', amount: string) {
  await page.getByRole('combobox', { name: `第 ${row} 行 科目` }).click();
  await page.getByRole('option', { name: account }).click();
  await page.getByRole('textbox', { name: `第 ${row} 行 ${side}` }).fill(amount);
}

test('the demo’s books are posted, proved, added to by hand; a month is closed and takes nothing more', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);

  await test.step('the plan is looked at and posted with one key, as it stood there', async () => {
    await show(page, 'books');
    await expect(page.getByText('账簿落后于事实')).toBeVisible();
    await expect(page.getByRole('grid', { name: '待记账' }).getByRole('row').nth(1)).toBeVisible();
    await expect(page.getByRole('main').getByRole('button', { name: /^记账/ })).toBeEnabled();
    await page.keyboard.press('p');
    await expect(page.getByRole('dialog').getByRole('button', { name: /^记账/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已记账：新增 \d+ 张，冲销 0 张/)).toBeVisible();
    await expect(page.getByText('账簿与事实一致')).toBeVisible();
    await expect(page.getByText('没有要记的账')).toBeVisible();
  });

  await test.step('debits equal credits, and every account agrees with its statement', async () => {
    await show(page, 'books?tab=balances');
    await expect(page.getByText('0.00 ✓')).toBeVisible();
    await show(page, 'books?tab=proof');
    const proof = page.getByRole('table', { name: '核对' });
    await expect(proof.getByText('相符').first()).toBeVisible();
    await expect(proof.getByText('不符')).toHaveCount(0);
    await expect(proof.getByText('0.00 ✓').first()).toBeVisible();
  });

  await test.step('client funds: the last day in three sentences, signed with a word; the day before is still to do', async () => {
    await show(page, 'books?tab=client');
    await expect(page.getByRole('heading', { name: '2026-10-16 三项核对 · CNY' })).toBeVisible();
    const checks = page.getByRole('list', { name: '备付金三项核对' });
    await expect(checks.getByText(/^应付各方 CNY [\d,.]+，备付金账户/)).toBeVisible();
    await expect(checks.getByRole('listitem')).toHaveCount(3);
    await page.keyboard.press('s');
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /说明|怎样补足/ })
      .fill('T+1');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Demo 已于 .+ 签字$/)).toBeVisible();
    await page.getByRole('grid', { name: '核对历史' }).focus();
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: '2026-10-15 三项核对 · CNY' })).toBeVisible();
    await expect(page.getByText('还没有人签字')).toBeVisible();
  });

  await test.step('a balance leads to its postings, a posting to its entry, the entry to the rows of its files', async () => {
    await show(page, 'books?tab=balances');
    await page.getByRole('row', { name: /1122 渠道待清算款/ }).click();
    await expect(page.getByRole('heading', { name: '1122 渠道待清算款' })).toBeVisible();
    await page.getByRole('grid', { name: '明细账' }).getByRole('row').nth(1).click();
    await expect(page.getByRole('heading', { name: /^凭证 2026-\d\d-0/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /第 \d+ 行/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: '凭证' })).toBeVisible();
  });

  await test.step('by hand: uneven is said as it is typed, the draft outlives the window, even is posted', async () => {
    await show(page, 'books?tab=manual');
    await fill(page, 1, '6602 渠道手续费', '借方', '12.30');
    await fill(page, 2, '2241 暂收款', '贷方', '12');
    await expect(page.getByText('+0.30')).toBeVisible();
    await expect(page.getByRole('button', { name: /^提交复核/ })).toBeDisabled();
    await page.getByRole('textbox', { name: '摘要' }).fill('补记手续费');
    await page.getByRole('textbox', { name: '凭证日期' }).fill('2026-10-18');
    await expect(page.getByText(/草稿已保存在账本里/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole('textbox', { name: '摘要' })).toHaveValue('补记手续费');
    await page.getByRole('button', { name: '补平' }).nth(1).click();
    await expect(page.getByRole('textbox', { name: '第 2 行 贷方' })).toHaveValue('12.30');
    await page.getByRole('heading', { name: '手工凭证' }).click();
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('渠道补扣');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^凭证 2026-10-0/ })).toBeVisible();
    await expect(page.getByText('补记手续费')).toBeVisible();
  });

  await test.step('it is undone by an entry the other way round, and both stay', async () => {
    await page.keyboard.press('u');
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('记错了');
    await page.keyboard.press('Enter');
    await expect(page.getByText('冲销的凭证')).toBeVisible();
  });

  await test.step('the month is closed with its check list in sight, and an entry in it is refused', async () => {
    await show(page, 'books?tab=periods');
    await page.getByRole('button', { name: '2026-10 关账？' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('事实都已记账')).toBeVisible();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('十月结账，差异另行跟进');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /2026-10 已关账/ })).toBeVisible();
    await page
      .getByRole('row', { name: /2026-10 已关账/ })
      .getByRole('button', { name: /重新开放/ })
      .waitFor();
    await show(page, 'books?tab=manual');
    await fill(page, 1, '6602 渠道手续费', '借方', '1');
    await fill(page, 2, '2241 暂收款', '贷方', '1');
    await page.getByRole('textbox', { name: '凭证日期' }).fill('2026-10-18');
    await page.getByRole('button', { name: /^提交复核/ }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('迟到的一笔');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByText('会计期间已关账，不能再记账')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('in the dark, on a narrow window and in English, nothing is faint, too wide or Chinese', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1100, height: 760 });
    for (const tab of TABS) {
      await show(page, `books${tab}`);
      await page.waitForTimeout(150);
      expect(await faintTexts(page), tab).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const tab of TABS) {
      await show(page, `books${tab}`);
      expect(await tooWide(page), tab).toEqual([]);
    }
    await show(page, 'settings');
    await page.getByText('English', { exact: true }).click();
    for (const tab of TABS) {
      await show(page, `books${tab}`);
      expect(await chineseIn(page), tab).toEqual([]);
      expect(await tooWide(page), tab).toEqual([]);
    }
  });
});
