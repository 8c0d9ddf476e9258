/** A bank nobody knows: its columns are said once, with what the file cannot decide; the next month comes without a question. */
import type { Locator, Page } from '@playwright/test';
import { type Locale, say, type WordKey } from '../../shared/wording/catalogue.ts';
import { expect, test } from '../support/app.ts';
import { createWorkspace, goTo } from '../support/clerk.ts';
import { mappingOf } from '../support/mapping.ts';
import { chineseIn, faintTexts, show, tooWide } from '../support/screens.ts';
import { addPerson, comeIn, type Newcomer } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

/** Whole euros with a point between the thousands, and days that may be months. */
const HEADINGS = 'Wann;Wofür steht es;Gegenseite;Soviel;Beleg Nr.';
const APRIL = [
  HEADINGS,
  '03/04/2026;Miete;Hausverwaltung Nord GmbH;-1.200;R-2026-0401',
  '04/05/2026;Papier;Schreibwaren Kröger;-1.048;R-2026-0402',
  '05/06/2026;Kasse;Kartenzahlungen;2.315;E-2026-0114',
];
const JULY = [
  HEADINGS,
  '07/08/2026;Miete;Hausverwaltung Nord GmbH;-1.200;R-2026-0501',
  '08/09/2026;Kasse;Kartenzahlungen;3.001;E-2026-0115',
];

const drop = (page: Page, name: string, lines: readonly string[]) =>
  page
    .locator('input[type=file]:not([webkitdirectory]):not([accept])')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
const roleAbove = (page: Page, heading: string): Locator =>
  page.getByRole('combobox', { name: heading, exact: true });

