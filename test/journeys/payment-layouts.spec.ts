/** A bank wants a table nobody has shipped: its template is dropped, made right, agreed to by a second person, and a batch goes out in it. */
import { readFile } from 'node:fs/promises';
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { getFromPage } from '../support/call-from-page.ts';
import { createWorkspace, press } from '../support/clerk.ts';
import { openPayingHouse, PAYEES, payeeNumber } from '../support/paying-house.ts';
import { chineseIn, show, tooWide } from '../support/screens.ts';
import { REVIEWER } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });
const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const NAME = 'River template';

test('a bank’s template becomes a layout by two persons, and a batch goes out in it', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const reviewer = await openPayingHouse(page, app);

  await test.step('dropped: headings are understood, what is missing is said, and a column is given to our number', async () => {
    await show(page, 'payments?tab=layouts');
    await expect(page.getByText(word('payments.layoutsEmpty'))).toBeVisible();
    await press(page, 'l');
    const template = '收款户名|*收款账号(最长32)|金额(分)|渠道备注\n';
    await page.locator('main input[type=file]').setInputFiles({
      name: `${NAME}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(template),
    });
    await expect(page.getByText(word('layoutNote.no_item_no'))).toBeVisible();
    await expect(page.getByText(word('error.layout_unfit.missing_itemNo'))).toBeVisible();
    const column = (place: number, key: Parameters<typeof say>[1]) =>
      `${word('payments.layoutColumn', { place })} ${word(key)}`;
    await page.getByRole('combobox', { name: column(4, 'payments.layoutField') }).click();
    await page.getByRole('option', { name: word('layoutField.itemNo'), exact: true }).click();
    await expect(page.getByText(word('payments.layoutReady'))).toBeVisible();
    // By key the account goes before the payee, and the hands stay in it.
    const heading = page.getByRole('textbox', { name: column(2, 'payments.layoutHeading') });
    await heading.press('Alt+ArrowUp');
    await expect(page.getByRole('textbox', { name: column(1, 'payments.layoutHeading') })).toBeFocused();
    const preview = page.getByRole('table', { name: word('payments.layoutPreview') });
    await expect(preview.getByRole('columnheader').first()).toHaveText('*收款账号(最长32)');
    await expect(preview.getByRole('cell', { name: '123456', exact: true })).toBeVisible();
  });

  await test.step('proposed with a reason; the second person reads what each column holds, and agrees', async () => {
    await page.getByRole('heading', { name: word('payments.layoutNew') }).click();
    await press(page, 's');
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('the bank asks for it');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已提交，等另一人复核/)).toBeVisible();
    await show(reviewer, 'approvals');
    const asked = reviewer.locator('main').getByText(/「\*收款账号\(最长32\)」=收款账号，最长 32，必填/);
    await expect(asked).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByRole('dialog')).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: new RegExp(`${NAME}.*使用中`) })).toBeVisible();
  });

  await test.step('a batch chooses it, is agreed to, and its file is the bank’s table', async () => {
    await show(page, 'payments/new');
    await page.getByRole('combobox', { name: word('payments.format') }).click();
    await page.getByRole('option', { name: `${NAME} v1 (CSV)` }).click();
    await page.getByRole('button', { name: word('payments.begin') }).click();
    const entry = page.getByRole('form', { name: word('payments.entry') });
    await entry.getByRole('combobox', { name: word('payments.payee') }).fill(PAYEES[0]);
    await page.getByRole('option', { name: PAYEES[0] }).click();
    await entry.getByRole('textbox', { name: /金额/ }).fill('1,234.50');
    await page.keyboard.press('Enter');
    await expect(page.getByText(word('payments.save.saved'))).toBeVisible();
    await page.keyboard.press('Escape');
    await press(page, 'v');
    await expect(page.getByText(word('payments.passesText'))).toBeVisible();
    await press(page, 's');
    await page.getByRole('dialog').getByRole('textbox', { name: /原因/ }).fill('paper');
    await page.keyboard.press('Enter');
    await expect(page.getByText(word('batch_state.waiting')).first()).toBeVisible();
    const [batchNo = ''] = /PB\d{8}-\d{3}/.exec(page.url()) ?? [];
    const { batch } = await getFromPage(page, 'payments.batch', { batchNo });
    await getFromPage(reviewer, 'approvals.approve', {
      id: batch.requestId ?? 0,
      hash: batch.hash,
      note: '',
    });
    await expect(page.getByText(word('batch_state.approved')).first()).toBeVisible();
    const saved = page.waitForEvent('download');
    await press(page, 'i');
    const text = await readFile(await (await saved).path(), 'utf8');
    const [payment] = (await getFromPage(page, 'payments.list', { query: '', batchNo, offset: 0, limit: 1 }))
      .rows;
    expect(text).toBe(
      `*收款账号(最长32)|收款户名|金额(分)|渠道备注\r\n${payeeNumber(0)}|${PAYEES[0]}|123450|${payment?.itemNo}\r\n`,
    );
    await page.keyboard.press('Escape');
  });

  await test.step('in English no word of the screens is Chinese, and nothing stands out of the page', async () => {
    await reviewer.close();
    await getFromPage(page, 'settings.set', { locale: 'en' });
    await page.reload();
    for (const screen of ['payments?tab=layouts', 'payments/layouts/BL0001']) {
      await show(page, screen);
      const chinese = (await chineseIn(page)).filter(
        (text) => !text.includes(REVIEWER.name) && !text.includes('林会计'),
      );
      expect(chinese, screen).toEqual([]);
      expect(await tooWide(page), screen).toEqual([]);
    }
  });
});
