/**
 * Calls from a window to the engine. The sender is checked: only the top frame of a window of ours, showing our page, is heard; each window is
 * a session of the engine.
 */
import type {
  BrowserWindow,
  IpcMain,
  IpcMainInvokeEvent,
  SaveDialogReturnValue,
  WebContents,
} from 'electron';
import { Refused } from '../../../shared/contract/errors.ts';
import type { EngineHandle } from '../../engine/handle.ts';
import { newToken } from '../../platform/ids.ts';
import { APP_ORIGIN, CHANNEL } from './bridge.ts';
import { type KeyStore, keyStoreRequest } from './key-store.ts';

export interface IpcDeps {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly engine: EngineHandle;
  readonly askWhereToSave: (window: WebContents, fileName: string) => Promise<SaveDialogReturnValue>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly keyStore: Pick<KeyStore, 'serve'>;
  readonly openWindow: () => void;
}

/** Session of each window of ours that is open. */
const sessions = new Map<WebContents, string>();

const refusal = (fault: unknown) => ({
  ok: false,
  error:
    fault instanceof Refused
      ? { kind: fault.kind, facts: fault.facts }
      : { kind: 'internal' as const, facts: {} },
});

function sessionOf(event: IpcMainInvokeEvent): string | null {
  const frame = event.senderFrame;
  const isOurs = frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
  return isOurs ? (sessions.get(event.sender) ?? null) : null;
}

export function serveIpc({ ipcMain, engine, askWhereToSave, write, keyStore, openWindow }: IpcDeps): void {
  engine.onEvent((of, event) => {
    for (const [contents, session] of sessions)
      if ((of === null || of === session) && !contents.isDestroyed()) contents.send(CHANNEL.event, event);
  });
  const notOurs = refusal(new Refused('no_right', {}));
  ipcMain.handle(CHANNEL.call, async (event, name: unknown, input: unknown) => {
    const session = sessionOf(event);
    return session === null ? notOurs : engine.call(session, String(name), input);
  });
  ipcMain.handle(CHANNEL.putFile, async (event, name: unknown, bytes: unknown) => {
    const session = sessionOf(event);
    if (session === null) return notOurs;
    if (typeof name !== 'string' || !(bytes instanceof Uint8Array))
      return refusal(new Refused('bad_input', {}));
    try {
      return { token: await engine.putFile(session, { name, content: { bytes } }) };
    } catch (fault) {
      return refusal(fault);
    }
  });
  ipcMain.handle(CHANNEL.saveFile, async (event, token: unknown) => {
    const session = sessionOf(event);
    if (session === null) return notOurs;
    try {
      const file = await engine.takeFile(session, String(token));
      if (!file) return refusal(new Refused('not_found', { what: 'file' }));
      const asked = await askWhereToSave(event.sender, file.name);
      if (asked.canceled || !asked.filePath) return { ok: true };
      await write(asked.filePath, file.bytes);
      return { ok: true };
    } catch (fault) {
      return refusal(fault);
    }
  });
  ipcMain.handle(CHANNEL.keyStore, async (event, request: unknown) => {
    const session = sessionOf(event);
    if (session === null) return notOurs;
    const asked = keyStoreRequest.safeParse(request);
    if (!asked.success) return refusal(new Refused('bad_input', {}));
    try {
      return await keyStore.serve(session, asked.data);
    } catch (fault) {
      return refusal(fault);
    }
  });
  ipcMain.handle(CHANNEL.openWindow, (event) => {
    if (sessionOf(event) === null) return notOurs;
    openWindow();
    return { ok: true };
  });
}

/** Gives a window a session of its own, nobody logged in; the session ends with the window. */
export function attachWindow(window: BrowserWindow, engine: EngineHandle): void {
  const session = newToken();
  const { webContents } = window;
  sessions.set(webContents, session);
  window.on('closed', () => {
    sessions.delete(webContents);
    void engine.endSession(session).catch(() => undefined); // An engine that is gone holds no session.
  });
}
