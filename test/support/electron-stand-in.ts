/**
 * A stand-in for the `electron` module, for the journeys: the parts that src-main/shells/electron uses, typed by Electron's own types, with
 * real Chromium pages for windows. What the main side registers here is what runs: its protocol, its IPC, its permissions, its menu.
 */
import { EventEmitter, once } from 'node:events';
import type { BrowserContext, Route } from '@playwright/test';
import type {
  App,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  IpcMain,
  MenuItemConstructorOptions,
  Protocol,
  SafeStorage,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Session,
} from 'electron';
import { type InvokeHandler, ORIGIN, preventable, StandInWindow, toReal } from './electron-window.ts';

type SchemeHandler = Parameters<Protocol['handle']>[1];
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1] | Parameters<NonNullable<CheckHandler>>[1];
type AppParts = Pick<App, 'requestSingleInstanceLock' | 'whenReady' | 'quit' | 'exit' | 'getPath'>;

class StandInApp extends EventEmitter implements AppParts {
  readonly #documents: string;
  readonly windows: StandInWindow[] = [];
  hasQuit = false;

  constructor(documents: string) {
    super();
    this.#documents = documents;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  async whenReady(): Promise<void> {}
  getPath(): string {
    return this.#documents;
  }
  quit(): void {
    const event = preventable({});
    this.emit('before-quit', event);
    if (!event.isPrevented) this.exit();
  }
  exit(code = 0): void {
    this.hasQuit = true;
    this.emit('quit', {}, code);
  }
  /** Quits as a person does, and waits until the main side has let it. */
  async end(): Promise<void> {
    const ended = this.hasQuit ? Promise.resolve() : once(this, 'quit');
    if (!this.hasQuit) this.quit();
    await ended;
  }
  /** A window's page is closed by its person. */
  async closeWindow(window: StandInWindow): Promise<void> {
    await window.close();
    this.windows.splice(this.windows.indexOf(window), 1);
    if (this.windows.length === 0) this.emit('window-all-closed');
  }
}

export interface StandInOptions {
  readonly context: BrowserContext;
  /** The person's documents folder. */
  readonly documents: string;
  /** Sites of other people that the pages can reach: HTML by origin. Everything else is unreachable. */
  readonly sites?: Readonly<Record<string, string>>;
}

export type StandIn = Awaited<ReturnType<typeof electronStandIn>>;

export async function electronStandIn({ context, documents, sites = {} }: StandInOptions) {
  const app = new StandInApp(documents);
  const handlers = new Map<string, InvokeHandler>();
  const schemes = new Map<string, SchemeHandler>();
  const privileged: CustomScheme[] = [];
  const asked: SaveDialogOptions[] = [];
  const faults: string[] = [];
  const state = {
    /** Where the next save dialog is answered; null: the person cancels. */
    savesTo: null as string | null,
    /** What keeps keys: 'basic_text' stands for a Linux without a secret service. */
    keyStoreBackend: 'gnome_libsecret' as 'gnome_libsecret' | 'basic_text',
    menu: [] as readonly MenuItemConstructorOptions[],
    askPermission: null as RequestHandler,
    checkPermission: null as CheckHandler,
  };

  const opened = new Promise<StandInWindow | null>((resolve) => {
    app.once('opened', resolve);
    app.once('quit', () => resolve(null));
  });

  class BrowserWindow extends StandInWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(options, context, handlers);
      app.windows.push(this);
      this.once('ready-to-show', () => app.emit('opened', this));
      app.emit('web-contents-created', {}, this.webContents);
    }
    static fromWebContents(contents: unknown): StandInWindow | null {
      return app.windows.find((each) => each.webContents === contents) ?? null;
    }
  }

  await context.route('**/*', async (route) => {
    const way = await wayOf(route, app.windows);
    if (way === 'prevented') return route.abort('aborted');
    // Empty, so that Chromium gives the window to whoever is asked whether it may be.
    if (way === 'new window') return route.fulfill({ contentType: 'text/html', body: '' });
    const url = route.request().url();
    const site = sites[new URL(url).origin];
    if (site !== undefined) return route.fulfill({ contentType: 'text/html', body: site });
    const scheme = schemes.get(new URL(ORIGIN.real).protocol.slice(0, -1));
    if (!url.startsWith(`${ORIGIN.shown}/`) || !scheme) return route.abort('internetdisconnected');
    const response = await scheme(new Request(toReal(url), { method: route.request().method() }));
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });

  const ipcMain: Pick<IpcMain, 'handle'> = {
    handle: (channel, handler) => void handlers.set(channel, handler),
  };
  const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
    registerSchemesAsPrivileged: (added) => void privileged.push(...added),
    handle: (scheme, handler) => void schemes.set(scheme, handler),
  };
  const defaultSession: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'> = {
    setPermissionRequestHandler: (handler) => {
      state.askPermission = handler;
    },
    setPermissionCheckHandler: (handler) => {
      state.checkPermission = handler;
    },
  };
  const dialog: Pick<Dialog, 'showSaveDialog' | 'showErrorBox'> = {
    showSaveDialog: async (...args: unknown[]): Promise<SaveDialogReturnValue> => {
      asked.push(args.at(-1) as SaveDialogOptions); // The window comes first or not at all.
      return { canceled: state.savesTo === null, filePath: state.savesTo ?? '' };
    },
    showErrorBox: (title, content) => void faults.push(`${title}\n${content}`),
  };
  /** Turns every byte over: enough to tell a sealed key from an open one. */
  const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  const safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  > = {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => turned(Buffer.from(text, 'utf8')),
    decryptStringAsync: async (bytes) => ({ shouldReEncrypt: false, result: turned(bytes).toString('utf8') }),
    getSelectedStorageBackend: () => state.keyStoreBackend,
  };
  const Menu = {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (template: MenuItemConstructorOptions[]) => {
      state.menu = template;
    },
  };

  return {
    /** What `import … from 'electron'` gives. */
    module: { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session: { defaultSession } },
    app,
    /** The first window, once its page is there; null when the app ended without. */
    opened,
    state,
    privileged,
    /** The person chooses an entry of the menu. */
    choose: (label: string) => {
      const entry = entriesOf(state.menu).find((each) => each.label === label);
      const click = entry?.click as (() => void) | undefined; // Ours read nothing of what Electron hands them.
      if (!click) throw new Error(`the menu has no entry ${label}`);
      click();
    },
    /** Every channel a page can be answered on. */
    channels: () => [...handlers.keys()].toSorted(),
    /** Save dialogs shown, and error boxes. */
    asked,
    faults,
    askPermission: (permission: Permission) =>
      new Promise<boolean>((resolve) => {
        // Handlers are told more than ours read.
        const ask = state.askPermission as unknown as
          | ((contents: null, permission: Permission, answer: (isGranted: boolean) => void) => void)
          | null;
        if (ask) ask(null, permission, resolve);
        else resolve(true); // Electron grants what nobody decides.
      }),
    checkPermission: (permission: Permission): boolean => {
      const check = state.checkPermission as unknown as
        | ((contents: null, permission: Permission) => boolean)
        | null; // As above.
      return check?.(null, permission) ?? true;
    },
  };
}

const entriesOf = (menu: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  menu.flatMap((each) => [each, ...(Array.isArray(each.submenu) ? entriesOf(each.submenu) : [])]);

/** Where a request goes: on, nowhere because the main side prevents it, or into a window that a page is just opening. */
async function wayOf(
  route: Route,
  windows: readonly StandInWindow[],
): Promise<'on' | 'prevented' | 'new window'> {
  const request = route.request();
  if (!request.isNavigationRequest()) return 'on';
  try {
    request.frame();
  } catch {
    return 'new window'; // It has no frame yet.
  }
  for (const window of windows) if (!(await window.mayNavigate(request))) return 'prevented';
  return 'on';
}
