/**
 * How the app is packed: one app.asar with its hash in the binary, fuses burnt, nothing in it but what was built and what that needs.
 *
 * electron-builder is no dependency of ours: it is wanted only where packages are made, and brings more packages than all of the app. There:
 * `npm run build`, `npm install --no-save electron-builder@26.17.0`, `node_modules/.bin/electron-builder --config build/electron-builder.ts`.
 */
import { join } from 'node:path';
import { burnFuses } from './fuses.ts';

/** The part of electron-builder's context that is read here. */
interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly arch: number;
  readonly packager: {
    readonly executableName?: string;
    readonly appInfo: { readonly productFilename: string };
  };
}

/** As electron-builder numbers it. */
const ARM64 = 3;

/** Electron's binary inside what was packed. */
function binaryOf({ appOutDir, electronPlatformName, packager }: Packed): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`);
  return join(appOutDir, packager.executableName ?? productFilename);
}

export default {
  appId: 'app.countinghouse.desktop',
  productName: 'Countinghouse',
  directories: { output: 'dist' },
  // The production packages come by themselves; our sources, tests and build stay out, and so do the database's.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'package.json',
    '!node_modules/better-sqlite3-multiple-ciphers/{deps,src}/**',
    '!node_modules/@embedpdf/fonts-sc/fonts/*-{DemiLight,Light,Medium}.otf', // Documents are set in Regular and Bold.
  ],
  // The system loads native code from files only; the package's signature covers those. Everything else stays inside, under the hash: left to
  // itself the packer would lay the whole package of a native file outside, scripts and all.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  disableAsarIntegrity: false,
  npmRebuild: false, // The database comes built for every system, by an interface that does not change with Electron.
  publish: null,
  afterPack: (packed: Packed) =>
    burnFuses(binaryOf(packed), {
      isArmMac: packed.electronPlatformName === 'darwin' && packed.arch === ARM64,
    }),
  linux: { target: 'AppImage', category: 'Office', executableName: 'countinghouse' },
  mac: { target: 'dmg', category: 'public.app-category.finance', hardenedRuntime: true },
  win: { target: 'nsis' },
};
