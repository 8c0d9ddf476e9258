/** `restore F --drill`: a backup restored into a scratch folder and computed anew; recorded where the workspace is named. */
import type { Output } from '../../../shared/contract/calls.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { readAcknowledgements } from '../../areas/audit/store.ts';
import { drillFile } from '../../areas/backup/drill.ts';
import { systemClock } from '../../platform/clock.ts';
import { keysBySecret } from '../../workspace/backup-keys.ts';
import { attemptsIn, backupSecret } from './backup-secret.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { faultLines } from './faults.ts';
import { askPassphrase, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function drill(file: string, folder: string | null, terminal: Terminal): Promise<ExitCode> {
  const { verification, totals } = await (folder === null
    ? alone(file, terminal)
    : besideWorkspace(file, folder, terminal));
  const { locale } = terminal;
  for (const line of faultLines(locale, verification)) terminal.out(line);
  if (!verification.holds) {
    terminal.fault(say(locale, 'cli.drill_fails'));
    return EXIT.verificationFailed;
  }
  const all = totals.map(({ name, value }) => `${name}=${value}`).join(', ');
  terminal.out(say(locale, 'cli.drill_holds', { totals: all }));
  return EXIT.done;
}

async function besideWorkspace(
  file: string,
  folder: string,
  terminal: Terminal,
): Promise<Output<'backup.drill'>> {
  const desk = await workspaceDesk(folder, false, terminal);
  try {
    desk.require('backup.drill');
    return await desk.backups.drillAt(file, backupSecret(), desk.info);
  } finally {
    desk.close();
  }
}

/** With no ledger to compare it with, and no record to write to. */
const alone = (file: string, terminal: Terminal) =>
  drillFile(file, {
    keysOf: async (backup) => {
      const { login, secret = await askPassphrase(terminal, true) } = backupSecret();
      const typed = { secret, login, now: systemClock.now };
      return keysBySecret(backup, attemptsIn(backup.manifest.workspaceId), typed);
    },
    sha256: null,
    acknowledgedIn: (ledger) => readAcknowledgements(ledger).map((each) => each.key),
    now: systemClock.now,
    present: null,
  });
