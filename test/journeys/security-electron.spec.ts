/** The Electron shell against a page that is not ours or no longer does what we wrote, and both shells’ pages against what their policy stops. */
import { once } from 'node:events';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { Refused } from '../../shared/contract/errors.ts';
import { ROOT } from '../../src-main/shells/build.ts';
import { CHANNEL } from '../../src-main/shells/electron/bridge.ts';
import { openWorkspace } from '../../src-main/workspace/workspace.ts';
import { type ElectronApp, expect, startElectron, startMain, test } from '../support/electron-app.ts';
import { INVOKE } from '../support/electron-preload.ts';
import { ORIGIN, type StandInWindow } from '../support/electron-window.ts';
import { STOPPED, tryBreaches } from '../support/policy-breaches.ts';

const ELSEWHERE = 'https://elsewhere.test';
const SITES = { [ELSEWHERE]: '<!doctype html><title>Elsewhere</title><h1>Not ours</h1>' };
const NO_RIGHT = { ok: false, error: { kind: 'no_right', facts: {} } };
const REFUSED = [NO_RIGHT, NO_RIGHT, NO_RIGHT, NO_RIGHT, NO_RIGHT];

/** 文件 → 新窗口; the window once its page is there. */
async function openFromMenu({ electron }: ElectronApp): Promise<StandInWindow> {
  const opened = once(electron.app, 'opened');
  electron.choose('新窗口');
  const [window] = await opened;
  return window;
}

/** Everything the bridge can be asked, from the frame that is given. */
const askAll = (frame: Pick<Page, 'evaluate'>) =>
  frame.evaluate(
    async ({ invoke, channels }) => {
      const send: unknown = Reflect.get(window, invoke);
      if (typeof send !== 'function') return ['no bridge'];
      return [
        await send(channels.call, ['workspace.status', {}]),
        await send(channels.putFile, ['a.csv', new Uint8Array([1])]),
        await send(channels.saveFile, ['A'.repeat(32)]),
        await send(channels.keyStore, [{ do: 'available' }]),
        await send(channels.openWindow, []),
      ];
    },
    { invoke: INVOKE, channels: CHANNEL },
  );

test('only the top frame of our window on our page is heard', async ({ browser }) => {
  const app = await startElectron(browser, SITES);
  try {
    const { electron, page, window: shown } = app;
    const { event: _told, ...asked } = CHANNEL;
    expect(electron.channels()).toEqual(Object.values(asked).toSorted()); // askAll asks every one of them.
    const status = await page.evaluate(() => window.countinghouse?.call('workspace.status', {}));
    expect(status).toMatchObject({ ok: true, value: { state: 'closed' } });

    // A frame inside our page, of our own origin and of none.
    for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts']) {
      await page.evaluate((sandbox) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', sandbox);
        document.body.append(frame);
      }, sandbox);
      const inner = page.frames().at(-1);
      expect(inner?.parentFrame()).not.toBeNull();
      expect(await (inner ? askAll(inner) : null)).toEqual(REFUSED);
    }

    // A window of ours that was never given a session.
    const { preload } = shown.options.webPreferences ?? {};
    const stray = new electron.module.BrowserWindow({ webPreferences: { ...(preload && { preload }) } });
    await stray.loadURL(`${ORIGIN.real}/`);
    expect(await askAll(await stray.page)).toEqual(REFUSED);

    // The window itself, got to another site by whatever means.
    await shown.loadURL(`${ELSEWHERE}/`);
    expect(await page.title()).toBe('Elsewhere');
    expect(await askAll(page)).toEqual(REFUSED);
    expect(await page.evaluate(() => window.countinghouse?.call('workspace.status', {}))).toEqual(NO_RIGHT);
  } finally {
    await app.stop();
  }
});

test('what is no name, no bytes or no token is refused in the contract’s shape', async ({ electronApp }) => {
  const { page } = electronApp;
  const answers = await page.evaluate(
    async ({ invoke, channels }) => {
      const send = Reflect.get(window, invoke) as (channel: string, args: unknown[]) => Promise<unknown>;
      return [
        await send(channels.putFile, [7, new Uint8Array([1])]),
        await send(channels.putFile, ['a.csv', 'text and no bytes']),
        await send(channels.saveFile, [null]),
        await send(channels.call, [{ name: 'workspace.status' }, {}]),
        await send(channels.keyStore, [{ do: 'reveal' }]),
      ];
    },
    { invoke: INVOKE, channels: CHANNEL },
  );
  expect(answers).toMatchObject(
    ['bad_input', 'bad_input', 'not_found', 'unknown_call', 'bad_input'].map((kind) => ({
      ok: false,
      error: { kind },
    })),
  );
});

