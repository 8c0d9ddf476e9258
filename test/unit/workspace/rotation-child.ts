/** Rotates the data key of the books it is told, and kills itself after the step it is told; without one it waits to be killed from outside. */

import { rotateDataKey } from '../../../src-main/workspace/rotation.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';

const [folder = '', secret = '', login = '', stop = ''] = process.argv.slice(2);
const now = () => '2026-10-20T02:00:00Z';
const opened = await openWorkspace(folder, secret, login, now);
process.stdout.write('open\n');
const { workspace } = await rotateDataKey(opened, {
  now,
  keeps: () => true,
  progress: (done, of) => {
    if (stop === 'half the originals' && done * 2 >= of) process.kill(process.pid, 'SIGKILL');
  },
  step: (step) => {
    if (step === stop) process.kill(process.pid, 'SIGKILL');
  },
});
workspace.close();
