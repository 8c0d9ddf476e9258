/**
 * The app is offline: what reaches outside stands in two files, behind a source that a person switched on, and the window's own server listens on
 * this machine alone. A file that begins to use the network is named here before it is used by anybody.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
/** Without comments: they may speak of what the code does not do. */
const codeOf = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

const MODULES =
  /(?:from|import\(|require\()\s*'(?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?|quic|ssh2|undici|axios|got|ws|node-fetch)'/;
/** Names of the platform that reach outside without an import; a method of ours that is declared with such a name is no call of it. */
const GLOBALS =
  /(?<![.#\w'])(?:fetch\((?!\w+\??: |\): )|new (?:WebSocket|EventSource|XMLHttpRequest)\b|navigator\.sendBeacon)/;
const ELECTRON = /\b(?:net\.request|net\.fetch|openExternal|autoUpdater|crashReporter)\b/;

/** Who may, and why. */
const MAY: Readonly<Record<string, string>> = {
  'src-main/areas/statements/fetch/transport.ts': 'HTTPS to the channels of sources that are on',
  'src-main/areas/statements/fetch/ssh.ts': 'SSH to the servers of sources that are on',
  'src-main/shells/browser/server.ts': 'the window’s own server, on loopback',
};
const OURS_ON_LOOPBACK = /^src-main\/shells\/browser\/|^src-renderer\/api\/loopback-transport\.ts$/;

describe('the network', () => {
  const files = ['shared', 'src-main', 'src-renderer'].flatMap(filesOf);
  const using = (pattern: RegExp) => files.filter((file) => pattern.test(codeOf(file)));

  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(using(MODULES)).toContain('src-main/areas/statements/fetch/transport.ts');
    expect(using(MODULES)).toContain('src-main/areas/statements/fetch/ssh.ts');
  });

  test('is reached from two files, and from the window’s own server', () => {
    const others = using(MODULES).filter((file) => !(file in MAY) && !OURS_ON_LOOPBACK.test(file));
    expect(others).toEqual([]);
  });

  test('is not reached by what needs no import', () => {
    expect(using(GLOBALS).filter((file) => !OURS_ON_LOOPBACK.test(file))).toEqual([]);
    expect(using(ELECTRON)).toEqual([]);
  });

  test('what reaches outside is used by the fetchers alone', () => {
    const users = files.filter((file) => /from '[^']*\/(?:transport|ssh)\.ts'/.test(codeOf(file)));
    const own = users.filter((file) => !file.startsWith('src-renderer/')); // The window's transport is another.
    expect(own.filter((file) => !file.startsWith('src-main/areas/statements/fetch/'))).toEqual([]);
  });

  test('certificates are always checked', () => {
    const lax = /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/;
    expect(using(lax)).toEqual([]);
  });
});
