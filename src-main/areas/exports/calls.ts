/**
 * The exports' part of the contract: files out, each behind a download token.
 */

import type { Locale } from '../../../shared/wording/catalogue.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { summariesOf } from '../review/overview.ts';
import type { Standing } from '../review/standing.ts';
import type { LineStore } from '../statements/line-store.ts';
import { ChunkWriter } from './csv.ts';
import { writeLinesCsv } from './lines-csv.ts';
import { writeExceptionsCsv, writeMatchesCsv } from './matches-csv.ts';
import { legReports } from './report-data.ts';
import { writeReport } from './report-xlsx.ts';

export interface ExportsDeps {
  readonly lines: LineStore;
  readonly standing: Standing;
  readonly now: () => string;
  readonly name: string;
  readonly version: string;
  /** Language of whoever reads the workbook: the desk's. */
  readonly locale: () => Locale;
}

export function exportsCalls(deps: ExportsDeps): HandlersOf<'exports.report' | 'exports.csv'> {
  const { lines, standing } = deps;
  const stamp = () => standing.run()?.asOf ?? deps.now().slice(0, 10);
  return {
    'exports.report': async (_, info) => {
      info.progress('exporting', 0, 1);
      await info.breathe();
      const bytes = await writeReport({
        locale: deps.locale(),
        title: deps.name,
        asOf: standing.run()?.asOf ?? '',
        madeAt: deps.now(),
        version: deps.version,
        files: lines.active().map((each) => each.view),
        legs: summariesOf(standing, lines),
        reports: legReports(standing, lines),
      });
      const fileName = `reconciliation-${stamp()}.xlsx`;
      return { token: info.offer(fileName, bytes), fileName };
    },
    'exports.csv': async (input, info) => {
      info.progress('exporting', 0, 1);
      await info.breathe();
      const chunks: Buffer[] = [];
      const out = new ChunkWriter((chunk) => chunks.push(chunk));
      if (input.kind === 'lines') writeLinesCsv(lines, [], out);
      else if (input.kind === 'matches') writeMatchesCsv(legReports(standing, lines), out);
      else writeExceptionsCsv(legReports(standing, lines), out);
      const fileName = `${input.kind}-${stamp()}.csv`;
      return { token: info.offer(fileName, Buffer.concat(chunks)), fileName };
    },
  };
}
