/** Two people in two windows of one browser: one makes, the other decides; neither does both. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { callFromPage } from '../support/call-from-page.ts';
import { createWorkspace, goTo } from '../support/clerk.ts';
import { addPerson, comeIn, REVIEWER } from '../support/second-person.ts';
import { tradeBill } from '../support/wechat-bill.ts';

test.use({ actionTimeout: 15_000 });

/** Two payments of 100.00; the bill's own totals say three. */
const heldBill = () =>
  tradeBill(
    [{}, { 微信订单号: '4200000000202603010000000002', 商户订单号: 'A2' }],
    ['3', '300.00', '0.00', '0.00', '1.80000', '300.00', '0.00'],
  );
const FILE = 'wechat-held.csv';

async function addBill(page: Page): Promise<void> {
  await goTo(page, 'statements');
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles({
    name: FILE,
    mimeType: 'text/csv',
    buffer: Buffer.from(heldBill()),
  });
  await expect(page.getByRole('row', { name: new RegExp(FILE) })).toBeVisible();
}

test('a file that does not prove itself comes in by a second person’s yes, and leaves by hers alone', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const password = await addPerson(page, REVIEWER);
  const reviewer = await comeIn(page, app, REVIEWER, password);

  await test.step('the maker cannot commit it, and asks for it with a reason', async () => {
    await addBill(page);
    await expect(page.getByRole('row', { name: /须复核/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /入账 \d+ 份/ })).toHaveCount(0);
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: /核对不符，仍要入账/ });
    await expect(dialog.getByText(/总笔数/)).toBeVisible();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('渠道重发的账单，汇总行有误');
    await dialog.getByRole('button', { name: '提交复核' }).click();
    await expect(page.getByText('已提交，等另一人复核（第 1 号）。现在还没有任何改变。')).toBeVisible();
    await expect(page.getByRole('row', { name: /已提交 1 号/ })).toBeVisible();
  });

  await test.step('the maker sees her own request and may not decide on it', async () => {
    await page.getByRole('link', { name: '查看审批' }).click();
    await expect(page.getByRole('heading', { name: '核对不符仍入账 · 第 1 号' })).toBeVisible();
    await expect(page.getByText('这是你自己提出或录入的，须由另一个人决定。')).toBeVisible();
    await expect(page.getByRole('button', { name: /^批准/ })).toHaveCount(0);
    const refused = await callFromPage(page, 'approvals.approve', { id: 1, hash: 'a'.repeat(64), note: '' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'same_person' } });
  });

  await test.step('the reviewer’s window has counted it, and shows what is asked in words', async () => {
    await expect(reviewer.getByRole('link', { name: '待审批 1' })).toBeVisible();
    await reviewer.keyboard.press('g');
    await reviewer.keyboard.press('a');
    const main = reviewer.locator('main');
    await expect(main.getByRole('heading', { name: '核对不符仍入账 · 第 1 号' })).toBeVisible();
    await expect(main.getByText('渠道重发的账单，汇总行有误')).toBeVisible();
    await expect(main.getByText(FILE)).toBeVisible();
    await expect(main.getByText('内容与提出时一致')).toBeVisible();
  });

  await test.step('her yes takes the file in, in both windows', async () => {
    await reviewer.keyboard.press('Enter');
    const dialog = reviewer.getByRole('dialog', { name: /批准“核对不符仍入账”/ });
    await dialog.getByRole('textbox', { name: /附言/ }).fill('已与渠道核实');
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByText('没有等你决定的事项')).toBeVisible();
    await goTo(page, 'statements');
    await page.getByText('已导入', { exact: true }).click();
    await expect(page.getByRole('row', { name: new RegExp(`${FILE}.*不符`) })).toBeVisible();
  });

  await test.step('undoing it is asked for as well, and rejected with a reason the maker reads', async () => {
    await page.getByRole('row', { name: new RegExp(FILE) }).click();
    await page.getByRole('button', { name: '撤销导入' }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(`撤销 ${FILE}`) });
    await dialog.getByRole('textbox', { name: /原因/ }).fill('想换一份新的');
    await dialog.getByRole('button', { name: '撤销导入' }).click();
    await expect(page.getByText(/已提交，等另一人复核（第 2 号）/)).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(FILE) })).toBeVisible();

    await expect(reviewer.getByRole('heading', { name: '撤销导入 · 第 2 号' })).toBeVisible();
    await reviewer.keyboard.press('r');
    const rejecting = reviewer.getByRole('dialog', { name: /驳回“撤销导入”/ });
    await rejecting.getByRole('textbox', { name: /原因/ }).fill('新的一份还没有来');
    await rejecting.getByRole('button', { name: '驳回' }).click();
    await expect(reviewer.getByText('没有等你决定的事项')).toBeVisible();

    await goTo(page, 'approvals');
    await page.getByText('已结束', { exact: true }).click();
    await expect(page.getByText('王复核 驳回')).toBeVisible();
    await expect(page.getByText('新的一份还没有来')).toBeVisible();
    await goTo(page, 'statements');
    await page.getByText('已导入', { exact: true }).click();
    await expect(page.getByRole('row', { name: new RegExp(FILE) })).toBeVisible();
  });

  await test.step('what was asked for can be taken back by who asked', async () => {
    await page.getByRole('row', { name: new RegExp(FILE) }).click();
    await page.getByRole('button', { name: '撤销导入' }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(`撤销 ${FILE}`) });
    await dialog.getByRole('textbox', { name: /原因/ }).fill('再试一次');
    await dialog.getByRole('button', { name: '撤销导入' }).click();
    await page.getByRole('link', { name: '查看审批' }).last().click();
    await expect(page.getByRole('heading', { name: '撤销导入 · 第 3 号' })).toBeVisible();
    await page.keyboard.press('w');
    const withdrawing = page.getByRole('dialog', { name: /撤回“撤销导入”/ });
    await withdrawing.getByRole('textbox', { name: /原因/ }).fill('不需要了');
    await withdrawing.getByRole('button', { name: '撤回' }).click();
    await expect(page.getByText('没有等待中的申请')).toBeVisible();
    await expect(reviewer.getByText('没有等你决定的事项')).toBeVisible();
  });

  await test.step('the house’s limits are changed by two as well', async () => {
    await page.getByText('审批规则', { exact: true }).click();
    await page.getByRole('textbox', { name: '核销差异：第 2 档的起点金额' }).fill('50');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: /保存规则/ }).click();
    const dialog = page.getByRole('dialog', { name: '修改审批规则' });
    await expect(dialog.getByText(/核销差异.*50\.00 起 1 人/)).toBeVisible();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('小额也要复核');
    await dialog.getByRole('button', { name: /保存规则/ }).click();
    await expect(page.getByText(/已有一项规则改动在等复核（第 4 号）/)).toBeVisible();
    await expect(reviewer.getByRole('heading', { name: '修改审批规则 · 第 4 号' })).toBeVisible();
    await expect(reviewer.locator('main').getByText(/50\.00 起 1 人/)).toBeVisible();
    await reviewer.keyboard.press('a');
    await expect(reviewer.getByRole('dialog', { name: /批准“修改审批规则”/ })).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByText('没有等你决定的事项')).toBeVisible();
    await expect(page.getByText(/已有一项规则改动/)).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: '核销差异：第 2 档的起点金额' })).toHaveValue('50.00');
  });
});