test('a German bank nobody knows is mapped once; its next file is read without a question', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await goTo(page, 'statements');
  const save = page.getByRole('button', { name: /^保存并读取/ });

  await test.step('it is refused, and M opens the editor with what was guessed', async () => {
    await drop(page, 'kontoauszug-04.csv', APRIL);
    await expect(page.getByText('1 份文件没有读取')).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('heading', { name: 'kontoauszug-04.csv：各列是什么' })).toBeVisible();
    await expect(roleAbove(page, 'Wann')).toHaveValue('date');
    await expect(roleAbove(page, 'Soviel')).toHaveValue('amount');
    await expect(page.getByText('推测').first()).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Hausverwaltung Nord GmbH' })).toBeVisible();
  });

  await test.step('what the file cannot decide is asked, and saving waits for the answers', async () => {
    await expect(save).toBeDisabled();
    const standing = page.getByRole('status').filter({ hasText: '才能保存' });
    await expect(standing).toContainText('没有说明日期是日在前还是月在前');
    await expect(standing).toContainText('没有说明小数点是点还是逗号');
    await expect(standing).toContainText('没有指定币种');
    await expect(page.getByText('03/04/2026 就是 2026年4月3日')).toBeVisible();
    await expect(page.getByText('03/04/2026 就是 2026年3月4日')).toBeVisible();
    await page.getByRole('radio', { name: '日 月 年' }).check();
    await page.getByRole('radio', { name: '逗号' }).check();
    await expect(page.getByText('还不能试读')).toBeVisible();
    await page.getByLabel('币种', { exact: true }).first().fill('eur');
    await page.keyboard.press('Tab');
    await expect(save).toBeEnabled();
  });

  await test.step('what is read is shown before it is saved', async () => {
    await expect(page.getByRole('row', { name: /2026-04-03 付 −1,200\.00 ?EUR/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /2026-06-05 收 \+2,315\.00 ?EUR/ })).toBeVisible();
    await expect(page.getByText('3 行：明细 3，跳过 0')).toBeVisible();
  });

  await test.step('a column that is said otherwise changes what is read, at once', async () => {
    await roleAbove(page, 'Wofür steht es').selectOption('description');
    await roleAbove(page, 'Gegenseite').selectOption('counterparty');
    await expect(page.getByRole('cell', { name: 'Hausverwaltung Nord GmbH · Miete' })).toBeVisible();
    await page.getByRole('radio', { name: /^点/ }).check();
    await expect(page.getByText(/可以保存，但有 2 行读不出/)).toBeVisible();
    await page.getByText('读不出 2', { exact: true }).first().click();
    await expect(page.getByRole('cell', { name: '金额小于最小货币单位' }).first()).toBeVisible();
    await page.getByRole('radio', { name: '逗号' }).check();
    await expect(page.getByText('每一行都读得出')).toBeVisible();
  });

  await test.step('Esc goes back and loses nothing', async () => {
    await page.getByRole('heading', { name: /各列是什么/ }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 份文件没有读取')).toBeVisible();
    await page.keyboard.press('m');
    await expect(roleAbove(page, 'Gegenseite')).toHaveValue('counterparty');
    await expect(save).toBeEnabled();
  });

  await test.step('Ctrl+S saves and reads; C commits', async () => {
    await page.getByRole('textbox', { name: '名称' }).fill('德国商业银行');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('已保存“德国商业银行”，1 份文件按它读取')).toBeVisible();
    await expect(page.getByText('1 份待入账')).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByText(/已入账 1 份文件，新增 3 行/)).toBeVisible();
  });

  await test.step('the next file is recognised by itself', async () => {
    await drop(page, 'kontoauszug-07.csv', JULY);
    await expect(page.getByRole('row', { name: /kontoauszug-07\.csv/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /\+3,001\.00/ })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('份文件没有读取')).toHaveCount(0);
    await page.keyboard.press('c');
    await expect(page.getByText(/已入账 1 份文件，新增 2 行/)).toBeVisible();
  });

  await test.step('the bank renames a column: the difference is shown, and a new version takes it up', async () => {
    const renamed = JULY.map((line, at) =>
      at === 0 ? line.replace('Soviel', 'Summe') : line.replace('/2026', '/2027'),
    );
    await drop(page, 'kontoauszug-2027.csv', renamed);
    await expect(page.getByText('1 份文件没有读取')).toBeVisible();
    await page.getByRole('button', { name: /^指定各列/ }).click();
    const diff = page.getByRole('note');
    await expect(diff).toContainText('德国商业银行');
    await expect(diff.locator('div', { hasText: /^缺少/ })).toContainText('Soviel');
    await expect(diff.locator('div', { hasText: /^认出/ })).toContainText('Wann');
    await expect(diff.locator('div', { hasText: /^不认识/ })).toContainText('Summe');
    await expect(page.getByText('推测')).toHaveCount(1);
    // All that was said before is said; only the renamed column is looked at once.
    await expect(roleAbove(page, 'Gegenseite')).toHaveValue('counterparty');
    await expect(roleAbove(page, 'Summe')).toHaveValue('amount');
    await expect(page.getByRole('combobox', { name: '保存成什么' })).toContainText('修改“德国商业银行”');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('已保存“德国商业银行”，1 份文件按它读取')).toBeVisible();
  });

  await test.step('the list knows its version, hands it on as a file, takes it in again, and retires it', async () => {
    await page.getByText('列映射', { exact: true }).click();
    const row = page.getByRole('row', { name: /德国商业银行/ });
    await expect(row).toContainText('使用中');
    await expect(row.getByRole('cell').nth(2)).toHaveText('2');
    await expect(row.getByRole('cell').nth(3)).toHaveText('2');
    await page.keyboard.press('Enter');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('德国商业银行.mapping.json');
    await page.getByRole('button', { name: '停用' }).click();
    const asked = page.getByRole('dialog', { name: '停用“德国商业银行”？' });
    await asked.getByRole('button', { name: '停用' }).click();
    await expect(page.getByText('已停用“德国商业银行”')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('还没有列映射')).toBeVisible();
    await page.locator('input[accept]').setInputFiles(await file.path());
    await expect(page.getByText('已导入“德国商业银行”，第 4 版')).toBeVisible();
    await page.locator('input[accept]').setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{}'),
    });
    await expect(page.getByText('这不是导出的列映射')).toBeVisible();
  });

  await test.step('its name is changed without a file', async () => {
    await page.getByRole('row', { name: /德国商业银行/ }).click();
    await page.getByRole('button', { name: '修改' }).click();
    await expect(page.getByRole('heading', { name: '德国商业银行（第 4 版）' })).toBeVisible();
    await page.getByRole('textbox', { name: '名称' }).fill('');
    await expect(page.getByRole('button', { name: /^保存为新版本/ })).toBeDisabled();
    await page.getByRole('textbox', { name: '名称' }).fill('商业银行');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('已保存“商业银行”第 5 版')).toBeVisible();
    await expect(page.getByRole('row', { name: /^商业银行/ })).toBeVisible();
  });
});