test('the window stays on our page and opens no other', async ({ browser }) => {
  const app = await startElectron(browser, SITES);
  try {
    const { page } = app;
    const home = page.url();
    expect(home.startsWith(`${ORIGIN.shown}/`)).toBe(true);
    await page.evaluate((url) => {
      location.href = url;
    }, `${ELSEWHERE}/`);
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, textContent: 'out' });
      document.body.append(link);
      link.click();
    }, `${ELSEWHERE}/`);
    await page.waitForTimeout(500); // What is prevented leaves no trace to wait for.
    expect(page.url()).toBe(home);
    expect(await page.title()).not.toBe('Elsewhere');

    const opened = page.waitForEvent('popup');
    await page.evaluate((url) => void window.open(url), `${ELSEWHERE}/`);
    const popup = await opened;
    if (!popup.isClosed()) await popup.waitForEvent('close', { timeout: 5000 });
    expect(page.context().pages()).toHaveLength(1);

    // To our own page it may go: that is a reload.
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())]);
    await expect(page.locator('h1').first()).toBeVisible();
  } finally {
    await app.stop();
  }
});

test('the system is asked for nothing', async ({ electronApp }) => {
  const { electron } = electronApp;
  const asked = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'unknown',
  ] as const;
  for (const permission of asked) {
    expect(await electron.askPermission(permission), permission).toBe(false);
    expect(electron.checkPermission(permission), permission).toBe(false);
  }
  expect(electron.checkPermission('clipboard-sanitized-write')).toBe(true); // Copying a number out of a list.
});

test('the window is sandboxed, isolated and without Node; the menu has no developer tools', async ({
  electronApp,
}) => {
  const { electron, window: shown, page } = electronApp;
  expect(shown.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
  expect(basename(shown.options.webPreferences?.preload ?? '')).toBe('preload.cjs');
  expect(shown.options.show).toBe(false);
  expect(shown.isShown).toBe(true); // Only once there was something to show.
  expect(electron.privileged).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  const menu = JSON.stringify(electron.state.menu);
  expect(menu).toContain('"role":"copy"');
  for (const role of ['toggleDevTools', 'reload', 'forceReload']) expect(menu).not.toContain(`"${role}"`);
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => Reflect.has(window, name)),
  );
  expect(globals).toEqual([]);
  const bridge = await page.evaluate(() => Object.keys(window.countinghouse ?? {}));
  expect(bridge).toEqual(['call', 'putFile', 'saveFile', 'keyStore', 'openWindow', 'onEvent']);
});

test('the page’s scheme serves the page’s folder and nothing else', async ({ electronApp }) => {
  const { page } = electronApp;
  const get = (path: string) =>
    page.evaluate(async (path) => {
      const answer = await fetch(path);
      return { status: answer.status, policy: answer.headers.get('content-security-policy') };
    }, path);
  expect((await get('/index.html')).status).toBe(200);
  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/..%2fmain%2fmain.js',
    '/..%5c..%5cx.json',
    '/%00.js',
  ])
    expect(await get(path), path).toMatchObject({
      status: 404,
      policy: expect.stringContaining("default-src 'none'"),
    });
  const posted = await page.evaluate(async () => (await fetch('/index.html', { method: 'POST' })).status);
  expect(posted).toBe(404);
});

for (const shell of ['Electron', 'browser'] as const)
  test(`the page's policy stops what is not its own (${shell} shell)`, async ({ browser, app }) => {
    test.slow(shell === 'Electron');
    const electronApp = shell === 'Electron' ? await startElectron(browser, SITES) : null;
    const page = electronApp?.page ?? (await browser.newPage());
    try {
      if (!electronApp) await page.goto(app.address);
      await page.locator('h1').first().waitFor();
      const breaches = await tryBreaches(page);
      expect(breaches.stoppedBy).toEqual(STOPPED);
      expect(breaches.ran).toEqual([]);
      expect(breaches.fetched).toContain('TypeError');
    } finally {
      await (electronApp ? electronApp.stop() : page.close());
    }
  });

