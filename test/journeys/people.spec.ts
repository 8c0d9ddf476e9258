/** People at one desk: who may come in, what each of them sees, and what happens to a window nobody sits at. */
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from '../support/app.ts';
import { watchBreaches } from '../support/breach-watch.ts';
import { addFiles, createWorkspace, goTo, PASSWORD, statementFiles } from '../support/clerk.ts';
import { addPerson, comeIn, OWN_PASSWORD, proveAgain, REVIEWER } from '../support/second-person.ts';

test.use({ actionTimeout: 15_000 });

const places = (page: Page) => page.getByRole('navigation').getByRole('link').allInnerTexts();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const door = {
  login: (page: Page) => page.getByRole('textbox', { name: '登录名' }),
  password: (page: Page) => page.getByRole('textbox', { name: '密码', exact: true }),
  code: (page: Page) => page.getByRole('textbox', { name: '验证码' }),
};
/** The six digits of a phone, `steps` half-minutes from now: a code is good once. */
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

test('a reviewer is added, comes in at a window of her own, and sees her places only', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await createWorkspace(page);

  await test.step('posts that one person must not hold together are refused with the law, and nothing typed is lost', async () => {
    await goTo(page, 'people');
    await expect(page.getByText('现在只有你一个人')).toBeVisible();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: '添加人员' });
    await dialog.getByRole('textbox', { name: '姓名' }).fill('赵审计');
    await dialog.getByRole('textbox', { name: '登录名' }).fill('zhao');
    await dialog.getByRole('checkbox', { name: '经办', exact: true }).check();
    await dialog.getByRole('checkbox', { name: '审计', exact: true }).check();
    await dialog.getByRole('textbox', { name: '原因' }).fill('一人兼两岗');
    await dialog.getByRole('button', { name: '添加人员' }).click();
    const refusal = dialog.getByRole('alert');
    await expect(refusal).toContainText('经办与审计不得由同一个人担任');
    await expect(refusal).toContainText('会计法第三十五条');
    await expect(refusal).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('a');
    await expect(dialog.getByRole('textbox', { name: '姓名' })).toHaveValue('赵审计');
    await dialog.getByRole('checkbox', { name: '经办', exact: true }).uncheck();
    await dialog.getByRole('checkbox', { name: '审计', exact: true }).uncheck();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('row', { name: /赵审计/ })).toHaveCount(0);
  });

  const password = await addPerson(page, REVIEWER);
  await expect(page.getByText(password)).toHaveCount(0); // It was shown that once.
  const reviewer = await comeIn(page, app, REVIEWER, password);
  const breaches = await watchBreaches(reviewer);

  await test.step('her places, and no act that is not hers', async () => {
    await expect(heading(reviewer, '今日')).toBeVisible();
    expect(await places(reviewer)).toEqual([
      '今日',
      '审批',
      '对账单',
      '匹配',
      '差异',
      '规则',
      '订单',
      '商户与账户',
      '结算',
      '付款',
      '资金',
      '账簿',
      '分析',
      '设置',
    ]);
    await goTo(reviewer, 'statements');
    await expect(reviewer.getByRole('button', { name: '添加文件' })).toHaveCount(0);
    await reviewer.keyboard.press('Control+k');
    const palette = reviewer.getByPlaceholder('输入页面、操作或单号');
    await expect(palette).toBeFocused();
    await reviewer.keyboard.insertText('运行匹配');
    await expect(reviewer.getByText('没有匹配的命令')).toBeVisible();
    await reviewer.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
    await reviewer.evaluate(() => {
      window.location.hash = '#/people';
    });
    await expect(heading(reviewer, '今日')).toBeVisible();
    expect(breaches).toEqual([]);
  });

  await test.step('from now on another person is asked for, and waits for her', async () => {
    await goTo(page, 'people');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: '添加人员' });
    await dialog.getByRole('textbox', { name: '姓名' }).fill('赵审计');
    await dialog.getByRole('textbox', { name: '登录名' }).fill('zhao');
    await dialog.getByRole('checkbox', { name: '审计', exact: true }).check();
    await dialog.getByRole('textbox', { name: '原因' }).fill('年度审计');
    await dialog.getByRole('button', { name: '添加人员' }).click();
    await expect(page.getByText(/已提交，等另一人复核（第 1 号）/)).toBeVisible();
    await expect(page.getByRole('row', { name: /zhao/ })).toHaveCount(0);
    await expect(reviewer.getByText('有 1 件等你审批')).toBeVisible();
  });

  await test.step('her one-time password opens nothing any more; wrong ones make her wait, and say how long', async () => {
    await reviewer.keyboard.press('Control+l');
    await door.login(reviewer).fill(REVIEWER.login.toUpperCase());
    const countdown = reviewer.getByRole('alert').filter({ hasText: '失败次数过多' });
    const refusal = reviewer.getByText('密码或恢复码不正确');
    for (let tries = 0; tries < 8 && (await countdown.count()) === 0; tries += 1) {
      await door.password(reviewer).fill(tries === 0 ? password : `不是这一句，第 ${tries} 次`);
      const answered = reviewer.waitForResponse(/\/api\/workspace\.open$/); // The words of the try before still stand.
      await reviewer.keyboard.press('Enter');
      await answered;
      await expect(refusal.or(countdown)).toBeVisible();
      await expect(reviewer.locator('[data-loading]')).toHaveCount(0);
    }
    await expect(countdown.locator('time')).toHaveText(/^0:0[1-5]$/);
    await expect(reviewer.getByRole('button', { name: '打开', exact: true })).toBeDisabled();
    await expect(countdown).toHaveCount(0);
    await door.password(reviewer).fill(OWN_PASSWORD);
    await reviewer.keyboard.press('Enter');
    await expect(heading(reviewer, '今日')).toBeVisible();
  });

  await test.step('disabled by a second person’s leave only: the request names her, and she may not decide on it', async () => {
    await goTo(page, 'people');
    await page.getByRole('row', { name: /王复核/ }).click();
    await page.getByRole('button', { name: '更多' }).click();
    await expect(page.getByRole('menuitem', { name: '删除姓名' })).toBeDisabled();
    await page.getByRole('menuitem', { name: '停用' }).click();
    await page.getByRole('dialog', { name: '停用 王复核？' }).getByRole('textbox').fill('岗位调整');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已提交，等另一人复核（第 2 号）/)).toBeVisible();
    await expect(page.getByRole('row', { name: /王复核.*在用/ })).toBeVisible();
  });
});

