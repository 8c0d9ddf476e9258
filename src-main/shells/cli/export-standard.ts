/**
 * `export --kind gbt24589|saft|csv-set|bank-reconciliation|ageing`: data in standard formats, and papers that stand on a state of the log; to whom and for what
 * is kept with them.
 */
import { dirname, extname } from 'node:path';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { dayOption } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

const FORMATS = { gbt24589: 'gbt24589', saft: 'saft', 'csv-set': 'csv_set' } as const;
const PAPERS = { 'bank-reconciliation': 'bank_reconciliation', ageing: 'ageing' } as const;
export const STANDARD_KINDS = ['gbt24589', 'saft', 'csv-set', 'bank-reconciliation', 'ageing'] as const;
type StandardKind = (typeof STANDARD_KINDS)[number];

export const STANDARD_OPTIONS = { currency: 'text', day: 'text' } as const;

interface Asked {
  readonly kind: StandardKind;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly reveal: string | null;
  readonly account: readonly string[];
  readonly currency: string | null;
  readonly day: string | null;
  readonly recipient: string | null;
  readonly purpose: string | null;
}

export async function exportStandard(desk: CommandDesk, asked: Asked, terminal: Terminal): Promise<ExitCode> {
  const { kind, file, recipient, purpose, reveal } = asked;
  if (recipient === null || purpose === null)
    throw new BadUsage('--recipient TEXT and --purpose TEXT are needed: who gets it is recorded', 'export');
  const to = { recipient, purpose: reveal === null ? purpose : `${purpose} (${reveal})` };
  const { token, sha256 } =
    kind === 'bank-reconciliation' || kind === 'ageing'
      ? await paper(desk, PAPERS[kind], asked, to)
      : await data(desk, FORMATS[kind], asked, to);
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(`${file}\n${sha256}`);
  return EXIT.done;
}

interface To {
  readonly recipient: string;
  readonly purpose: string;
}

function data(
  desk: CommandDesk,
  format: (typeof FORMATS)[keyof typeof FORMATS],
  { from, to, reveal }: Asked,
  given: To,
) {
  if (from === '' || to === '') throw new BadUsage('--from D and --to D are needed', 'export');
  return desk.call('evidence.standard', {
    ...{ format, from, to, ...given },
    revealed: reveal !== null,
    taskId: newToken(),
  });
}

function paper(desk: CommandDesk, kind: (typeof PAPERS)[keyof typeof PAPERS], asked: Asked, given: To) {
  const day = dayOption('export', 'day', asked.day);
  const [account, ...others] = asked.account;
  const isOfAccount = kind === 'bank_reconciliation';
  if (!day) throw new BadUsage('--day D is needed', 'export');
  if (isOfAccount && (account === undefined || others.length > 0))
    throw new BadUsage('--account A is needed, one', 'export');
  return desk.call('evidence.paper', {
    ...{ kind, day, ...given },
    format: extname(asked.file).toLowerCase() === '.pdf' ? 'pdf' : 'xlsx',
    account: isOfAccount ? (account ?? '') : '',
    currency: asked.currency ?? 'CNY',
    taskId: newToken(),
  });
}
