/** A Chromium-family browser of this machine: Chromium, Chrome or Edge, where each system keeps them. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['COUNTINGHOUSE_BROWSER'];
  if (named) return existsSync(named) ? named : null;
  const places: string[] = [];
  if (process.platform === 'win32') {
    for (const root of [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]) {
      if (!root) continue;
      places.push(
        join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        join(root, 'Chromium', 'Application', 'chrome.exe'),
      );
    }
  } else if (process.platform === 'darwin') {
    for (const app of MAC_APPS) places.push(`/Applications/${app}.app/Contents/MacOS/${app}`);
  } else {
    for (const folder of (env['PATH'] ?? '').split(delimiter))
      for (const command of COMMANDS) places.push(join(folder, command));
  }
  return places.find((place) => existsSync(place)) ?? null;
}

/** Is there a screen a window could open on? */
export const hasDisplay = (env: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