test('the editor fits its screen and can be read, in both languages, sizes and themes', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await page.getByRole('button', { name: 'English' }).click();
  await createWorkspace(page, 'en');
  await goTo(page, 'statements');
  await drop(page, 'kontoauszug-04.csv', APRIL);
  await page.getByRole('button', { name: /^Map its columns/ }).click();
  await page.getByLabel('Currency', { exact: true }).first().fill('EUR');
  await expect(page.getByText('Not to be tried yet')).toBeVisible();
  const editor = page.url().split('#/')[1] ?? '';
  for (const [locale, language] of [
    ['zh-CN', '简体中文'],
    ['en', 'English'],
  ] as const) {
    const word = (key: WordKey) => say(locale satisfies Locale, key);
    await show(page, 'settings');
    await page.getByText(language, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    for (const [theme, scheme] of [
      ['settings.theme.light', 'light'],
      ['settings.theme.dark', 'dark'],
    ] as const) {
      await show(page, 'settings');
      await page.getByText(word(theme), { exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      for (const size of [
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
      ]) {
        await page.setViewportSize(size);
        await show(page, editor);
        await expect(page.getByRole('heading', { name: word('mapping.settings') })).toBeVisible();
        await page.mouse.move(0, 0);
        await page.waitForTimeout(250); // Colours change over 100 ms.
        const where = `${language} ${scheme} ${size.width}`;
        expect(await tooWide(page), where).toEqual([]);
        expect(await faintTexts(page), where).toEqual([]);
        if (locale === 'en') expect(await chineseIn(page), where).toEqual([]);
      }
    }
  }
  await test.step('answered, the result fits and can be read, too', async () => {
    await page.getByRole('radio', { name: 'Day, month, year' }).check();
    await page.getByRole('radio', { name: 'A comma' }).check();
    await expect(page.getByText('3 rows: 3 lines, 0 skipped')).toBeVisible();
    expect(await tooWide(page)).toEqual([]);
    expect(await faintTexts(page)).toEqual([]);
    expect(await chineseIn(page)).toEqual([]);
  });
  await test.step('an address whose file is gone says so', async () => {
    await show(page, 'statements/map/AAAAAAAAAAAAAAAAAAAAAAAA');
    await expect(page.getByText('The file is no longer at hand')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Statements', level: 1 })).toBeVisible();
  });
});

test('an auditor sees the mappings, hands them on, and cannot change them', async ({ app, page }) => {
  const auditor: Newcomer = { name: '周审计', login: 'zhou', role: 'auditor' };
  const saved = {
    format: 'countinghouse.column-mapping',
    formatVersion: 1,
    id: '0123456789abcdef',
    mapping: mappingOf(['Wann', 'Soviel'], {
      columns: { date: 0 },
      amount: { form: 'signed', amount: 1, positive: 'in' },
    }),
  };
  await page.goto(app.address);
  await createWorkspace(page);
  await show(page, 'statements?tab=mappings');
  await page.locator('input[accept]').setInputFiles({
    name: 'kasse.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(saved)),
  });
  await expect(page.getByText('已导入“Kasse”，第 1 版')).toBeVisible();
  const hers = await comeIn(page, app, auditor, await addPerson(page, auditor));
  await show(hers, 'statements?tab=mappings');
  await hers.getByRole('row', { name: /Kasse/ }).click();
  await expect(hers.getByRole('button', { name: '导出' })).toBeVisible();
  await expect(hers.getByRole('cell', { name: 'Soviel' })).toBeVisible();
  for (const name of ['修改', '停用', /^导入列映射/])
    await expect(hers.getByRole('button', { name })).toHaveCount(0);
  // An address of the editor leads her to the list.
  await show(hers, 'statements/mapping/0123456789abcdef');
  await expect(hers.getByRole('row', { name: /Kasse/ })).toBeVisible();
  await expect(hers).toHaveURL(/tab=mappings/);
});
