/** Orders of two persons: typed with mistakes said at once and kept through a crash, disputed, refunded and cancelled with a second person's yes, found again. */
import type { Page } from '@playwright/test';
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo } from '../support/clerk.ts';
import { faintTexts, show, tooWide } from '../support/screens.ts';
import { addPerson, comeIn, REVIEWER } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const row = (page: Page, place: number) => page.getByRole('group', { name: `第 ${place} 行` });
const field = (page: Page, place: number, name: string) =>
  row(page, place).getByRole('textbox', { name, exact: true });

async function approve(reviewer: Page): Promise<void> {
  await show(reviewer, 'approvals');
  await reviewer.getByRole('button', { name: /^批准/ }).click();
  const dialog = reviewer.getByRole('dialog');
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: /批准/ }).click();
  await expect(reviewer.getByRole('button', { name: /^批准/ })).toHaveCount(0);
}

test('a day with orders: entered, kept through a crash, refunded and cancelled by two, found again', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const password = await addPerson(page, REVIEWER);
  const reviewer = await comeIn(page, app, REVIEWER, password);

  await test.step('the empty place says what it is for; N opens the form', async () => {
    await goTo(page, 'orders');
    await expect(page.getByText(word('orders.empty'))).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('heading', { name: '录入订单', level: 1 })).toBeVisible();
  });

  await test.step('mistakes are said while they are typed', async () => {
    await field(page, 1, '商户订单号').fill('4.2E+27');
    await expect(row(page, 1).getByText('单号里有不能用的字符')).toBeVisible();
    await field(page, 1, '商户订单号').fill('DD-1001');
    await field(page, 1, '时间').fill('2026-11-02 09:30');
    await field(page, 1, '金额').fill('12,34');
    await expect(row(page, 1).getByText('写成 1200.00')).toBeVisible();
    await field(page, 1, '金额').fill('1,200.00');
    await field(page, 1, '客户').fill('张三丰');
    await expect(row(page, 1).getByText('写成 1200.00')).toHaveCount(0);
  });

  await test.step('the window dies in the middle of it; what was typed is there again', async () => {
    await expect(page.getByText('草稿自动保存，关机不丢')).toBeVisible();
    await page.reload();
    await expect(field(page, 1, '金额')).toHaveValue('1,200.00');
    // Enter begins the next row: a slip of it saves nothing.
    await field(page, 1, '金额').press('Enter');
    await expect(field(page, 2, '商户订单号')).toBeFocused();
    await field(page, 2, '商户订单号').fill('DD-1001');
    await field(page, 2, '金额').fill('80');
    await expect(row(page, 2).getByText('与上面一行重复')).toBeVisible();
    await field(page, 2, '商户订单号').fill('DD-1002');
    await row(page, 2).getByRole('combobox', { name: '状态' }).click();
    await page.getByRole('option', { name: '待支付' }).click();
    await expect(page.getByRole('button', { name: /^保存 2 单/ })).toBeEnabled();
    await field(page, 2, '客户').press('Control+s');
    await expect(page.getByText(/已录入 2 单，文件 desk-orders-\d{8}-0001\.csv/)).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'DD-1001' })).toBeVisible();
    await expect(page.getByRole('gridcell', { name: '已下单' })).toBeVisible();
  });

  await test.step('a refund within what was paid waits for the reviewer, who sees the order and the amount', async () => {
    await show(page, 'orders/DD-1001');
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    const amount = dialog.getByRole('textbox', { name: /^退款金额（最多 1,200\.00 CNY）/ });
    await expect(amount).toBeFocused();
    await amount.fill('1200.01');
    await expect(dialog.getByText('超过还可退的金额')).toBeVisible();
    await amount.fill('200');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await expect(amount).toHaveValue('200');
    await dialog.getByRole('textbox', { name: /原因/ }).fill('少发一件');
    await dialog.getByRole('button', { name: /^申请退款/ }).click();
    await expect(page.getByText(/已提交，等另一人复核/)).toBeVisible();
    await expect(page.getByRole('link', { name: /申请退款 少发一件/ })).toBeVisible();
    await show(reviewer, 'approvals');
    await expect(reviewer.getByText('DD-1001-R1')).toBeVisible();
    await expect(reviewer.getByText('200.00 CNY').first()).toBeVisible();
    await approve(reviewer);
    await expect(page.getByText('退款单号 DD-1001-R1').first()).toBeVisible();
    await expect(
      page.getByRole('region', { name: '订单状态' }).getByText('200.00CNY', { exact: true }),
    ).toBeVisible();
  });

  await test.step('a dispute is one person’s; a cancelled order is closed by two', async () => {
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('客户说没收到');
    await page.keyboard.press('Enter');
    await expect(page.getByText('争议中').first()).toBeVisible();
    await show(page, 'orders/DD-1002');
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('客户不要了');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已提交，等另一人复核/).first()).toBeVisible();
    await approve(reviewer);
    await expect(page.getByText('已关闭').first()).toBeVisible();
    await expect(page.getByRole('link', { name: /desk-orders-\d{8}-0003\.csv/ })).toBeVisible();
  });

  await test.step('a filter is kept under a name and chosen again', async () => {
    await show(page, `orders?${new URLSearchParams({ q: '状态:争议中' })}`);
    await expect(page.getByRole('gridcell', { name: 'DD-1001' })).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'DD-1002' })).toHaveCount(0);
    await page.keyboard.press('v');
    await page.getByRole('menuitem', { name: '保存当前筛选' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '名称' }).fill('争议');
    await page.keyboard.press('Enter');
    await expect(page.getByText('已保存“争议”')).toBeVisible();
    await show(page, 'orders');
    await expect(page.getByRole('gridcell', { name: 'DD-1002' })).toBeVisible();
    await page.keyboard.press('v');
    await page.getByRole('menuitem', { name: /争议/ }).click();
    await expect(page.getByRole('gridcell', { name: 'DD-1002' })).toHaveCount(0);
  });

  await test.step('in the dark and on a narrow window nothing is faint and nothing stands out of the page', async () => {
    for (const screen of ['orders', 'orders?do=enter', 'orders/DD-1001']) {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 1280, height: 800 });
        await show(page, screen);
        await page.mouse.move(0, 0);
        expect(await tooWide(page), `${screen} ${colorScheme}`).toEqual([]);
        // Colours change over 100 ms, on a busy machine over more.
        await expect.poll(() => faintTexts(page), { message: `${screen} ${colorScheme}` }).toEqual([]);
      }
    }
  });
});
