/**
 * The exports' part of the contract: files out, each behind a download token, each an event of the record. Protected fields are masked unless the
 * person may look at them and says why (网络数据安全管理条例 art. 12: who was given which data is kept on record).
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Locale } from '../../../shared/wording/catalogue.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { sha256Of } from '../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import { summariesOf } from '../review/overview.ts';
import type { Standing } from '../review/standing.ts';
import { Explainer } from '../review/why/explainer.ts';
import type { LineStore } from '../statements/line-store.ts';
import { withMaskedAccounts } from '../statements/rules/masked-accounts.ts';
import { ChunkWriter } from './csv.ts';
import { writeLinesCsv } from './lines-csv.ts';
import { writeExceptionsCsv, writeMatchesCsv } from './matches-csv.ts';
import { legReports } from './report-data.ts';
import { writeReport } from './report-xlsx.ts';

export interface ExportsDeps {
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly name: () => string;
  readonly version: string;
  readonly mayReveal: (person: string) => boolean;
  /** Language of whoever reads the workbook: the desk's. */
  readonly locale: () => Locale;
}

export function exportsCalls(deps: ExportsDeps): HandlersOf<'exports.report' | 'exports.csv'> {
  const { lines, standing } = deps;
  const stamp = () => standing.run()?.asOf ?? deps.now().slice(0, 10);
  const begin = async (reveal: string | undefined, info: CallInfo): Promise<boolean> => {
    if (reveal !== undefined && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
    info.progress('exporting', 0, 1);
    await info.breathe();
    return reveal !== undefined;
  };
  const offer = (
    file: { readonly fileName: string; readonly bytes: Uint8Array; readonly kind: string },
    reveal: string | undefined,
    info: CallInfo,
  ) => {
    deps.record.note(info, {
      action: 'exports.made',
      subject: {
        kind: file.kind,
        sha256: sha256Of(file.bytes),
        revealed: reveal === undefined ? 0 : 1,
        reason: reveal ?? '',
      },
    });
    info.changed('record', 'signals');
    return { token: info.offer(file.fileName, file.bytes), fileName: file.fileName };
  };
  return {
    'exports.report': async (input, info) => {
      const isRevealed = await begin(input.reveal, info);
      const files = lines.active().map((each) => each.view);
      const bytes = await writeReport({
        locale: deps.locale(),
        title: deps.name(),
        asOf: standing.run()?.asOf ?? '',
        madeAt: deps.now(),
        version: deps.version,
        checkpoint: deps.record.head().checkpoint,
        files: isRevealed ? files : files.map(withMaskedAccounts),
        legs: summariesOf(standing, lines),
        reports: legReports(standing, lines),
        explainer: new Explainer({ standing, lines, nameOf: (person) => person }),
      });
      const fileName = `reconciliation-${stamp()}.xlsx`;
      return offer({ fileName, bytes, kind: 'report' }, input.reveal, info);
    },
    'exports.csv': async (input, info) => {
      const isRevealed = await begin(input.reveal, info);
      const chunks: Buffer[] = [];
      const out = new ChunkWriter((chunk) => chunks.push(chunk));
      if (input.kind === 'lines') writeLinesCsv(lines, [], out, isRevealed);
      else if (input.kind === 'matches') writeMatchesCsv(legReports(standing, lines), out);
      else writeExceptionsCsv(legReports(standing, lines), out);
      const fileName = `${input.kind}-${stamp()}.csv`;
      return offer({ fileName, bytes: Buffer.concat(chunks), kind: input.kind }, input.reveal, info);
    },
  };
}
