/** Parties on the screen, by two persons: a merchant is entered, an account is bound and verified by somebody else, what was agreed reads as a sentence. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { createWorkspace } from '../support/clerk.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';
import { addPerson, comeIn, REVIEWER } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const dialogOf = (page: Page) => page.getByRole('dialog').filter({ has: page.getByRole('textbox') });
const choose = async (dialog: Locator, field: string, option: string) => {
  await dialog.getByRole('combobox', { name: field }).click();
  await dialog.page().getByRole('option', { name: option }).click();
};
const agree = async (page: Page) => {
  await page.getByRole('button', { name: /^批准/ }).click();
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: /批准/ }).click();
};

test('a merchant is entered, her account bound by two persons and verified by the other, her agreement read as a sentence', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const password = await addPerson(page, REVIEWER);
  const reviewer = await comeIn(page, app, REVIEWER, password);

  await test.step('the empty place says what it is for; a mistyped number is said as it is typed', async () => {
    await show(page, 'parties');
    await expect(page.getByRole('heading', { name: '还没有商户或客户' })).toBeVisible();
    await page.keyboard.press('n');
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: '名称' }).fill('城北茶叶有限公司');
    await dialog.getByRole('combobox', { name: '证件种类' }).click();
    await page.getByRole('option', { name: '统一社会信用代码' }).click();
    await dialog.getByRole('textbox', { name: '证件号码' }).fill('91350100M000100Y44');
    await expect(dialog.getByText('信用代码校验位不符，请核对有没有输错')).toBeVisible();
    // Esc backs out and loses nothing.
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expect(dialog.getByRole('textbox', { name: '证件号码' })).toHaveValue('91350100M000100Y44');
    await dialog.getByRole('textbox', { name: '证件号码' }).fill('91350100M000100Y43');
    await expect(dialog.getByText('格式相符')).toBeVisible();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('新签商户');
    await dialog.getByRole('button', { name: /^保存/ }).click();
    await expect(page.getByText('已保存：城北茶叶有限公司')).toBeVisible();
  });

  await test.step('an account is bound from her drawer; it waits for a second person', async () => {
    await expect(page.getByText('还没有账户')).toBeVisible();
    await page.getByRole('button', { name: /^绑定账户/ }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: '账号' }).fill('6222021001116245703');
    await expect(dialog.getByText('卡号校验位不符，请核对有没有输错')).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^绑定账户/ })).toBeDisabled();
    await dialog.getByRole('textbox', { name: '账号' }).fill('6222021001116245702');
    await dialog.getByRole('textbox', { name: '户名' }).fill('城北茶叶有限公司');
    await dialog.getByRole('textbox', { name: '开户行' }).fill('工商银行城北支行');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('合同附件二');
    await dialog.getByRole('button', { name: /^绑定账户/ }).click();
    await expect(page.getByText(/已提交，等另一人复核/)).toBeVisible();
  });

  await test.step('an agreement: shares above all are refused as they are typed, the sentence is what is agreed to', async () => {
    await page.getByRole('button', { name: '订立协议' }).click();
    const dialog = dialogOf(page);
    await dialog.getByRole('textbox', { name: '生效日' }).fill('2026-01-01');
    await dialog.getByRole('textbox', { name: '我们的费率（%）' }).fill('0.6');
    await expect(
      dialog.getByText('代理收款 · 全部渠道 · 手续费 0.6% · 退款退还手续费 · T+1 结算 · 2026-01-01 起'),
    ).toBeVisible();
    await expect(dialog.getByText('每卖 100.00：手续费 0.60，分账 0.00，余下 99.40')).toBeVisible();
    // Steps of the month and a reserve are asked for by a choice, and read in the same sentence.
    await choose(dialog, '阶梯', '全额累进，月末补差');
    await dialog.getByRole('textbox', { name: '第 1 档 超过' }).fill('1,000,000');
    await dialog.getByRole('textbox', { name: '第 1 档 费率（%）' }).fill('0.55');
    await choose(dialog, '保证金', '逐日按比例');
    await dialog.getByRole('textbox', { name: '每日销售的（%）' }).fill('10');
    await dialog.getByRole('textbox', { name: '起结金额' }).fill('100');
    await expect(
      dialog.getByText(
        /超过 1,000,000\.00 CNY 则全月 0\.55%，月末补差 .* T\+1 结算，不足 100\.00 CNY 顺延 · 每日销售的 10% 作保证金，留 90 天 · /,
      ),
    ).toBeVisible();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('合同第三条');
    await dialog.getByRole('button', { name: /^保存/ }).click();
    await expect(page.getByText(/已提交，等另一人复核/).last()).toBeVisible();
  });

  await test.step('the reviewer reads number and sentence, and agrees to both', async () => {
    await show(reviewer, 'approvals');
    await expect(reviewer.getByText(/手续费 0\.6% · .*月末补差 · 退款退还手续费 · T\+1 结算/)).toBeVisible();
    await agree(reviewer);
    await expect(reviewer.getByText(/622202\*+5702/).first()).toBeVisible();
    await agree(reviewer);
    await expect(page.getByText('还没有账户')).toHaveCount(0);
  });

  await test.step('who bound it cannot verify it', async () => {
    await show(page, 'parties?tab=unverified');
    await page.getByRole('row', { name: /城北茶叶有限公司/ }).click();
    const drawer = page.getByRole('dialog', { name: /5702$/ });
    await expect(drawer.getByText(/冷静期还有 2[34] 小时/)).toBeVisible();
    await drawer.getByRole('button', { name: /^核实/ }).click();
    await dialogOf(page).getByRole('button', { name: /^核实/ }).click();
    await expect(page.getByText('经办与复核不能是同一个人')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('somebody else sees the whole number for a reason, and verifies it', async () => {
    await show(reviewer, 'parties?tab=unverified');
    await reviewer.getByRole('row', { name: /城北茶叶有限公司/ }).click();
    await reviewer.getByRole('button', { name: '看完整号码' }).click();
    const asked = reviewer.getByRole('dialog').filter({ hasText: '记入审计轨迹' });
    await asked.getByRole('textbox', { name: /原因/ }).fill('与开户证明核对');
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByText('城北茶叶有限公司 · 6222021001116245702')).toBeVisible();
    await reviewer.keyboard.press('v');
    await dialogOf(reviewer).getByRole('button', { name: /^核实/ }).click();
    await expect(reviewer.getByText('账户已核实')).toBeVisible();
    await expect(page.getByText('没有待核实的账户')).toBeVisible();
  });

  await test.step('many are put on the watch list at once; a line that cannot be read is named', async () => {
    await show(page, 'parties?tab=watch');
    await page.keyboard.press('n');
    const dialog = dialogOf(page);
    await dialog
      .getByRole('textbox', { name: '名单内容' })
      .fill('姓名,张三丰,公安\n账号,6222000000000000,公安\n姓名,？,公安');
    await expect(dialog.getByText(/第 3 行不能读/)).toBeVisible();
    await dialog
      .getByRole('textbox', { name: '名单内容' })
      .fill('姓名,张三丰,公安\n账号,6222000000000000,公安');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('协查通知');
    await dialog.getByRole('button', { name: /^加入名单/ }).click();
    await expect(page.getByRole('row', { name: /张\*\*/ })).toBeVisible();
  });

  await test.step('in the dark nothing is faint and nothing stands out of the page', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const tab of ['parties', 'parties?tab=watch']) {
      await show(page, tab);
      await page.mouse.move(0, 0);
      await expect.poll(() => tooWide(page), { message: tab }).toEqual([]);
      // Colours take their time to change.
      await expect.poll(() => faintTexts(page), { message: tab }).toEqual([]);
    }
  });

  await test.step('in English no word of a form is Chinese', async () => {
    await page.reload(); // A notice keeps the words it came with, and a page that comes anew has none.
    await page.evaluate(() => {
      window.location.hash = '#/settings';
    });
    await page.getByText('English', { exact: true }).click();
    await show(page, 'parties?tab=house');
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog')).toBeVisible();
    // Her own name stands in the top bar.
    expect((await chineseIn(page)).filter((text) => !text.includes('林会计'))).toEqual([]);
  });
});
