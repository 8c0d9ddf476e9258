/**
 * Settlement by two persons: a channel's batch and a merchant's are looked at and signed, the merchant is paid out of what was signed, and a refund that
 * comes late does not change what was signed: it stands behind it as a correction.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../shared/contract/call.ts';
import { expect, test } from '../support/app.ts';
import { addFiles, openDemo, press } from '../support/clerk.ts';
import { show } from '../support/screens.ts';
import { addPerson, comeIn, REVIEWER } from '../support/second-person.ts';
import { tradeBill } from '../support/wechat-bill.ts';

test.use({ actionTimeout: 15_000 });

/** A day of the demo's WeChat Pay that nobody signed, as a list is asked for it; the merchant has her bank account there already. */
const WECHAT = 'settlement?show=all&from=2026-10-15&to=2026-10-15&q=渠道:微信支付';
const MERCHANT = 'settlement?tab=merchant&show=all&from=2026-10-15&to=2026-10-15';

/** Another bill of that day with one more refund. */
function lateRefund(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'countinghouse-files-')), '1688002026All2026-10-15_again.csv');
  const row = {
    交易时间: '2026-10-15 21:15:00',
    商户号: '1688002026',
    微信订单号: '4200000000202610159999999999',
    商户订单号: 'QH202610150000001',
    交易状态: 'REFUND',
    应结订单金额: '0.00',
    微信退款单号: '50300000000000000000000000009',
    商户退款单号: 'TK-LATE-1',
    退款金额: '10.00',
    退款类型: 'ORIGINAL',
    退款状态: 'SUCCESS',
    手续费: '-0.06000',
    订单金额: '0.00',
    申请退款金额: '10.00',
  };
  writeFileSync(file, tradeBill([row], ['1', '0.00', '10.00', '0.00', '-0.06000', '0.00', '10.00']));
  return file;
}

/** Enter opens what is under the mark; A signs it, with a reason. */
async function sign(page: Page, list: string): Promise<void> {
  await show(page, list);
  await expect(page.getByRole('row', { name: /2026-10-15/ })).toHaveCount(1);
  await press(page, 'Enter');
  await expect(page.getByText('从期初到净额')).toBeVisible();
  await press(page, 'a');
  const dialog = page.getByRole('dialog', { name: '签批结算' });
  await dialog.getByRole('textbox', { name: /原因/ }).fill('已逐项看过');
  await press(page, 'Enter');
  await expect(page.getByText(/已提交，等另一人复核/).last()).toBeVisible();
}

/** To the newest request that waits. */
async function agree(reviewer: Page): Promise<void> {
  await show(reviewer, 'approvals');
  const asked = reviewer.getByRole('heading', { name: /签批结算 · 第 \d+ 号/ });
  const name = await asked.innerText();
  await reviewer.getByRole('button', { name: /^批准/ }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: /批准/ }).click();
  await expect(reviewer.getByRole('heading', { name })).toHaveCount(0);
}

test('two batches are signed by two persons, the merchant is paid, a late refund becomes a correction', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await openDemo(page);
  const password = await addPerson(page, REVIEWER, DEMO_PASSWORD);
  const reviewer = await comeIn(page, app, REVIEWER, password, 'Demo');

  await test.step('a figure opens its lines, and they add up to it', async () => {
    await show(page, WECHAT);
    await press(page, 'Enter');
    await expect(page.getByText('从期初到净额')).toBeVisible();
    await press(page, 'Enter');
    const lines = page.getByRole('dialog', { name: '销售的明细' });
    await expect(lines.getByText('0.00 ✓')).toBeVisible();
    // What was chosen to be left out is not forgotten with the drawer: the foot says so, and takes it back.
    await press(page, 'x');
    await press(page, 'Escape');
    await expect(lines).toHaveCount(0);
    await expect(page.getByText('剔除 1 笔')).toBeVisible();
    await page.getByRole('button', { name: '不剔除' }).click();
  });

  await test.step('the clerk signs a channel’s batch and a merchant’s; the reviewer agrees to both', async () => {
    await sign(page, WECHAT);
    await sign(page, MERCHANT);
    await agree(reviewer);
    await agree(reviewer);
    await expect(page.getByRole('main').getByText('已签批', { exact: true }).first()).toBeVisible();
  });

  await test.step('what was signed is paid out: a batch of payments with one payment for her', async () => {
    await show(page, 'settlement?tab=payable');
    await press(page, 'p');
    const dialog = page.getByRole('dialog', { name: '生成付款批次' });
    await page.getByRole('option', { name: /2026 · CNY$/ }).click();
    await dialog.getByRole('button', { name: /^生成付款批次/ }).click();
    await expect(page.getByRole('heading', { name: /^批次 PB/ })).toBeVisible();
  });

  await test.step('a refund that comes late leaves what was signed as it was and stands behind it as a correction', async () => {
    await addFiles(page, [lateRefund()]);
    await expect(page.getByText('可入账', { exact: true })).toBeVisible();
    await press(page, 'c');
    await expect(page.getByText(/已入账 1 份文件/)).toBeVisible();
    await show(page, WECHAT);
    const correction = page.getByRole('row', { name: /更正 1/ });
    await expect(correction).toContainText('−9.94');
    await expect(page.getByRole('row', { name: /已签批/ })).toContainText('12,073.28');
    await correction.click();
    await expect(page.getByRole('link', { name: '更正的原批次' })).toBeVisible();
  });
});
