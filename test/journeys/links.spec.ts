/** A household's month: money moved between own accounts, a dinner that wallet and bank both tell of, a bill that came again corrected. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { addFiles, createWorkspace, goTo } from '../support/clerk.ts';
import type { NamedBytes } from '../support/desk.ts';
import { bankFile, wechatFile } from '../support/own-money.ts';
import { faintTexts, show, tooWide } from '../support/screens.ts';

test.use({ actionTimeout: 15_000 });

const CMB = '6225880012345678';
const CCB = '6217000099998888';
const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

const dinner = { at: '2026-03-02 12:01:00', amount: '28.16', party: '云膳过桥米线', id: '4200000000000001' };
const wallet = [
  { ...dinner, method: '招商银行(5678)' },
  { at: '2026-03-04 21:00:00', amount: '9.00', party: '便利店', method: '零钱', id: '4200000000000002' },
];
const files = [
  bankFile(CMB, [
    { day: '2026-03-02', amount: '-28.16', party: '财付通-云膳过桥米线', text: '快捷支付' },
    { day: '2026-03-03', amount: '-1000.00', party: '陈山', other: CCB, text: '转账汇款' },
    { day: '2026-03-06', amount: '-250.00', party: '陈山', text: '转账汇款' },
    { day: '2026-03-09', amount: '-60.00', party: '陈山', text: '转账汇款' },
  ]),
  bankFile(CCB, [
    { day: '2026-03-04', amount: '1000.00', party: '陈山', other: CMB, text: '转入' },
    { day: '2026-03-06', amount: '250.00', party: '陈山', text: '转入' },
    { day: '2026-03-10', amount: '60.00', party: '陈山', text: '转入' },
  ]),
  wechatFile(wallet, 'wechat-march.csv'),
];

function onDisk(some: readonly NamedBytes[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-files-'));
  return some.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}

async function commit(page: Page, some: readonly NamedBytes[]): Promise<void> {
  await addFiles(page, onDisk(some));
  await expect(page.getByText(word('statements.planCount', { count: some.length }))).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(word('statements.emptyTitle'))).toBeVisible();
}

const sums = (page: Page) => page.getByRole('table', { name: word('totals.title') });
const list = (page: Page) => page.getByRole('grid', { name: word('statements.tab.links') });

test('money is counted once, links are confirmed by key, a corrected line keeps both its versions', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await commit(page, files);

  await test.step('the sums under the lines say what was left out, and lead to it', async () => {
    await show(page, 'statements?tab=lines');
    const row = sums(page).getByRole('row', { name: /账户 · CNY/ });
    await expect(row).toContainText('1,310.00');
    await expect(row).toContainText('−1,375.32');
    await expect(row).toContainText('310.00');
    await expect(row).toContainText('−347.16');
    await expect(row).toContainText('自有账户互转 1 笔、两处都记的 1 笔');
    await expect(page.getByRole('img', { name: word('links.mark.same_money') })).toHaveCount(2);
    await row.getByRole('link').click();
    await expect(page.getByRole('heading', { name: word('links.tab.standing') })).toBeVisible();
    await expect(list(page).getByRole('row')).toHaveCount(3);
  });

  await test.step('what is not certain waits: Enter confirms, and what it taught is linked by rule', async () => {
    await page.getByText(/^待确认/).click();
    await expect(list(page).getByRole('row', { name: /自有账户互转/ })).toHaveCount(2);
    await expect(page.getByText(word('linkEvidence.same_party'))).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(word('links.emptyProposed'))).toBeVisible();
    await page.getByText(/^已关联/).click();
    await expect(list(page).getByRole('row')).toHaveCount(5);
    await expect(list(page).getByRole('row', { name: /人工确认/ })).toHaveCount(1);
  });

  await test.step('a link is rejected with a reason, and taken back', async () => {
    await list(page)
      .getByRole('row', { name: /同一笔资金/ })
      .click();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: word('links.rejectTitle') });
    await dialog.getByRole('textbox', { name: word('matching.reason') }).fill('两次都付了');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await page
      .getByText(/^已驳回/)
      .first()
      .click();
    await expect(page.getByText('两次都付了')).toBeVisible();
    await page.keyboard.press('u');
    await page
      .getByRole('dialog', { name: word('links.withdrawTitle') })
      .getByRole('textbox', { name: word('matching.reason') })
      .fill('看错了');
    await page.keyboard.press('Enter');
    await expect(page.getByText(word('links.emptyRejected'))).toBeVisible();
  });

  await test.step('a line shows the other one', async () => {
    await show(page, 'statements?tab=lines');
    await page
      .getByRole('row', { name: /云膳过桥米线.*零钱|4200000000000001/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { name: word('links.ofLine'), exact: true })).toBeVisible();
    await expect(drawer.getByText(word('linkEvidence.card_agrees'))).toBeVisible();
    await drawer.getByRole('link', { name: /bank-6225/ }).click();
    await expect(drawer.getByRole('link', { name: /wechat-march/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a corrected bill says what differs before it is committed', async () => {
    const corrected = wechatFile(
      [{ ...dinner, amount: '26.16', method: '招商银行(5678)' }],
      'wechat-again.csv',
    );
    await addFiles(page, onDisk([corrected]));
    await page
      .getByRole('row', { name: /wechat-again/ })
      .first()
      .click();
    const rows = page.getByRole('grid', { name: word('statements.rowsOf') });
    await expect(rows.getByText(/净额：28\.16 → 26\.16/)).toBeVisible();
    await expect(rows.getByRole('link', { name: /wechat-march\.csv/ })).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByText(word('statements.emptyTitle'))).toBeVisible();
  });

  await test.step('and both versions stay, one of which counts', async () => {
    await goTo(page, 'statements');
    await show(page, `statements?tab=lines&query=${encodeURIComponent('状态:已变更')}`);
    const lines = page.getByRole('grid', { name: word('statements.linesTitle') });
    await expect(lines.getByRole('row')).toHaveCount(3);
    await expect(lines.getByRole('img', { name: word('versions.mark.superseded') })).toHaveCount(1);
    await lines.getByRole('row').nth(1).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { name: word('versions.title') })).toBeVisible();
    await expect(drawer.getByText(word('versions.stands'), { exact: true })).toBeVisible();
    await expect(drawer.getByRole('list', { name: word('versions.differs') })).toContainText('28.16');
    await page.keyboard.press('Escape');
  });

  await test.step('nothing is too wide or too faint, in both languages and both grounds', async () => {
    await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
    for (const language of ['简体中文', 'English'])
      for (const size of [
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
      ]) {
        await show(page, 'settings');
        await page.getByText(language, { exact: true }).click();
        await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN');
        await page.setViewportSize(size);
        for (const screen of ['statements?tab=lines', 'statements?tab=links&state=standing'])
          for (const scheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: scheme });
            await show(page, screen);
            const name = `${language} ${size.width} ${scheme} ${screen}`;
            expect(await tooWide(page), name).toEqual([]);
            expect(await faintTexts(page), name).toEqual([]);
          }
      }
  });
});
