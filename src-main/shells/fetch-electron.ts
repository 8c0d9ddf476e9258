/**
 * Fetches Electron's binary, telling the parent how far it is. A process of its own, so that the parent can give up when nothing comes.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { downloadArtifact } from '@electron/get';

const require = createRequire(import.meta.url);
const electron = dirname(require.resolve('electron/package.json'));
const { version } = require('electron/package.json') as { version: string }; // npm's own file.
const tell = (percent: number) => process.stdout.write(`${percent}\n`);

await downloadArtifact({
  version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  downloadOptions: {
    quiet: true,
    getProgressCallback: async ({ percent }: { readonly percent: number }) => {
      tell(Math.round(percent * 100));
    },
  },
});
// In the cache now: Electron's own installer unpacks it.
process.exitCode =
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore' }).status ?? 1;
