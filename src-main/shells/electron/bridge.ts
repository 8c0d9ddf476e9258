/** Names of the channels between the page and the Electron main process. One list, so that no other message exists. */
export const CHANNEL = {
  call: 'countinghouse:call',
  putFile: 'countinghouse:put-file',
  saveFile: 'countinghouse:save-file',
  keyStore: 'countinghouse:key-store',
  openWindow: 'countinghouse:open-window',
  event: 'countinghouse:event',
} as const;

/** The page's own scheme and address: a standard, secure origin, so that storage and policies work as on the web. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'countinghouse';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
