/**
 * What a page of the stand-in runs before its own scripts: the built preload, in the top frame only, with the `electron` a sandboxed preload
 * may require. Playwright keeps no worlds apart, so isolation itself is not shown here; that the preload needs no more than this is.
 */

/** The binding a page invokes the main side by, and the function the main side is heard by. */
export const INVOKE = '__electronInvoke';
export const HEAR = '__electronHear';

export const preloadScript = (preload: string): string => `
if (window === window.top) {
  const listeners = new Map();
  const ipcRenderer = {
    invoke: (channel, ...args) => window.${INVOKE}(channel, args),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel, listener) => {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener));
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
  };
  Object.defineProperty(window, '${HEAR}', {
    value: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  });
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error('a sandboxed preload may not require ' + name);
  };
  (function (require, module, exports) {
${preload}
  })(require, { exports: {} }, {});
}`;
