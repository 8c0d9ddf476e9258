/** Money goes out by two persons and one file: typed and from a file, checked, agreed to, sent, its results taken in, and a receipt in the hand. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { getFromPage } from '../support/call-from-page.ts';
import { createWorkspace, goTo, press } from '../support/clerk.ts';
import { openPayingHouse, PAYEES, payeeNumber } from '../support/paying-house.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';
import { REVIEWER } from '../support/second-person.ts';
import { resultTable } from '../support/treasury.ts';

test.use({ actionTimeout: 15_000 });

const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const row = (page: Page, name: RegExp) => page.locator('main').getByRole('row', { name });
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const give = (page: Page, ...files: ReturnType<typeof file>[]) =>
  page.locator('main input[type=file]').setInputFiles(files);

async function type(page: Page, payee: string, amount: string): Promise<void> {
  const entry = page.getByRole('form', { name: word('payments.entry') });
  await entry.getByRole('combobox', { name: word('payments.payee') }).fill(payee);
  await page.getByRole('option', { name: payee }).click();
  await entry.getByRole('textbox', { name: /金额/ }).fill(amount);
}

async function submit(page: Page, reason: string): Promise<void> {
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /原因/ }).fill(reason);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/已提交，等另一人复核/)).toBeVisible();
}

test('a clerk makes a batch, a reviewer agrees to it, and what the bank answers finds every payment', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const reviewer = await openPayingHouse(page, app);

  await test.step('typed by key; who is not verified is told at once, and what is typed outlives the window', async () => {
    await goTo(page, 'payments');
    await expect(page.getByText(word('payments.empty'))).toBeVisible();
    await page.keyboard.press('n');
    await page.getByRole('button', { name: word('payments.begin') }).click();
    await type(page, PAYEES[0], '1,234.50');
    await page.keyboard.press('Enter');
    await type(page, PAYEES[3], '88');
    await expect(page.getByRole('form').getByText(word('payments.account.unverified'))).toBeVisible();
    await page.keyboard.press('Enter');
    const kept = page.waitForResponse(
      (answer) =>
        answer.url().endsWith('drafts.keep') && (answer.request().postData() ?? '').includes('7.005'),
    );
    await type(page, PAYEES[1], '7.005');
    await expect(page.getByText(word('payments.row.finer'))).toBeVisible();
    await expect(page.getByText(word('payments.save.saved'))).toBeVisible();
    await kept;
    await page.reload();
    await expect(row(page, new RegExp(PAYEES[3]))).toBeVisible();
    const amount = page.getByRole('textbox', { name: /金额/ });
    await expect(amount).toHaveValue('7.005');
    await amount.fill('7');
    await amount.press('Enter');
    await expect(page.getByText('1,329.50')).toBeVisible();
  });

  await test.step('checked: the one that is stopped comes first and says what to do; taken out, nothing stops the rest', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await expect(row(page, /拦下.*账户还没有核实/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(word('payment_check.verification.do'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: word('payments.act.submit') })).toHaveCount(0);
    await page.getByRole('button', { name: word('payments.step.initiate') }).click();
    await expect(page.getByRole('form')).toBeVisible();
    await row(page, new RegExp(PAYEES[3])).click();
    await expect(page.getByRole('button', { name: word('payments.remove') })).toBeEnabled();
    await press(page, 'd'); // The list has the row under its mark once it is drawn.
    await expect(row(page, new RegExp(PAYEES[3]))).toHaveCount(0);
    await page.keyboard.press('v');
    await expect(page.getByText(word('payments.passesText'))).toBeVisible();
    await page.keyboard.press('p');
    const sheet = page.getByRole('dialog').getByRole('article');
    await expect(sheet.getByText(word('payments.sheet.title'))).toBeVisible();
    await expect(sheet.getByRole('row', { name: new RegExp(`${PAYEES[0]}.*1,234.50`) })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a file with wrong rows lists them all and makes nothing; mended, it is a batch', async () => {
    await show(page, 'payments/new');
    await page.getByText(word('payments.way.file'), { exact: true }).click();
    const head = '收款账号,收款户名,金额,附言\n';
    const good = PAYEES.slice(0, 3).map(
      (name, place) => `${payeeNumber(place)},${name},${100 + place}.25,rent\n`,
    );
    await give(
      page,
      file(
        'pay.csv',
        `${head}${good[0]}4000022109000009999,Nobody,1,\n${payeeNumber(1)},${PAYEES[1]},five,\n`,
      ),
    );
    await expect(
      page
        .locator('main')
        .getByRole('alert')
        .getByText(/什么都没有建/),
    ).toBeVisible();
    const wrong = page.getByRole('table', { name: word('payments.problems') });
    await expect(wrong.getByRole('row', { name: /^3 .*没有绑定这样的收款账户/ })).toBeVisible();
    await expect(wrong.getByRole('row', { name: /^4 .*five/ })).toBeVisible();
    await give(page, file('pay.csv', head + good.join('')));
    await expect(page.getByText('303.75')).toBeVisible();
    await page.getByRole('button', { name: word('payments.makeBatch') }).click();
    await expect(page.getByRole('heading', { name: /PB\d{8}-002/ })).toBeVisible();
  });

  const batchNo = /PB\d{8}-002/.exec(page.url())?.[0] ?? '';
  await test.step('submitted with a reason; the reviewer reads what she agrees to, looks at the payments, and agrees', async () => {
    await page.keyboard.press('v');
    await expect(page.getByText(word('payments.passesText'))).toBeVisible();
    await submit(page, 'rent of November');
    await show(reviewer, 'approvals');
    const main = reviewer.locator('main');
    await expect(main.getByText('303.75 CNY')).toBeVisible();
    await expect(main.getByText('rent of November')).toBeVisible();
    await main.getByRole('link', { name: batchNo }).click();
    await expect(row(reviewer, new RegExp(PAYEES[2]))).toBeVisible();
    await expect(reviewer.getByRole('button', { name: word('payments.act.submit') })).toHaveCount(0);
    await show(reviewer, 'approvals');
    await expect(main.getByText('内容与提出时一致')).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByRole('dialog')).toBeVisible();
    await reviewer.keyboard.press('Enter');
    await expect(page.getByText(word('batch_state.approved')).first()).toBeVisible();
  });

  await test.step('the file goes out with its SHA-256 in sight; saved again it is the same', async () => {
    const saved = async () => {
      const download = await page.waitForEvent('download');
      return readFile(await download.path());
    };
    const first = saved();
    await page.keyboard.press('i');
    const sha256 = createHash('sha256')
      .update(await first)
      .digest('hex');
    await expect(page.getByRole('dialog').getByText(sha256)).toBeVisible();
    const second = saved();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: word('payments.saveAgain') })
      .click();
    expect(
      createHash('sha256')
        .update(await second)
        .digest('hex'),
    ).toBe(sha256);
    await page.keyboard.press('Escape');
    await expect(page.getByText(word('batch_state.instructed')).first()).toBeVisible();
  });

  const payments = (await getFromPage(page, 'payments.list', { query: '', batchNo, offset: 0, limit: 10 }))
    .rows;
  const answers = ['交易成功', '失败', '待查'] as const;
  const result = resultTable(
    batchNo,
    payments.map(({ itemNo, amount }, at) => ({ itemNo, amount, word: answers[at] ?? '' })),
  );

  await test.step('results: a file of other amounts is refused with both figures, the good one is taken, the same again is known', async () => {
    await page.keyboard.press('r');
    const wrong = resultTable(batchNo, [{ itemNo: payments[0]?.itemNo ?? '', amount: 1, word: '交易成功' }]);
    await give(page, file('wrong.csv', wrong.text), file(result.name, result.text));
    await expect(page.locator('main').getByRole('alert')).toContainText(/金额 0\.01，批准的是 100\.25/);
    await expect(row(page, new RegExp(`${PAYEES[0]}.*已发出.*已付`))).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(word('payments.taken', { count: 3, receipts: 1 }))).toBeVisible();
    await give(page, file('copy.csv', result.text));
    await expect(page.getByText(word('payments.knownText'))).toBeVisible();
    await expect(page.getByRole('button', { name: word('payments.take') })).toHaveCount(0);
  });

  await test.step('what is unknown is not paid again and says why; two persons may settle it', async () => {
    await show(page, `payments/${batchNo}`);
    await row(page, /不明/).click();
    await expect(page.getByText(word('payments.whyNoRetry.unknown'))).toBeVisible();
    await page.getByRole('button', { name: word('payments.resolve') }).click();
    const dialog = page.getByRole('dialog', { name: word('payments.resolveTitle', { payee: PAYEES[2] }) });
    await dialog.getByText(word('payment_state.failed'), { exact: true }).click();
    await dialog.getByRole('textbox', { name: /原因/ }).fill('the bank says it never left');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已提交，等另一人复核/).last()).toBeVisible();
    await expect(reviewer.getByText('the bank says it never left')).toBeVisible();
    await expect(page.getByRole('button', { name: word('payments.retryCount', { count: 1 }) })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the receipt of what was paid is a PDF, and its code proves it; another code does not', async () => {
    await row(page, /已付/).click();
    await page.getByRole('button', { name: word('payments.receipt') }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: word('payments.receiptSave') }).click();
    expect((await readFile(await (await download).path())).subarray(0, 5).toString()).toBe('%PDF-');
    const said = await page.getByText(/校验码 R000001-/).innerText();
    await show(page, 'payments?tab=items');
    await page.keyboard.press('c');
    const verifying = page.getByRole('dialog', { name: word('payments.verifyReceipt') });
    const code = verifying.getByRole('textbox', { name: word('payments.receiptCode') });
    await code.fill(/R000001-\S+/.exec(said)?.[0] ?? '');
    await page.keyboard.press('Enter');
    await expect(verifying.getByText(/凭证 000001 属实：100\.25 CNY 付给 Jiangnan Paper Ltd/)).toBeVisible();
    await code.fill('R000001-AAAA-AAAA-AAAA-AAAA');
    await page.keyboard.press('Enter');
    await expect(verifying.getByText(/有另一个校验码/)).toBeVisible();
    await page.keyboard.press('Escape');
    await show(page, `payments/${batchNo}`);
  });

  await test.step('what failed is paid again as a new draft', async () => {
    await page.keyboard.press('t');
    await expect(page.getByRole('heading', { name: /PB\d{8}-003/ })).toBeVisible();
    await expect(row(page, new RegExp(`${PAYEES[1]}.*重付`))).toBeVisible();
  });

  await test.step('in English and in the dark no word of a batch is Chinese, none is faint, nothing stands out of the page', async () => {
    await reviewer.close();
    await getFromPage(page, 'settings.set', { locale: 'en', theme: 'dark' });
    await page.reload();
    for (const screen of [batchNo, `${batchNo}?step=verify`, `${batchNo}?step=confirm`, `${batchNo}/1`, '']) {
      await show(page, `payments/${screen}`);
      await page.mouse.move(0, 0);
      await page.waitForTimeout(400); // The theme has changed with the page; colours follow over 100 ms.
      // Names of persons stand as they were given.
      const chinese = (await chineseIn(page)).filter(
        (text) => !text.includes(REVIEWER.name) && !text.includes('林会计'),
      );
      expect(chinese, screen).toEqual([]);
      expect(await faintTexts(page), screen).toEqual([]);
      expect(await tooWide(page), screen).toEqual([]);
    }
  });
});
