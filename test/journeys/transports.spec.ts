/**
 * One contract over both transports: the same conversation with the engine, from inside a real page, by the page's own transport, in the
 * browser shell, in the Electron shell on the stand-in, and in Electron itself where its binary is.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import type { Answer, CallName, Input, Output } from '../../shared/contract/calls.ts';
import { hasDisplay } from '../../src-main/shells/browser/find-browser.ts';
import { ROOT } from '../../src-main/shells/build.ts';
import { expect, test } from '../support/electron-app.ts';
import { ask, heard, openWindow, putFile, saveFile, sitDown } from '../support/page-transport.ts';
import { ordersCsv } from '../support/small-files.ts';

interface Shell {
  readonly page: Page;
  /** Where a file ends that the person saves now. */
  saved(save: () => Promise<unknown>): Promise<{ readonly name: string; readonly bytes: Buffer }>;
}

const PASSWORD = '很长很长的密码:账房先生一二三四';
const TASK = 'transports-test-task';
const refused = (kind: string, facts: unknown = {}) => ({ ok: false, error: { kind, facts } });

/** The value of an answer that has to be a yes. */
async function get<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = (await ask(page, name, input)) as Answer<N>;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

async function conversation({ page, saved }: Shell): Promise<void> {
  await sitDown(page);
  const everyLine = {
    offset: 0,
    limit: 10,
    query: '',
    importId: null,
    sort: 'file',
    descending: false,
  } as const;

  // At the door.
  expect(await get(page, 'workspace.status', {})).toMatchObject({ state: 'closed', name: '', person: '' });
  expect(await ask(page, 'workspace.open', { id: 7 })).toEqual(
    refused('bad_input', { at: 'id', expected: 'invalid_type' }),
  );
  expect(await ask(page, 'ledger.dump', {})).toEqual(refused('unknown_call'));
  expect(await ask(page, 'constructor', {})).toEqual(refused('unknown_call'));
  for (const name of ['statements.lines', 'matching.run', 'exports.report', 'workspace.lock'])
    expect(await ask(page, name, {})).toEqual(refused('locked'));
  const who = { name: '城南店', person: '林会计' };
  expect(await ask(page, 'workspace.create', { ...who, password: 'kurz' })).toEqual(
    refused('password_too_short', { min: 15 }),
  );

  // Files in.
  const { recoveryCode } = await get(page, 'workspace.create', { ...who, password: PASSWORD });
  expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  expect(await get(page, 'workspace.status', {})).toMatchObject({ state: 'open', ...who });
  const bytes = ordersCsv(3);
  const token = await putFile(page, '订单 五月.csv', bytes);
  expect(token).toMatch(/^[\w-]{16,64}$/);
  const { plans } = await get(page, 'statements.plan', { files: [String(token)], taskId: TASK });
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatchObject({ file: '订单 五月.csv', state: 'ready', bytes: bytes.length });
  expect(plans[0]?.counts).toMatchObject({ rows: 3, added: 3, errors: 0 });
  const chosen = plans.map(({ planId, hash }) => ({ planId, hash }));
  const stale = chosen.map((each) => ({ ...each, hash: '0'.repeat(64) }));
  expect(await ask(page, 'statements.commit', { plans: stale, taskId: TASK })).toMatchObject({
    ok: false,
    error: { kind: 'plan_stale' },
  });
  expect((await get(page, 'statements.commit', { plans: chosen, taskId: TASK })).imports).toHaveLength(1);
  const lines = await get(page, 'statements.lines', everyLine);
  expect(lines.rows.map((line) => [line.merchantOrderNo, line.net])).toEqual([
    ['SO-00001', 1050],
    ['SO-00002', 1150],
    ['SO-00003', 1250],
  ]);

  // What the page was told meanwhile, without asking.
  const areas = ['statements', 'matching', 'exceptions', 'orders', 'record'];
  await expect.poll(() => heard(page)).toContainEqual({ type: 'changed', areas });
  expect(await heard(page)).toContainEqual(
    expect.objectContaining({ type: 'progress', taskId: TASK, phase: 'writing', item: '订单 五月.csv' }),
  );

  // Files out, byte for byte, once.
  const offered = await get(page, 'exports.csv', { kind: 'lines', taskId: TASK });
  const file = await saved(() => saveFile(page, offered.token, offered.fileName));
  expect(file.name).toBe(offered.fileName);
  expect(file.bytes.toString('utf8')).toContain('订单 五月.csv,2,orders_csv,');
  const report = await get(page, 'exports.report', { taskId: TASK });
  const workbook = await saved(() => saveFile(page, report.token, report.fileName));
  expect(workbook.bytes.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004', 'latin1'));

  // The door again.
  expect(await get(page, 'workspace.lock', {})).toEqual({});
  expect(await ask(page, 'statements.lines', everyLine)).toEqual(refused('locked'));
  const { recent } = await get(page, 'workspace.status', {});
  expect(recent.map((each) => [each.name, each.isPresent])).toEqual([['城南店', true]]);
  const id = recent[0]?.id ?? '';
  expect(await ask(page, 'workspace.open', { id, secret: 'not this password' })).toEqual(
    refused('wrong_secret'),
  );
  await get(page, 'workspace.open', { id, secret: recoveryCode });
  expect((await get(page, 'statements.lines', everyLine)).total).toBe(3);
}

test('over loopback, in a browser', async ({ app, page }) => {
  await page.goto(app.address);
  await conversation({
    page,
    saved: async (save) => {
      const [download] = await Promise.all([page.waitForEvent('download'), save()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
  });
});

test('two windows of one browser are two people’s: each at its own door, told only its own', async ({
  app,
  page,
}) => {
  await page.goto(app.address);
  await sitDown(page);
  await get(page, 'workspace.create', { name: '城南店', person: '林会计', password: PASSWORD });
  await page.reload();
  await sitDown(page);
  expect(await get(page, 'workspace.status', {})).toMatchObject({ state: 'open', person: '林会计' });

  // The page opens the window itself, and a person types the address into a tab: both are at the door.
  const [opened] = await Promise.all([page.context().waitForEvent('page'), openWindow(page)]);
  const typed = await page.context().newPage();
  await typed.goto(new URL(app.address).origin);
  for (const each of [opened, typed]) {
    await sitDown(each);
    expect(await get(each, 'workspace.status', {})).toMatchObject({ state: 'closed', person: '' });
    await expect(each.getByRole('button', { name: '建立工作区' })).toBeVisible();
    expect(await ask(each, 'workspace.lock', {})).toEqual(refused('locked'));
  }
  await get(opened, 'workspace.create', { name: '城北店', person: '赵出纳', password: PASSWORD });
  expect(await get(page, 'workspace.status', {})).toMatchObject({ name: '城南店', person: '林会计' });
  expect(await get(opened, 'workspace.status', {})).toMatchObject({ name: '城北店', person: '赵出纳' });

  // Files in, files out and what is told along the way stay in their window.
  const token = String(await putFile(page, '订单.csv', ordersCsv(2)));
  const { plans } = await get(page, 'statements.plan', { files: [token], taskId: TASK });
  await get(page, 'statements.commit', {
    plans: plans.map(({ planId, hash }) => ({ planId, hash })),
    taskId: TASK,
  });
  await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ type: 'changed' }));
  expect(await heard(page)).toContainEqual(expect.objectContaining({ type: 'progress', taskId: TASK }));
  expect(await heard(typed)).toEqual([]);
  expect(await heard(opened)).not.toContainEqual(expect.objectContaining({ type: 'progress' }));
  const offered = await get(page, 'exports.csv', { kind: 'lines', taskId: TASK });
  const [taken] = await Promise.all([
    opened.waitForEvent('download'),
    saveFile(opened, offered.token, offered.fileName),
  ]);
  expect(await taken.failure()).not.toBeNull();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    saveFile(page, offered.token, offered.fileName),
  ]);
  expect(readFileSync(await download.path()).length).toBeGreaterThan(0);

  // One is locked, the other works on.
  await get(page, 'workspace.lock', {});
  expect(await get(opened, 'workspace.status', {})).toMatchObject({ state: 'open', person: '赵出纳' });
});

