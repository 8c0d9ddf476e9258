/**
 * The page as both windows serve it: files of the built renderer, by name from a closed folder, under one strict Content-Security-Policy.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/**
 * Nothing but the page's own files: no remote content, no inline script, no eval, no frames, no forms. Styles may be inline because the
 * component library sets sizes and positions as style attributes; a style can neither run nor send anything under the rest of this policy.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

export interface PageFile {
  readonly bytes: Buffer;
  readonly type: string;
}

/** The file behind a URL path, or null. Never leaves the folder, whatever the path says. */
export async function pageFile(folder: string, urlPath: string): Promise<PageFile | null> {
  let path: string;
  try {
    path = decodeURIComponent(urlPath.split(/[?#]/)[0] ?? '/');
  } catch {
    return null;
  }
  const wanted = path === '/' ? '/index.html' : path;
  const file = normalize(join(folder, wanted));
  const type = TYPES[extname(file)];
  if (!file.startsWith(folder + sep) || !type || wanted.includes('\0')) return null;
  try {
    return { bytes: await readFile(file), type };
  } catch {
    return null;
  }
}
