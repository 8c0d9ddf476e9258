/**
 * Panels as rows for a script: one figure a row, codes and decimals that are the same in every language, each with its standing. Totals are no rows of
 * their own: sums are the script's to make, and ratios come with both parts.
 */
import { metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { ChunkWriter, record } from '../../exports/csv.ts';
import { exactText, partTexts } from './cells.ts';
import { type PanelPage, rowNames } from './page.ts';

/** A row has at most so many dimensions. */
const DIMENSIONS_MAX = 2;
const ROWS_PER_STEP = 2000;
const HEAD = [
  ...['panel', 'currency', 'dimension_1', 'code_1', 'name_1', 'dimension_2', 'code_2', 'name_2'],
  ...['metric', 'unit', 'value', 'part_of', 'part_by', 'before', 'files_missing', 'standing', 'as_of'],
];

export async function csvFile(
  pages: readonly PanelPage[],
  locale: Parameters<typeof rowNames>[0],
  step: () => Promise<void>,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new ChunkWriter((chunk) => chunks.push(chunk));
  out.add(record(HEAD));
  let written = 0;
  for (const { panel, answer } of pages) {
    for (const table of answer.tables) {
      for (const row of table.rows) {
        const names = rowNames(locale, answer, row.of);
        const named = Array.from({ length: DIMENSIONS_MAX }, (_, at) => [
          answer.dimensions[at] ?? '',
          row.of[at] ?? '',
          names[at] ?? '',
        ]).flat();
        for (const [at, metric] of answer.metrics.entries()) {
          const { unit } = metricOf(metric);
          const parts = partTexts(answer, table, row.values, metric);
          out.add(
            record([
              ...[panel, table.currency, ...named, metric, unit],
              exactText(row.values[at] ?? null, unit, table.currency),
              ...[parts?.of ?? '', parts?.by ?? ''],
              exactText(row.before?.[at] ?? null, unit, table.currency),
              ...[String(row.missing), answer.standing, answer.asOf],
            ]),
          );
        }
        written += 1;
        if (written % ROWS_PER_STEP === 0) await step();
      }
    }
  }
  out.flush();
  return Buffer.concat(chunks);
}
