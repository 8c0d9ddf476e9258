/** What is said at the start, and Electron's menu. */
import type { SameKeys } from '../same-keys.ts';
import type { start as source } from '../zh-cn/start.ts';

export const start: SameKeys<typeof source> = {
  'start.building': 'First start: building the screens…',
  'start.fetching_electron': 'Fetching Electron…',
  'start.no_electron': 'Electron cannot be had here; the same app opens in a browser of this machine.',
  'start.window_open': 'Open in a window of a local browser; close the window or press Ctrl+C to end.',
  'start.open_address': 'Open in a browser of this machine (works once): {{address}}\nCtrl+C ends the app.',
  'menu.file': 'File',
  'menu.newWindow': 'New window',
  'menu.edit': 'Edit',
  'menu.view': 'View',
  'refusal.too_many_windows': 'At most {{limit}} windows can be open in one browser',
  'refusal.too_many_windows.do': 'Close one of them, then try again.',
};