test('a second start brings the window forward that was used last', async ({ electronApp }) => {
  const { electron, window: shown } = electronApp;
  shown.minimize();
  electron.app.emit('second-instance', {}, [], '');
  expect([shown.isMinimized(), shown.focusCount]).toEqual([false, 1]);

  const other = await openFromMenu(electronApp);
  const startAgain = () => electron.app.emit('second-instance', {}, [], '');
  startAgain();
  expect([shown.focusCount, other.focusCount]).toEqual([1, 1]);
  shown.focus(); // By its person.
  startAgain();
  expect([shown.focusCount, other.focusCount]).toEqual([3, 1]);
  await electron.app.closeWindow(shown);
  startAgain();
  expect([shown.focusCount, other.focusCount]).toEqual([3, 2]);
  expect(electron.app.hasQuit).toBe(false); // One window is left.
});

test('each window is a session of its own, by the menu or by the page', async ({ electronApp }) => {
  const { electron, page, home } = electronApp;
  const status = (of: Page) => of.evaluate(() => window.countinghouse?.call('workspace.status', {}));
  const input = { name: '城南店', person: '林会计', password: '很长很长的密码:账房先生一二三四' };
  await page.evaluate((given) => window.countinghouse?.call('workspace.create', given), input);
  const second = await openFromMenu(electronApp);
  const secondPage = await second.page;
  expect(second.options).toEqual(electronApp.window.options); // As confined as the first.
  expect(await status(page)).toMatchObject({ value: { state: 'open', name: '城南店' } });
  expect(await status(secondPage)).toMatchObject({ value: { state: 'closed', person: '' } });
  await expect(secondPage.getByRole('button', { name: '建立工作区' })).toBeVisible();

  const opened = once(electron.app, 'opened');
  expect(await page.evaluate(() => window.countinghouse?.openWindow())).toEqual({ ok: true });
  const [third] = await opened;
  expect(await status(await third.page)).toMatchObject({ value: { state: 'closed' } });

  // What one window is told, the others are not; a window that has gone takes its log-in with it.
  for (const each of [page, secondPage])
    await each.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.countinghouse?.onEvent((event) => heard.push(event));
    });
  const heard = (of: Page) => of.evaluate(() => Reflect.get(window, 'heard'));
  await page.evaluate((given) => window.countinghouse?.call('workspace.create', given), {
    ...input,
    name: '城北店',
  });
  await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ type: 'changed' }));
  expect(await heard(secondPage)).toEqual([]);
  await electron.app.closeWindow(electronApp.window);
  await expect
    .poll(() =>
      openWorkspace(join(home, 'workspaces', '城北店'), input.password).then(
        (opened) => {
          opened.close();
          return 'free';
        },
        (fault: unknown) => (fault instanceof Refused ? fault.kind : String(fault)), // In use until it is let go.
      ),
    )
    .toBe('free');
  expect(await status(secondPage)).toMatchObject({ ok: true, value: { state: 'closed' } });
});

test('a page that asks for windows without end gets a dozen', async ({ electronApp }) => {
  const { electron, page } = electronApp;
  await page.evaluate(async () => {
    for (let asked = 0; asked < 15; asked += 1) await window.countinghouse?.openWindow();
  });
  expect(electron.app.windows).toHaveLength(12);
  for (const each of electron.app.windows)
    await expect((await each.page).locator('h1').first()).toBeVisible();
});

for (const way of ['its window is closed', 'it is quit'] as const)
  test(`the app ends when ${way}, and only once the workspace is let go`, async ({ electronApp }) => {
    const { electron, window: shown, page, home } = electronApp;
    const password = '很长很长的密码:账房先生一二三四';
    const input = { name: '城南店', person: '林会计', password };
    await page.evaluate((given) => window.countinghouse?.call('workspace.create', given), input);
    const folder = join(home, 'workspaces', '城南店');
    await expect(openWorkspace(folder, password)).rejects.toMatchObject({ kind: 'workspace_in_use' });
    if (way === 'it is quit') electron.app.quit();
    else await electron.app.closeWindow(shown);
    await electron.app.end();
    (await openWorkspace(folder, password)).close();
  });

test('without a home the app says why and ends', async ({ browser }) => {
  const app = await startMain(browser, { home: join(ROOT, 'package.json') });
  expect(app.electron.faults).toEqual([expect.stringContaining('账房')]);
  expect(app.electron.app.hasQuit).toBe(true);
  await app.stop();
});
