/** An auditor's day: she takes a pack away, proves it here too, draws a sample and judges it, runs a test; another person reviews what she concluded. */
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../shared/contract/call.ts';
import { expect, test } from '../support/app.ts';
import { openDemo, press } from '../support/clerk.ts';
import { show } from '../support/screens.ts';
import { addPerson, comeIn } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const AUDITOR = { name: '陈审计', login: 'chen', role: 'auditor' } as const;

/** Says who gets it and what for, and takes what is then saved. */
async function handOver(page: Page, purpose: string): Promise<Download> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '交给谁' }).fill('信达会计师事务所');
  await dialog.getByRole('textbox', { name: '用途' }).fill(purpose);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^生成并保存/ }).click();
  const file = await download;
  await expect(dialog).toHaveCount(0);
  return file;
}

test('a pack is taken away and proves itself, a sample is drawn, judged and reviewed, a test is run', async ({
  app,
  page: owner,
}) => {
  await owner.goto(app.address);
  await openDemo(owner);
  const page = await comeIn(owner, app, AUDITOR, await addPerson(owner, AUDITOR, DEMO_PASSWORD), 'Demo');

  const pack = await test.step('what a pack would hold follows the scope as it is chosen', async () => {
    await show(page, 'audit?tab=evidence');
    const files = page.getByRole('table', { name: '包含的文件' });
    const lines = files.getByRole('row', { name: /^data\/lines\.csv/ });
    const whole = await lines.innerText();
    await page.getByRole('textbox', { name: '起', exact: true }).fill('2026-10-18');
    await expect(lines).not.toHaveText(whole);
    await page.getByText(/^不含 \d+$/).click();
    await expect(page.getByRole('row', { name: /^风险管理的记录 .*不说明$/ })).toBeVisible();
    await page.getByText(/^合计 \d+$/).click();
    await expect(page.getByText(/账本 = 证据包 \+ 未纳入/)).toBeVisible();
    await press(page, 'b');
    const file = await handOver(page, '2026 年报审计');
    await expect(page.getByRole('grid', { name: '已交出' }).getByRole('row').nth(1)).toContainText(
      '信达会计师事务所',
    );
    return { name: file.suggestedFilename(), buffer: await readFile(await file.path()) };
  });

  await test.step('it holds, check by check; one byte changed and it does not', async () => {
    await show(page, 'audit?tab=verify&of=pack');
    const chooser = page.locator('input[aria-label="选择证据包"]');
    await chooser.setInputFiles({ ...pack, mimeType: 'application/zip' });
    await press(page, 'v');
    await expect(page.getByRole('heading', { name: '证据包成立' })).toBeVisible();
    await expect(
      page.getByRole('table', { name: '逐项结果' }).getByText('成立', { exact: false }),
    ).toHaveCount(6);
    const changed = Buffer.from(pack.buffer);
    const at = Math.floor(changed.length / 2);
    changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
    await chooser.setInputFiles({ name: '改过.zip', mimeType: 'application/zip', buffer: changed });
    await press(page, 'v');
    await expect(page.getByRole('heading', { name: '证据包不成立' })).toBeVisible();
  });

  await test.step('a monetary-unit sample: the interval is shown before it is drawn', async () => {
    await show(page, 'audit?tab=samples');
    await press(page, 'n');
    const dialog = page.getByRole('dialog', { name: '抽取样本' });
    await dialog.getByRole('textbox', { name: '名称' }).fill('十月交易');
    await dialog.getByRole('textbox', { name: '种子' }).fill('2026-十月');
    await dialog.getByRole('textbox', { name: '可容忍错报' }).fill('120000');
    await expect(dialog.getByText('抽样间隔')).toBeVisible();
    await dialog.getByRole('textbox', { name: '测试目的' }).fill('交易账单是否高估');
    await dialog.getByRole('button', { name: /^抽取/ }).click();
    await expect(page.getByRole('heading', { name: '十月交易' })).toBeVisible();
  });

  await test.step('judged by keys: one wrong, one not to be had, the others right; then concluded', async () => {
    await expect(page.getByRole('button', { name: /^不符/ })).toBeEnabled();
    await press(page, 'w');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^审定/ }).fill('0.01');
    await dialog.getByRole('textbox', { name: '说明' }).fill('单据金额不同');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await press(page, 'j m');
    await dialog.getByRole('textbox', { name: '说明' }).fill('单据遗失');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(/^已判定 2 \/ /)).toBeVisible();
    const [, all = ''] = /2 \/ (\d+)/.exec(await page.getByText(/^已判定 2 \/ /).innerText()) ?? [];
    for (let done = 3; done <= Number(all); done += 1) {
      if (done === 3) await press(page, 'j');
      await press(page, 'r');
      await expect(page.getByText(`已判定 ${done} / ${all}`)).toBeVisible();
    }
    await expect(page.getByText('错报上限').first()).toBeVisible();
    await press(page, 'c');
    await dialog.getByRole('textbox', { name: '结论' }).fill('单据遗失须追查，其余可以接受');
    await page.keyboard.press('Enter');
    await expect(page.getByText('待复核', { exact: true })).toBeVisible();
    await press(page, 'p');
    expect((await handOver(page, '归档')).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  await test.step('she cannot review her own; the owner does', async () => {
    await press(page, 'v');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^复核/ }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await page.keyboard.press('Escape');
    // The demo has drawn one before.
    const [, sample = ''] = /sample=(\d+)/.exec(page.url()) ?? [];
    await show(owner, `audit?tab=samples&sample=${sample}`);
    await press(owner, 'v');
    await owner.getByRole('dialog').getByRole('button', { name: /^复核/ }).click();
    await expect(owner.getByText('已复核', { exact: true }).first()).toBeVisible();
  });

  await test.step('a test runs with its own parameters, which then stand there to be changed', async () => {
    await show(page, 'audit?tab=tests');
    await press(page, 'b');
    await expect(page.getByText(/^命中 \d+ 项$/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: '天数' })).toHaveValue('3');
    await page.getByRole('combobox', { name: '测试' }).click();
    await page.getByRole('option', { name: /本福特：首位/ }).click();
    await page.getByRole('button', { name: /^运行测试/ }).click();
    await expect(page.getByRole('table', { name: '数字分布表' }).getByRole('row')).toHaveCount(10);
  });
});
