/** Builds the page (and the Electron bundle) when it is missing or older than its sources, so that `npm start` is one command. */
import { spawn } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const PAGE = join(ROOT, 'out', 'renderer');
const SOURCES = ['shared', 'src-renderer', 'src-main', 'electron.vite.config.ts', 'package-lock.json'];
const STAMP = join(ROOT, 'out', 'built-from');

async function newest(path: string): Promise<number> {
  const about = await stat(path);
  if (!about.isDirectory()) return about.mtimeMs;
  const names = await readdir(path);
  return Math.max(about.mtimeMs, ...(await Promise.all(names.map((name) => newest(join(path, name))))));
}

/** True when it had to build. Throws with the builder's last words when it cannot. */
export async function ensureBuilt(onStart: () => void): Promise<boolean> {
  const wanted = String(Math.max(...(await Promise.all(SOURCES.map((name) => newest(join(ROOT, name)))))));
  const held = await readFile(STAMP, 'utf8').catch(() => '');
  if (held === wanted) return false;
  onStart();
  const cli = createRequire(import.meta.url).resolve('electron-vite/package.json');
  const builder = spawn(process.execPath, [join(dirname(cli), 'bin', 'electron-vite.js'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [builder.stdout, builder.stderr])
    stream.on('data', (chunk) => {
      words = (words + String(chunk)).slice(-4000);
    });
  const code = await new Promise<number | null>((resolve) => builder.on('close', resolve));
  if (code !== 0) throw new Error(`The page could not be built.\n${words}`);
  await writeFile(STAMP, wanted);
  return true;
}
