/**
 * The bridge: six functions on `window.countinghouse`, nothing else of Electron. Runs sandboxed; whatever the page says is checked in the
 * engine, not here.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { CHANNEL } from './bridge.ts';

contextBridge.exposeInMainWorld('countinghouse', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(CHANNEL.call, name, input),
  putFile: (name: string, bytes: Uint8Array): Promise<unknown> =>
    ipcRenderer.invoke(CHANNEL.putFile, name, bytes),
  saveFile: (token: string): Promise<unknown> => ipcRenderer.invoke(CHANNEL.saveFile, token),
  keyStore: (request: unknown): Promise<unknown> => ipcRenderer.invoke(CHANNEL.keyStore, request),
  openWindow: (): Promise<unknown> => ipcRenderer.invoke(CHANNEL.openWindow),
  onEvent: (listener: (event: unknown) => void): (() => void) => {
    const heard = (_event: IpcRendererEvent, event: unknown) => listener(event);
    ipcRenderer.on(CHANNEL.event, heard);
    return () => {
      ipcRenderer.off(CHANNEL.event, heard);
    };
  },
});
