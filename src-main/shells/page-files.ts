/**
 * The page as both windows serve it: files of the built renderer, by name from a closed folder, under one strict Content-Security-Policy.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { newToken } from '../platform/ids.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** What index.html says where the nonce belongs. */
const NONCE_PLACEHOLDER = 'STYLE_NONCE';

/**
 * Nothing but the page's own files: no remote content, no inline script, no eval, no frames, no forms, no style attributes. A <style> element
 * is heeded with the nonce of this very serving of the page: the component library makes some. What a script sets on an element's `style`
 * is that script's doing, and no part of this.
 */
const policy = (styleNonce: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    styleNonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policy(null),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

export interface PageFile {
  readonly bytes: Buffer;
  /** All of them: a page's policy names a nonce that stands in its bytes. */
  readonly headers: Readonly<Record<string, string>>;
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
    const bytes = await readFile(file);
    return extname(file) === '.html' ? htmlPage(bytes, type) : { bytes, headers: headers(type) };
  } catch {
    return null;
  }
}

const headers = (type: string): Readonly<Record<string, string>> => ({
  ...PAGE_HEADERS,
  'content-type': type,
  'cache-control': 'no-cache',
});

function htmlPage(template: Buffer, type: string): PageFile {
  const nonce = newToken();
  return {
    bytes: Buffer.from(template.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce), 'utf8'),
    // Never from a cache: a nonce is good for one serving.
    headers: { ...headers(type), 'content-security-policy': policy(nonce), 'cache-control': 'no-store' },
  };
}
