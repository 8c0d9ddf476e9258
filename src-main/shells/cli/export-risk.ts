/**
 * `export --kind large-value|suspicious|alerts|cases`: reports of risk control, only with the right to it; to whom and for what is kept with it. The name of
 * the file says whether as workbook, XML or CSV.
 */
import { dirname, extname } from 'node:path';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export const RISK_KINDS = ['large-value', 'suspicious', 'alerts', 'cases'] as const;
type RiskKind = (typeof RISK_KINDS)[number];

const FORMATS: Readonly<Record<string, 'xlsx' | 'xml'>> = { '.xlsx': 'xlsx', '.xml': 'xml' };

export async function exportRisk(
  desk: CommandDesk,
  asked: {
    readonly kind: RiskKind;
    readonly file: string;
    readonly from: string;
    readonly to: string;
    /** Of a suspicious report. */
    readonly case: string | null;
    readonly recipient: string | null;
    readonly purpose: string | null;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { file, kind, from, to, recipient, purpose, case: caseNo } = asked;
  if (recipient === null || purpose === null)
    throw new BadUsage('--recipient TEXT and --purpose TEXT are needed: who gets it is recorded', 'export');
  if (kind === 'suspicious' && caseNo === null)
    throw new BadUsage('--case NUMBER is needed: a suspicious report is of one case', 'export');
  const { token } = await desk.call('risk.export', {
    kind: kind === 'large-value' ? 'large_value' : kind,
    format: FORMATS[extname(file).toLowerCase()] ?? 'csv',
    ...{ from, to, caseNo: caseNo ?? '', recipient, purpose, taskId: newToken() },
  });
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(file);
  return EXIT.done;
}
