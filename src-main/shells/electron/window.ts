/** The windows: sandboxed, isolated, without Node; they go nowhere but to our own page and may ask the system for nothing. */
import type { App, BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { APP_ORIGIN } from './bridge.ts';

export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1440,
  height: 900,
  minWidth: 1024,
  minHeight: 640,
  show: false,
  backgroundColor: '#ffffff',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false, // Its dictionaries are downloaded.
    devTools: false,
  },
});

/** Whatever web contents ever come to be: no other address, no second window, no webview. */
export function confine(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void }, url: string) => {
      if (new URL(url).origin !== APP_ORIGIN && !url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
    };
    contents.on('will-navigate', (event) => stay(event, event.url));
    contents.on('will-redirect', (event) => stay(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Camera, microphone, notifications, devices: all denied. Copying to the clipboard is a page's own right after a click. */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
): void {
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
}

export function showWhenReady(window: BrowserWindow): void {
  window.once('ready-to-show', () => window.show());
}

/** More than anybody works in; a page that asks on and on must not drown the machine. */
const WINDOWS_MAX = 12;

/** The windows that are open; the one used last stands last. */
export class OpenWindows {
  readonly #open: () => BrowserWindow;
  readonly #windows = new Set<BrowserWindow>();

  constructor(open: () => BrowserWindow) {
    this.#open = open;
  }

  open(): void {
    if (this.#windows.size >= WINDOWS_MAX) {
      this.bringForward();
      return;
    }
    const window = this.#open();
    this.#windows.add(window);
    window.on('focus', () => {
      this.#windows.delete(window);
      this.#windows.add(window);
    });
    window.on('closed', () => this.#windows.delete(window));
  }

  /** The app was started again: the person looks for what is there already. */
  bringForward(): void {
    const window = [...this.#windows].at(-1);
    if (!window) return; // Just ending.
    if (window.isMinimized()) window.restore();
    window.focus();
  }
}
