/**
 * The Electron shell: windows on one engine, each a session of its own. As thin as can be; what decides anything is below, and the same as in the browser shell.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session } from 'electron';
import { Refused } from '../../../shared/contract/errors.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import type { EngineHandle } from '../../engine/handle.ts';
import { startEngine } from '../../engine/start-engine.ts';
import { writeAtomic } from '../../platform/files.ts';
import { firstLocale } from '../../workspace/settings.ts';
import { refusalText } from '../cli/terminal.ts';
import { homeFolder } from '../home.ts';
import { PAGE_HEADERS, pageFile } from '../page-files.ts';
import { APP_ORIGIN, APP_SCHEME } from './bridge.ts';
import { attachWindow, serveIpc } from './ipc.ts';
import { KeyStore } from './key-store.ts';
import { menuTemplate } from './menu.ts';
import { confine, denyPermissions, OpenWindows, showWhenReady, windowOptions } from './window.ts';

/** Beside this file in the bundle: ../preload, ../renderer, and the engine's thread. */
const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, '..', 'renderer');

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

/** The workspace named on the command line, if any. */
function workspaceArgument(): string | null {
  const at = process.argv.indexOf('--workspace');
  return at >= 0 ? (process.argv[at + 1] ?? null) : null;
}

/** A window with nobody logged in. With the last of them the app ends, on every system. */
function makeWindow(engine: EngineHandle): BrowserWindow {
  const window = new BrowserWindow(windowOptions(join(here, '..', 'preload', 'preload.cjs')));
  attachWindow(window, engine);
  showWhenReady(window);
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

async function start(): Promise<void> {
  confine(app);
  await app.whenReady();
  denyPermissions(session.defaultSession);
  protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    const file = request.method === 'GET' ? await pageFile(page, url.pathname) : null;
    if (!file) return new Response(null, { status: 404, headers: PAGE_HEADERS });
    return new Response(new Uint8Array(file.bytes), { headers: file.headers });
  });
  const engine = await startEngine(
    {
      home: homeFolder(),
      workspace: workspaceArgument(),
      startsOnDemo: !process.argv.includes('--no-demo'),
      shell: 'electron',
    },
    pathToFileURL(join(here, 'worker.js')),
  );
  const windows = new OpenWindows(() => makeWindow(engine));
  const openWindow = () => windows.open();
  serveIpc({
    ipcMain,
    engine,
    askWhereToSave: (contents, fileName) => {
      const window = BrowserWindow.fromWebContents(contents);
      const options = { defaultPath: join(app.getPath('documents'), fileName) };
      return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options);
    },
    write: writeAtomic,
    keyStore: new KeyStore(safeStorage, engine, homeFolder(), process.platform),
    openWindow,
  });
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(firstLocale(), isMac, openWindow)));
  openWindow();
  app.on('second-instance', () => windows.bringForward());
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault(); // The write in progress ends first, then the lock is let go.
    void engine.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

/** Without an engine there is nothing to show but why. */
function giveUp(fault: unknown): void {
  const locale = firstLocale();
  const refused = fault instanceof Refused ? fault : new Refused('internal', {});
  dialog.showErrorBox(say(locale, 'app.name'), refusalText(locale, refused));
  app.exit(1);
}

if (app.requestSingleInstanceLock()) start().catch(giveUp);
else app.quit();
