/** A window of the stand-in for Electron: one real Chromium page, its calls to the main side, and where it may go. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page, Request as PageRequest } from '@playwright/test';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMain,
  IpcMainInvokeEvent,
  WebContents,
  WebFrameMain,
} from 'electron';
import { HEAR, INVOKE, preloadScript } from './electron-preload.ts';

/** Chromium alone knows no schemes of ours: pages are at `shown` and the main side is told `real`. */
export const ORIGIN = { real: 'app://countinghouse', shown: 'https://countinghouse.test' } as const;
export const toReal = (url: string): string => url.replace(ORIGIN.shown, ORIGIN.real);
export const toShown = (url: string): string => url.replace(ORIGIN.real, ORIGIN.shown);

export type InvokeHandler = Parameters<IpcMain['handle']>[1];
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** An event that can be prevented, and whether it was. */
export const preventable = <T extends object>(more: T) => ({
  ...more,
  isPrevented: false,
  preventDefault() {
    this.isPrevented = true;
  },
});

export class StandInContents
  extends EventEmitter
  implements Pick<WebContents, 'send' | 'setWindowOpenHandler' | 'isDestroyed'>
{
  readonly #page: Promise<Page>;
  isGone = false;
  openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(page: Promise<Page>) {
    super();
    this.#page = page;
  }

  send(channel: string, ...args: unknown[]): void {
    const hear = ({ name, channel, args }: { name: string; channel: string; args: unknown[] }) => {
      const listener: unknown = Reflect.get(window, name);
      if (typeof listener === 'function') listener(channel, args);
    };
    // As in Electron, a message to a page that is just leaving or gone is lost.
    void this.#page.then((page) => page.evaluate(hear, { name: HEAR, channel, args })).catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

type Shown = Pick<BrowserWindow, 'loadURL' | 'show' | 'focus' | 'isMinimized' | 'restore' | 'minimize'>;

export class StandInWindow extends EventEmitter implements Shown {
  readonly options: BrowserWindowConstructorOptions;
  readonly page: Promise<Page>;
  readonly webContents: StandInContents;
  isShown = false;
  focusCount = 0;
  #isMinimized = false;
  #loading = '';

  constructor(
    options: BrowserWindowConstructorOptions,
    context: BrowserContext,
    handlers: ReadonlyMap<string, InvokeHandler>,
  ) {
    super();
    this.options = options;
    this.page = this.#openPage(context, handlers);
    this.webContents = new StandInContents(this.page);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    this.#loading = toShown(url);
    await page.goto(this.#loading);
    this.emit('ready-to-show');
  }

  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.focusCount += 1;
    this.emit('focus');
  }
  minimize(): void {
    this.#isMinimized = true;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  restore(): void {
    this.#isMinimized = false;
  }

  async close(): Promise<void> {
    const page = await this.page;
    await page.close();
    this.webContents.isGone = true;
    this.emit('closed');
  }

  /** What Electron asks before a page leaves for another address by itself. `loadURL` is not asked about. */
  async mayNavigate(request: PageRequest): Promise<boolean> {
    const page = await this.page;
    if (request.frame() !== page.mainFrame() || request.url() === this.#loading) return true;
    const event = preventable({ url: toReal(request.url()) });
    this.webContents.emit('will-navigate', event);
    return !event.isPrevented;
  }

  async #openPage(context: BrowserContext, handlers: ReadonlyMap<string, InvokeHandler>): Promise<Page> {
    const page = await context.newPage();
    await page.exposeBinding(INVOKE, async ({ frame }, channel: string, args: unknown[]) => {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return handler(await this.#eventFrom(frame), ...args);
    });
    const { preload } = this.options.webPreferences ?? {};
    if (preload) await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    page.on('popup', (popup) => {
      const details = { url: popup.url(), frameName: '', features: '', disposition: 'new-window' as const };
      const answer = this.webContents.openHandler({ ...details, referrer: { url: '', policy: 'default' } });
      if (answer.action === 'deny') void popup.close();
    });
    return page;
  }

  /** The sender as Electron tells it: the frame's true origin, asked of the frame itself; null when it has gone. */
  async #eventFrom(frame: Frame): Promise<IpcMainInvokeEvent> {
    const origin = await frame.evaluate(() => self.origin).catch(() => null);
    const parent = frame.parentFrame();
    const sender = {
      origin: origin === ORIGIN.shown ? ORIGIN.real : origin,
      url: toReal(frame.url()),
      parent,
    };
    const senderFrame = origin === null ? null : (sender as unknown as WebFrameMain); // The parts of it anybody here reads.
    return { sender: this.webContents, senderFrame } as unknown as IpcMainInvokeEvent; // As above.
  }
}
