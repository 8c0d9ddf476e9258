/** What is burnt into the packaged app and what goes into it: shown on a made-up binary with a wire of fuses as Electron's has one. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import config from '../../../build/electron-builder.ts';
import { burnFuses, FUSES } from '../../../build/fuses.ts';

/** What Electron's own binary marks its fuses with. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron is handed out: it runs as Node, reads NODE_OPTIONS, can be inspected, and takes any app. */
const HANDED_OUT = '101100010';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countinghouse-package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function binary(name: string, wires: readonly string[] = [HANDED_OUT]): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  const parts = wires.flatMap((wire) => [
    Buffer.alloc(100, 7),
    Buffer.from(SENTINEL),
    Buffer.from([1, wire.length]),
    Buffer.from(wire),
  ]);
  writeFileSync(file, Buffer.concat([...parts, Buffer.alloc(100, 7)]));
  return file;
}
const wiresOf = (file: string): readonly string[] =>
  readFileSync(file, 'latin1')
    .split(SENTINEL)
    .slice(1)
    .map((rest) => rest.slice(2, 2 + rest.charCodeAt(1)));

describe('the fuses', () => {
  test('what would turn the app into something else is off, what guards it is on', () => {
    expect(FUSES).toEqual({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      EnableCookieEncryption: true,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
    });
  });

  test('every fuse that can be set is decided', () => {
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(Object.keys(FUSES).toSorted()).toEqual(known.toSorted());
  });

  test('are burnt into the binary; what lies around them, and a fuse nobody knows yet, stays as it was', async () => {
    const file = binary('electron');
    const before = readFileSync(file);
    await burnFuses(file);
    expect(wiresOf(file)).toEqual(['010011000']);
    const after = readFileSync(file);
    const changed = [...after.keys()].filter((at) => after[at] !== before[at]);
    const first = before.indexOf(SENTINEL) + SENTINEL.length + 2;
    expect(changed.every((at) => at >= first && at < first + 8)).toBe(true);
    expect(after.length).toBe(before.length);
  });

  test('are burnt twice where a Mac’s binary is of two kinds', async () => {
    binary('X.app/Contents/Frameworks/Electron Framework.framework/Electron Framework', [
      HANDED_OUT,
      HANDED_OUT,
    ]);
    await burnFuses(join(folder, 'X.app'));
    const framework = join(folder, 'X.app/Contents/Frameworks/Electron Framework.framework');
    expect(wiresOf(join(framework, 'Electron Framework'))).toEqual(['010011000', '010011000']);
  });

  test('a binary without them, or with too few, is no package', async () => {
    const bare = join(folder, 'bare');
    writeFileSync(bare, Buffer.alloc(500, 7));
    await expect(burnFuses(bare)).rejects.toThrow('sentinel');
    await expect(burnFuses(binary('old', ['1011']))).rejects.toThrow('not long enough');
  });
});

describe('the package', () => {
  const packed = (electronPlatformName: string) => ({
    appOutDir: folder,
    electronPlatformName,
    arch: 1,
    packager: { executableName: 'countinghouse', appInfo: { productFilename: 'Countinghouse' } },
  });

  test('is one archive under its hash, with native code alone beside it', () => {
    expect(config).toMatchObject({
      asar: { smartUnpack: false },
      disableAsarIntegrity: false,
      asarUnpack: ['**/*.node'],
    });
  });

  test('takes in what was built and nothing of the sources, the tests or anybody’s data', () => {
    const taken = config.files.filter((each) => !each.startsWith('!'));
    expect(taken).toEqual(['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json']);
  });

  test.each([
    ['linux', 'countinghouse'],
    ['win32', 'Countinghouse.exe'],
    ['darwin', 'Countinghouse.app/Contents/Frameworks/Electron Framework.framework/Electron Framework'],
  ])('burns the fuses of the binary it made for %s', async (platform, name) => {
    const file = binary(name);
    await config.afterPack(packed(platform));
    expect(wiresOf(file)).toEqual(['010011000']);
  });
});
