/**
 * What is built, from where, to where: main process with the engine's worker, preload, and the screens; everything under out/.
 *
 * The browser shell serves out/renderer as it is, so the screens know nothing of Electron.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          main: from('src-main/shells/electron/main.ts'),
          worker: from('src-main/engine/worker.ts'),
        },
        // Native: it finds its binary beside itself.
        external: ['electron', 'better-sqlite3-multiple-ciphers'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file that may require 'electron' and nothing of ours.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: from('src-main/shells/electron/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src-renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: from('out/renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      // Half of the bytes are half of what a window reads before it shows anything.
      minify: true,
      // The page's CSP refuses inlined scripts, and the preload polyfill is one.
      modulePreload: { polyfill: false },
      rollupOptions: { input: from('src-renderer/index.html') },
    },
  },
});