test('a second factor is set up with a phone and asked for at the next log-in', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await page.getByRole('button', { name: /^林会计/ }).click();
  await page.getByRole('menuitem', { name: '我的账户' }).click();
  await expect(heading(page, '我的账户')).toBeVisible();

  await test.step('the step is dangerous: Esc leaves everything as it was', async () => {
    await page.getByRole('button', { name: '设置第二因素' }).click();
    await expect(page.getByRole('dialog', { name: '请再次确认是你本人' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('没有确认是本人，这一步没有进行')).toBeVisible();
    await expect(page.getByText('未启用')).toBeVisible();
  });

  await page.getByRole('button', { name: '设置第二因素' }).click();
  await proveAgain(page);
  const dialog = page.getByRole('dialog', { name: '设置第二因素' });
  const secret = (await dialog.locator('code').innerText()).replaceAll(' ', '');

  await test.step('a wrong code is refused; the right one shows spare codes once', async () => {
    await expect(dialog.getByRole('img', { name: '第二因素的二维码' })).toBeVisible();
    const typed = dialog.getByRole('textbox', { name: /六位验证码/ });
    await typed.fill(String((Number(codeOf(secret)) + 1) % 1_000_000).padStart(6, '0'));
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await typed.fill(codeOf(secret));
    await page.keyboard.press('Enter');
  });
  const spare = page.getByRole('dialog', { name: '记下备用码' });
  await expect(spare.locator('code').first()).toBeVisible();
  const spareCodes = await spare.locator('code').allInnerTexts();
  expect(spareCodes.length).toBeGreaterThan(4);
  await page.keyboard.press('Escape'); // Not closed by a stray key.
  await spare.getByRole('checkbox', { name: '已记下' }).check();
  await spare.getByRole('button', { name: '完成' }).click();
  await expect(page.getByText('已启用', { exact: true })).toBeVisible();

  await test.step('at the door the code is asked for in place, and what was typed stays', async () => {
    await page.keyboard.press('Control+l');
    await door.password(page).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(door.code(page)).toBeFocused();
    await expect(door.password(page)).toHaveValue(PASSWORD);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.insertText(codeOf(secret, 1));
    await page.keyboard.press('Enter');
    await expect(heading(page, '今日')).toBeVisible();
  });

  await test.step('a spare code stands in for the phone, once; proving oneself asks for one as well', async () => {
    const [first = '', second = ''] = spareCodes;
    await page.keyboard.press('Control+l');
    await door.password(page).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await door.code(page).fill(first);
    await page.keyboard.press('Enter');
    await expect(heading(page, '今日')).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog', { name: '停用第二因素？' }).getByRole('button', { name: '停用' }).click();
    const proof = page.getByRole('dialog', { name: '请再次确认是你本人' });
    await proof.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await proof.getByRole('textbox', { name: '验证码' }).fill(first);
    await page.keyboard.press('Enter');
    await expect(proof.getByText('密码或恢复码不正确')).toBeVisible();
    await proof.getByRole('textbox', { name: '验证码' }).fill(second);
    await page.keyboard.press('Enter');
    await expect(page.getByText('第二因素已停用')).toBeVisible();
    await expect(page.getByText('未启用')).toBeVisible();
  });
});

test('a window nobody touches says so, then locks and forgets what it showed', async ({ app, page }) => {
  await page.clock.install();
  await page.goto(app.address);
  await createWorkspace(page);
  const told: string[] = [];
  page.on('request', (request) => told.push(new URL(request.url()).pathname));
  await goTo(page, 'people');
  await page.getByRole('row', { name: /林会计/ }).click();
  await expect(page.getByRole('dialog', { name: '林会计' })).toBeVisible();

  await test.step('a minute before, with the seconds; a touch is enough to stay', async () => {
    await page.clock.fastForward('14:30');
    await expect(page.getByText(/^\d+ 秒后锁定$/)).toBeVisible();
    await page.mouse.move(300, 300);
    await expect(page.getByText(/秒后锁定/)).toHaveCount(0);
    await expect.poll(() => told.includes('/api/session.alive')).toBe(true);
    await page.clock.fastForward('10:00');
    await expect(page.getByText(/秒后锁定/)).toHaveCount(0);
  });

  await test.step('then the door, and no name of the ledger left in the page', async () => {
    await page.clock.fastForward('05:01');
    await expect(door.password(page)).toBeVisible();
    await expect(page.getByText('一段时间没有操作，窗口已锁定')).toBeVisible();
    expect(told).toContain('/api/workspace.lock');
    expect(await page.locator('body').innerText()).not.toContain('林会计');
    await door.password(page).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(heading(page, '今日')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('who looks after the system sees no money, and asks for none', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  const who = { name: '钱管理', login: 'qian', role: 'administrator' } as const;
  const password = await addPerson(page, who);
  const asked: string[] = [];
  page.context().on('page', (window) =>
    window.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/')) asked.push(pathname);
    }),
  );
  const window = await comeIn(page, app, who, password);
  await expect(heading(window, '人员与密钥')).toBeVisible();
  expect(await places(window)).toEqual(['审批', '审计', '人员与密钥', '备份', '设置']);
  for (const tab of ['密钥', '权限', '登录规则', '人员']) {
    await window.bringToFront();
    await window.getByText(tab, { exact: true }).first().click();
    await expect(window.locator('main .mantine-Skeleton-root')).toHaveCount(0);
  }
  const money = /today|statements|matching|review|exceptions|orders|exports/;
  expect(asked.filter((path) => money.test(path))).toEqual([]);
});

test('protected fields are masked; revealing asks why, and ends with the drawer', async ({ app, page }) => {
  await page.goto(app.address);
  await createWorkspace(page);
  await addFiles(page, await statementFiles());
  await expect(page.getByText('18 份待入账')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText(/已入账 18 份文件/)).toBeVisible();
  await page.getByText('明细', { exact: true }).click();
  await page.getByRole('textbox', { name: '筛选' }).fill('渠道:银行');
  await page.keyboard.press('Enter');
  const masked = page.getByRole('row', { name: /银行流水/ }).first();
  await masked.click();
  const drawer = page.getByRole('dialog').first();
  const facts = drawer.locator('dl').first();
  await expect(facts).toContainText('**');

  await test.step('with a reason they stand there in full, and it is said that it was recorded', async () => {
    await drawer.getByRole('button', { name: '查看未掩码内容' }).click();
    const asking = page.getByRole('dialog', { name: '查看未掩码的内容' });
    await asking.getByRole('textbox', { name: '原因' }).fill('核对打款账号');
    await page.keyboard.press('Enter');
    await expect(drawer.getByText('未掩码，已记录：核对打款账号')).toBeVisible();
    await expect(facts).not.toContainText('**');
    await expect(drawer.getByRole('table').first()).toBeVisible();
    for (const table of await drawer.getByRole('table').all()) await expect(table).not.toContainText('**');
  });

  await test.step('closed and opened again, they are masked', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await masked.click();
    await expect(facts).toContainText('**');
    await expect(drawer.getByRole('button', { name: '查看未掩码内容' })).toBeVisible();
  });

  await test.step('the record knows who looked, and why', async () => {
    await goTo(page, 'audit');
    await expect(page.getByText(/核对打款账号/).first()).toBeVisible();
  });
});
