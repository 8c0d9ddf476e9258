/** A paper or its workbook: worked out, sealed, drawn. The same question at the same state of the books gives the same bytes. */
import type { Input } from '../../../../shared/contract/calls.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { readerOf } from '../../exports/tables/reader.ts';
import type { EvidenceDeps } from '../deps.ts';
import { ageing } from './ageing/ageing.ts';
import { ageingPdf, ageingWorkbook } from './ageing/ageing-paper.ts';
import { shownOf } from './bank/bank-lines.ts';
import { reconcileBank } from './bank/reconcile.ts';
import { statementPdf, statementWorkbook } from './bank/statement-paper.ts';
import { sealOf } from './seal.ts';

type Asked = Pick<Input<'evidence.paper'>, 'kind' | 'format' | 'account' | 'currency' | 'day'>;

export interface PaperFile {
  readonly fileName: string;
  readonly content: Buffer;
  /** Of the log it stands on. */
  readonly size: number;
  /** Its sub-ledger; '' of a paper about all. */
  readonly account: string;
}

export async function paperFile(
  deps: EvidenceDeps,
  { kind, format, ...asked }: Asked,
  info: Pick<CallInfo, 'progress' | 'breathe'>,
): Promise<PaperFile> {
  info.progress('exporting', 0, 1);
  const reader = readerOf(deps.locale());
  const step = () => info.breathe();
  const isPdf = format === 'pdf';
  if (kind === 'ageing') {
    const found = ageing(deps, asked);
    const seal = sealOf(deps, found);
    const content = await (isPdf ? ageingPdf : ageingWorkbook)(deps, { found, seal }, reader, step);
    return {
      fileName: `ageing-${asked.currency}-${asked.day}.${format}`,
      content,
      size: seal.size,
      account: '',
    };
  }
  const found = reconcileBank(deps, asked);
  const seal = sealOf(deps, found);
  const drawn = { found, shown: shownOf(found.account), seal };
  const content = await (isPdf ? statementPdf : statementWorkbook)(deps, drawn, reader, step);
  // The number is masked in it; signs that file systems refuse are not.
  const account = found.account.replace(/^bank:/, '').replaceAll('*', 'x');
  const fileName = `bank-reconciliation-${account}-${found.currency}-${found.day}.${format}`;
  return { fileName, content, size: seal.size, account: found.account };
}
