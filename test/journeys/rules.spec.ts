/** A rule from the clerk’s first look to the second person’s yes: read, changed, tried on past days, published, and gone by in the next run. */
import { type Locale, say, type WordKey } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo, statementFiles } from '../support/clerk.ts';
import { addPerson, comeIn, REVIEWER } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const word = (key: WordKey, facts: Parameters<typeof say>[2] = {}, locale: Locale = 'zh-CN') =>
  say(locale, key, facts);
/** What falls open, or what a looser rule only proposes then. */
const DIFFERS = '[data-figure=lost],[data-figure=changed]';
const RULE = word('rule.order_trade_by_order_no');

test('a changed rule is tried, published by two, and the next run goes by it', async ({ app, page }) => {
  test.setTimeout(240_000);
  await page.goto(app.address);
  await createWorkspace(page);
  const password = await addPerson(page, REVIEWER);
  const reviewer = await comeIn(page, app, REVIEWER, password);

  await test.step('files are in and matched', async () => {
    await goTo(page, 'statements');
    await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(await statementFiles(60, 2));
    await expect(page.getByRole('row', { name: /csv/ }).first()).toBeVisible({ timeout: 60_000 });
    await page
      .getByRole('button', { name: /全部入账|入账/ })
      .first()
      .click();
    await goTo(page, 'matching');
    await page.getByRole('button', { name: word('matching.run') }).click();
    await expect(page.getByText(/上次运行/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('every leg says its rules as sentences, in the order in which they run', async () => {
    await goTo(page, 'rules');
    await expect(page.getByText(/号码完全一致才匹配：两侧的退款单号相同/).first()).toBeVisible();
    await page
      .getByRole('row', { name: new RegExp(RULE) })
      .first()
      .click();
    await expect(page.getByRole('dialog', { name: RULE })).toBeVisible();
  });

  await test.step('a fault is said as it is typed, and what was typed survives a close by mistake', async () => {
    const place = page.getByRole('textbox', { name: word('rules.field.place') });
    await place.fill('10');
    await expect(
      page
        .getByRole('dialog')
        .getByText(/这个次序已被/)
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: word('rules.publish') })).toBeDisabled();
    await place.press('Escape');
    await expect(place).not.toBeFocused(); // Esc leaves the field, then the sheet.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: RULE })).toHaveCount(0);
    await page
      .getByRole('row', { name: new RegExp(RULE) })
      .first()
      .click();
    await expect(place).toHaveValue('10');
    await place.fill('20');
  });

  await test.step('switched off, it is tried before it can be published', async () => {
    await page.getByRole('switch', { name: word('rules.isOn') }).setChecked(false);
    await expect(page.getByRole('button', { name: word('rules.publish') })).toBeDisabled();
    await page.getByRole('button', { name: word('rules.runBacktest') }).click();
    await expect(page.getByText(/份文件 · 截至/)).toBeVisible({ timeout: 60_000 });
    const leg = page.getByRole('dialog').getByRole('row', { name: /订单 ↔ 交易账单/ });
    await expect(leg.locator(DIFFERS).first()).toHaveText(/^[1-9]/);
    await page.getByRole('dialog').locator('summary').first().click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  await test.step('publishing asks for a reason and a second person', async () => {
    await page.getByRole('button', { name: word('rules.publish') }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(`发布“${RULE}”`) });
    await dialog.getByRole('textbox', { name: word('matching.reason') }).fill('订单号改版，先停用');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已提交，等另一人复核/)).toBeVisible();
    await expect(page.getByText(word('rules.waitsText'))).toBeVisible();
  });

  await test.step('the second person reads the sentence and the figures, and agrees', async () => {
    await goTo(reviewer, 'approvals');
    await expect(reviewer.getByRole('heading', { name: /发布匹配规则/ })).toBeVisible();
    await expect(reviewer.getByText(/这条规则现在停用|停用/).first()).toBeVisible();
    await expect(reviewer.locator(DIFFERS).first()).toHaveText(/^[1-9]/);
    await reviewer.keyboard.press('Enter');
    await reviewer.getByRole('dialog', { name: /批准“发布匹配规则”/ }).waitFor();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByText('没有等你决定的事项')).toBeVisible();
  });

  await test.step('the matching says it is no longer current, and the next run goes by the new version', async () => {
    await expect(page.getByRole('row', { name: new RegExp(`${RULE}.*${word('rules.off')}`) })).toBeVisible();
    await goTo(page, 'matching');
    await expect(page.getByText(word('matching.stale'))).toBeVisible();
    await page.getByRole('button', { name: word('matching.runAgain') }).click();
    await expect(page.getByText(word('matching.stale'))).toHaveCount(0, { timeout: 60_000 });
    await goTo(page, 'rules');
    await page.getByText(word('rules.tab.quality'), { exact: true }).click();
    await expect(page.getByRole('link', { name: word('rule.order_trade_by_refund_no') })).toBeVisible();
    await expect(page.getByRole('link', { name: RULE, exact: true })).toHaveCount(0);
  });
});
