/** `analytics.export`: panels as a file behind a download token, and an event of the record. What only compliance may see is in no file. */
import type { Input } from '../../../../shared/contract/calls.ts';
import { chinaClockOn } from '../../../../shared/domain/china-time.ts';
import { scaleOf } from '../../../../shared/domain/figure-format.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { readerOf } from '../../exports/tables/reader.ts';
import { choices } from '../choices.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { panelAnswer } from '../panels.ts';
import { csvFile } from './csv-file.ts';
import type { PanelPage } from './page.ts';
import { paperFile } from './paper-file.ts';
import { filterLines, warningsOf } from './said.ts';
import { workbookFile } from './workbook-file.ts';

type Asked = Omit<Input<'analytics.export'>, 'taskId'>;

export function analyticsExportCalls(deps: AnalyticsDeps): HandlersOf<'analytics.export'> {
  return {
    'analytics.export': async ({ taskId: _, ...asked }, info) => {
      const { format, panels, filter } = asked;
      const bytes = await figuresFile(deps, asked, await pagesOf(deps, asked, info), info);
      const { from, to } = filter;
      const sha256 = sha256Of(bytes);
      const subject = { kind: 'figures', format, sha256, from, to, panels: panels.join(' ') };
      deps.record.note(info, { action: 'exports.made', subject });
      info.changed('record', 'signals');
      const fileName = `figures-${from}-${to}.${format}`;
      return { token: info.offer(fileName, bytes), fileName };
    },
  };
}

/** One panel after the other: others have their turn between them. Their words are in the file's language, whatever the screen's. */
export async function pagesOf(
  deps: AnalyticsDeps,
  { panels, filter, language }: Pick<Asked, 'panels' | 'filter' | 'language'>,
  info: Pick<CallInfo, 'progress' | 'breathe'>,
): Promise<PanelPage[]> {
  const pages: PanelPage[] = [];
  for (const panel of panels) {
    info.progress('exporting', pages.length, panels.length, panel);
    await info.breathe();
    pages.push({ panel, answer: panelAnswer({ ...deps, locale: () => language }, panel, filter) });
  }
  return pages;
}

export function figuresFile(
  deps: AnalyticsDeps,
  { format, language, numbers, title, filter }: Asked,
  pages: readonly PanelPage[],
  info: Pick<CallInfo, 'breathe'>,
  notes: readonly string[] = [],
): Promise<Buffer> {
  const reader = readerOf(language);
  const { words, locale } = reader;
  const step = () => info.breathe();
  if (format === 'csv') return csvFile(pages, locale, step);
  const madeAt = deps.now();
  const { size, root } = deps.record.head();
  const house = deps.house();
  const standing = [
    words('figures.made_by', { house, at: chinaClockOn(madeAt) }),
    // Which state of the record it was drawn from.
    words('book_report.head', { size, root }),
    words('order_export.masked'),
    ...notes,
  ];
  const about = { title: title || words('figures.title'), madeAt, house };
  const lines = filterLines(reader, filter, choices(deps));
  if (format === 'pdf')
    return paperFile(
      pages,
      { ...about, lines, notes: standing },
      reader,
      { locale, scale: scaleOf(numbers, locale) },
      step,
    );
  const warnings = [...new Set(pages.flatMap((page) => warningsOf(reader, page)))];
  return workbookFile(pages, { ...about, lines: [...lines, ...standing], warnings }, reader, step);
}
