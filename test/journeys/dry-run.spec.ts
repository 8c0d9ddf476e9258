/** A run is looked at before it is made, and before it is taken back: nothing changes until she says so. */
import { say } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo, statementFiles } from '../support/clerk.ts';

test.use({ actionTimeout: 20_000 });

const word = (key: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

test('a dry run says what a run would change, and an undo says what it takes', async ({ app, page }) => {
  test.setTimeout(240_000);
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'statements');
  await page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(await statementFiles(60, 2));
  await expect(page.getByRole('row', { name: /csv/ }).first()).toBeVisible({ timeout: 60_000 });
  await page
    .getByRole('button', { name: /全部入账|入账/ })
    .first()
    .click();
  await goTo(page, 'matching');
  const tryOut = page.getByRole('button', { name: word('matching.dryRun'), exact: true });
  const dialog = page.getByRole('dialog');

  await test.step('before the first run everything would be gained; she runs it from there', async () => {
    await tryOut.click();
    await expect(dialog.getByRole('row', { name: /订单 ↔ 交易账单/ })).toBeVisible({ timeout: 60_000 });
    await expect(dialog.locator('td[data-figure=gained]').first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('dry-run.png') });
    await dialog.getByRole('button', { name: word('matching.run'), exact: true }).click();
    await expect(page.getByText(/上次运行/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('right after it, a run would change nothing', async () => {
    await tryOut.click();
    await expect(dialog.getByText(word('matching.dryRunSame'))).toBeVisible({ timeout: 60_000 });
    await dialog
      .getByRole('button', { name: word('action.close') })
      .last()
      .click();
  });

  await test.step('undoing names what is withdrawn before a reason is asked, and does just that', async () => {
    await page.getByRole('button', { name: word('matching.more') }).click();
    await page.getByRole('menuitem', { name: word('matching.undoRun') }).click();
    await expect(dialog.getByText(word('matching.undoNothing'))).toBeVisible();
    await expect(dialog.getByRole('row', { name: /订单 ↔ 交易账单/ })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('undo-run.png') });
    await dialog.getByRole('textbox').fill('先不匹配');
    await dialog.getByRole('button', { name: word('matching.undoRun') }).click();
    await expect(page.getByText(/上次运行/)).toBeHidden();
  });
});
