/** `export --kind evidence`: the pack an auditor takes away, to whom and for what; the same scope at the same state of the ledger gives the same bytes. */
import { dirname } from 'node:path';
import type { PackScope } from '../../../shared/contract/evidence.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export const EVIDENCE_OPTIONS = {
  channel: 'texts',
  account: 'texts',
  party: 'texts',
  originals: 'flag',
  workbooks: 'flag',
  recipient: 'text',
  purpose: 'text',
} as const;

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly reveal: string | null;
  readonly channel: readonly string[];
  readonly account: readonly string[];
  readonly party: readonly string[];
  readonly originals: boolean;
  readonly workbooks: boolean;
  readonly recipient: string | null;
  readonly purpose: string | null;
}

export async function exportEvidence(
  desk: CommandDesk,
  file: string,
  asked: Asked,
  terminal: Terminal,
): Promise<ExitCode> {
  const { recipient, purpose, reveal } = asked;
  if (recipient === null || purpose === null)
    throw new BadUsage('--recipient TEXT and --purpose TEXT are needed: who gets it is recorded', 'export');
  const { token, sha256 } = await desk.call('evidence.build', {
    scope: scopeOf(asked),
    recipient,
    purpose: reveal === null ? purpose : `${purpose} (${reveal})`,
    taskId: newToken(),
  });
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(`${file}\n${sha256}`);
  return EXIT.done;
}

const scopeOf = ({ from, to, channel, account, party, originals, workbooks, reveal }: Asked): PackScope => ({
  ...{ from, to, originals, workbooks, revealed: reveal !== null },
  channels: channel.map((text) => {
    const found = CHANNELS.find((each) => each === text);
    if (!found) throw new BadUsage(`--channel: one of ${CHANNELS.join(', ')}`, 'export');
    return found;
  }),
  accounts: [...account],
  parties: [...party],
});
