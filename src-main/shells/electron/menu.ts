/** The application menu: what editing and closing need, in the reader's language. Developer tools are not in it. */
import type { MenuItemConstructorOptions } from 'electron';
import { type Locale, say } from '../../../shared/wording/catalogue.ts';

export function menuTemplate(
  locale: Locale,
  isMac: boolean,
  openWindow: () => void,
): MenuItemConstructorOptions[] {
  const word = (key: Parameters<typeof say>[1]) => say(locale, key);
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: word('menu.file'),
      submenu: [
        { label: word('menu.newWindow'), accelerator: 'CommandOrControl+N', click: () => openWindow() },
        { role: 'close' },
        ...(isMac ? [] : [{ role: 'quit' as const }]),
      ],
    },
    {
      label: word('menu.edit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: word('menu.view'),
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
    { role: 'windowMenu' },
  ];
}