test('a fifth window of one browser is told so, and opens once another has closed', async ({ app, page }) => {
  await page.goto(app.address);
  const { origin } = new URL(app.address);
  const more: Page[] = [];
  for (let count = 2; count <= 4; count += 1) more.push(await page.context().newPage());
  for (const each of [page, ...more]) {
    if (each !== page) await each.goto(origin);
    await expect(each.getByRole('button', { name: '建立工作区' })).toBeVisible();
  }
  const fifth = await page.context().newPage();
  await fifth.goto(origin);
  await expect(fifth.getByText('同一浏览器最多同时打开 4 个窗口')).toBeVisible();
  await page.reload(); // The others go on, and find their way back.
  await expect(page.getByRole('button', { name: '建立工作区' })).toBeVisible();
  await more[0]?.close();
  // The server hears of a closed window a moment later: she asks until it has.
  const again = fifth.getByRole('button', { name: '重试' });
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(fifth.getByRole('button', { name: '建立工作区' })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
});

test('over IPC, in Electron’s main process on the stand-in', async ({ electronApp }) => {
  const { electron, page, home } = electronApp;
  await conversation({
    page,
    saved: async (save) => {
      electron.state.savesTo = join(home, 'saved');
      expect(await save()).toBeUndefined();
      const name = electron.asked.at(-1)?.defaultPath ?? '';
      expect(dirname(name)).toBe(home);
      return { name: name.slice(home.length + 1), bytes: readFileSync(join(home, 'saved')) };
    },
  });
  // A dialog that is cancelled saves nothing and is no fault; a place that cannot be written is named.
  electron.state.savesTo = null;
  const first = await get(page, 'exports.csv', { kind: 'lines', taskId: TASK });
  expect(await saveFile(page, first.token, first.fileName)).toBeUndefined();
  expect(await saveFile(page, first.token, first.fileName)).toEqual(refused('not_found', { what: 'file' }));
  electron.state.savesTo = join(home, 'no-such-folder', 'lines.csv');
  const second = await get(page, 'exports.csv', { kind: 'lines', taskId: TASK });
  expect(await saveFile(page, second.token, second.fileName)).toMatchObject({ ok: false });
});

test('over IPC, in Electron itself', async ({ browserName: _ }) => {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(folder, 'path.txt'); // Written by Electron's installer once the binary is there.
  const binary = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8')) : '';
  const reason = !existsSync(binary)
    ? 'Electron’s binary is not installed here: Electron itself was not tested, its stand-in was.'
    : !hasDisplay()
      ? 'No display here: Electron itself was not tested, its stand-in was.'
      : '';
  if (reason !== '') process.stdout.write(`${reason}\n`);
  test.skip(reason !== '', reason);
  const home = mkdtempSync(join(tmpdir(), 'countinghouse-electron-'));
  const electron = await _electron.launch({
    executablePath: binary,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, '--no-demo'],
    env: { ...process.env, COUNTINGHOUSE_HOME: home, LANG: 'zh_CN.UTF-8', LC_ALL: '' } as Record<
      string,
      string
    >, // No name set here is undefined.
  });
  try {
    const place = join(home, 'saved');
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async (...asked: unknown[]) => {
        Object.assign(globalThis, { savedAs: asked.at(-1) });
        return { canceled: false, filePath };
      };
    }, place);
    await conversation({
      page: await electron.firstWindow(),
      saved: async (save) => {
        expect(await save()).toBeUndefined();
        const path = await electron.evaluate(() => String(Reflect.get(globalThis, 'savedAs').defaultPath));
        return { name: path.split(/[\\/]/).at(-1) ?? '', bytes: readFileSync(place) };
      },
    });
  } finally {
    await electron.close();
    rmSync(home, { recursive: true, force: true });
  }
});
