/**
 * Panels as a paper: of each its meaning, as of when, in red what is missing, its chart drawn as lines and areas, and its table, of which a long one is cut
 * and says so. What every figure means stands at the end.
 */
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { figureText } from '../../../../shared/domain/figure-format.ts';
import type { Drawing } from '../../../platform/pdf/drawing.ts';
import { makePdf } from '../../../platform/pdf/make-pdf.ts';
import type { Block, PaperColumn } from '../../../platform/pdf/paper.ts';
import type { Reader } from '../../exports/tables/reader.ts';
import { draw } from './drawing/draw.ts';
import { BARS_MAX, type Picture } from './drawing/picture.ts';
import {
  dimensionName,
  type Manner,
  metricMeans,
  metricName,
  metricsOf,
  type PanelPage,
  panelMeans,
  panelName,
  rowNames,
} from './page.ts';
import { isCut, pictureOf } from './picture-of.ts';
import { noteLines, standingLines, warningsOf } from './said.ts';

/** What a landscape page of A4 has between its margins. */
const WIDTH = 756;
const ROWS_MAX = 40;
/** Of a panel's head: its title, what it means, as of when. */
const HEAD_HEIGHT = 96;
const WARNING_HEIGHT = 44;
/** Beyond these the figures would be too small to read. */
const COLUMNS_MAX = 12;

export interface PaperAbout {
  readonly title: string;
  readonly house: string;
  readonly madeAt: string;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

export function paperFile(
  pages: readonly PanelPage[],
  { title, house, madeAt, lines, notes }: PaperAbout,
  reader: Reader,
  manner: Manner,
  step: () => Promise<void>,
): Promise<Buffer> {
  const { words } = reader;
  return makePdf(
    {
      ...{ title, house, madeAt, lines, isLandscape: true },
      blocks: [
        ...pages.flatMap((page) => panelBlocks(page, reader, manner)),
        { kind: 'heading', text: words('figures.definitions') },
        meaningTable(metricsOf(pages), reader),
        ...notes.map((text) => ({ kind: 'text' as const, text })),
      ],
      words: {
        page: (page, of) => words('receipt.page', { page, of }),
        substituted: (signs) => words('receipt.substituted', { signs }),
      },
    },
    step,
  );
}

function panelBlocks(page: PanelPage, reader: Reader, manner: Manner): Block[] {
  const { words, locale } = reader;
  const { panel, answer } = page;
  const text = (said: string): Block => ({ kind: 'text', text: said });
  const warnings = warningsOf(reader, page);
  const tables = answer.tables.filter(({ rows }) => rows.length > 0);
  const parts = tables.map((table): Part => {
    const picture = pictureOf(page, table, manner, WIDTH);
    return { table, picture, drawing: draw(picture) };
  });
  const drawn = parts[0]?.drawing.height ?? 0;
  return [
    {
      kind: 'heading',
      text: panelName(locale, panel),
      room: HEAD_HEIGHT + WARNING_HEIGHT * warnings.length + drawn,
    },
    ...[panelMeans(locale, panel), standingLines(reader, page).join('　')].map(text),
    ...warnings.map((said): Block => ({ kind: 'warning', text: said })),
    ...(parts.length === 0
      ? [text(words('figures.nothing'))]
      : parts.flatMap((part) => tableBlocks(page, part, reader))),
    ...noteLines(reader, answer).map(text),
  ];
}

interface Part {
  readonly table: PanelPage['answer']['tables'][number];
  readonly picture: Picture;
  readonly drawing: Drawing;
}

function tableBlocks(
  { answer }: PanelPage,
  { table, picture, drawing }: Part,
  { words, locale }: Reader,
): Block[] {
  const isThere = table.rows.some(({ before }) => before !== null);
  const hasBefore = isThere && answer.dimensions.length + 2 * answer.metrics.length <= COLUMNS_MAX;
  const figures = (values: readonly (number | null)[], before: readonly (number | null)[] | null) =>
    answer.metrics.flatMap((metric, at) => {
      const said = (value: number | null | undefined) =>
        value === null || value === undefined ? '' : figureText(value, metricOf(metric).unit, table.currency);
      return hasBefore ? [said(values[at]), said(before?.[at])] : [said(values[at])];
    });
  const columns: PaperColumn[] = [
    ...answer.dimensions.map((each) => ({ head: dimensionName(locale, each), share: 2 })),
    ...answer.metrics.flatMap((metric): PaperColumn[] => {
      const name = metricName(locale, metric);
      const own = { head: name, share: 1.6, isAmount: true };
      return hasBefore ? [own, { ...own, head: words('figures.before', { name }) }] : [own];
    }),
  ];
  const cut = table.rows.length - ROWS_MAX;
  const said = [
    ...(isCut(picture) ? [words('figures.bars_left_out', { count: BARS_MAX })] : []),
    ...(cut > 0 ? [words('figures.left_out', { count: cut })] : []),
    ...(isThere && !hasBefore ? [words('figures.before_left_out')] : []),
  ];
  return [
    ...(table.currency === '' ? [] : [{ kind: 'text' as const, text: table.currency }]),
    { kind: 'drawing', drawing },
    {
      kind: 'table',
      columns,
      rows: table.rows
        .slice(0, ROWS_MAX)
        .map(({ of, values, before }) => [...rowNames(locale, answer, of), ...figures(values, before)]),
      totals: [
        [
          ...answer.dimensions.map((_, at) => (at === 0 ? words('figures.total') : '')),
          ...figures(table.totals, table.totalsBefore),
        ],
      ],
    },
    ...said.map((text) => ({ kind: 'text' as const, text })),
  ];
}

const meaningTable = (metrics: readonly Metric[], { words, locale }: Reader): Block => ({
  kind: 'table',
  columns: [
    { head: words('figures.metric'), share: 2 },
    { head: words('figures.unit'), share: 1 },
    { head: words('figures.means'), share: 9 },
  ],
  rows: metrics.map((metric) => [
    metricName(locale, metric),
    words(`figures.unit.${metricOf(metric).unit}`),
    metricMeans(locale, metric),
  ]),
  totals: [],
});
