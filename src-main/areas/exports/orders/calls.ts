/**
 * `orders.export`: orders as a file, the list as it is filtered or one order's page. Masked unless a reason is given by who may look at protected
 * fields; which of both, and why, stands in the record with the file's hash.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { Locale } from '../../../../shared/wording/catalogue.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import type { ReportDeps } from '../../journal/reports/deps.ts';
import { entriesOfLines } from '../../journal/reports/entries.ts';
import { OrderList } from '../../orders/list.ts';
import { type StoryDeps, storyOf } from '../../orders/story.ts';
import { blocksPdf, tableCsv, tablePdf, tableWorkbook } from '../tables/files.ts';
import { type Reader, readerOf } from '../tables/reader.ts';
import { listTable } from './list-table.ts';
import { storyBlocks } from './story-paper.ts';
import { type OrderStory, storyTable } from './story-table.ts';

export interface OrderExportDeps extends StoryDeps, ReportDeps {
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly name: () => string;
  readonly locale: () => Locale;
  readonly mayReveal: (person: string) => boolean;
}
type Asked = Input<'orders.export'>;

/** What `journal.ofLines` looks at in one question. */
const LINES_BOOKED_MAX = 500;

export function orderExportCalls(deps: OrderExportDeps): HandlersOf<'orders.export'> {
  const list = new OrderList(deps.lines, deps.standing, deps.book);
  return {
    'orders.export': async (input, info) => {
      const { format, reveal } = input;
      if (reveal !== undefined && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
      info.progress('exporting', 0, 1);
      await info.breathe();
      const bytes = await fileOf(deps, list, input, info);
      const isOne = 'merchantOrderNo' in input.what;
      const subject = {
        kind: isOne ? 'order' : 'orders',
        format,
        sha256: sha256Of(bytes),
        revealed: reveal === undefined ? 0 : 1,
        reason: reveal ?? '',
      };
      deps.record.note(info, { action: 'exports.made', subject });
      info.changed('record', 'signals');
      const fileName = `${isOne ? 'order' : 'orders'}-${chinaDay(deps.now())}.${format}`;
      return { token: info.offer(fileName, bytes), fileName };
    },
  };
}

async function fileOf(
  deps: OrderExportDeps,
  list: OrderList,
  { what, format, reveal }: Asked,
  info: CallInfo,
): Promise<Buffer> {
  const reader = readerOf(deps.locale());
  const step = () => info.breathe();
  const about = paperAbout(deps, reveal !== undefined, reader);
  const lineOf = reveal === undefined ? undefined : (id: number) => deps.lines.unmasked(id);
  if ('merchantOrderNo' in what) {
    const story = wholeStory(deps, what.merchantOrderNo, lineOf);
    if (format === 'pdf') {
      const { merchantOrderNo: order } = what;
      const paper = {
        title: reader.words('order_export.story', { order }),
        lines: [],
        isLandscape: true,
        blocks: storyBlocks(story, reader),
      };
      return blocksPdf(paper, about, reader, step);
    }
    const table = storyTable(story, reader);
    return format === 'csv' ? tableCsv(table, step) : tableWorkbook(table, deps.now(), step);
  }
  const table = listTable(list.find(what, lineOf), what, reader);
  if (format === 'csv') return tableCsv(table, step);
  if (format === 'xlsx') return tableWorkbook(table, deps.now(), step);
  return tablePdf(table, { ...about, nothing: reader.words('order_export.nothing') }, reader, step);
}

/** Everything the order's page shows, with what the books say of its lines. */
function wholeStory(
  deps: OrderExportDeps,
  merchantOrderNo: string,
  lineOf: ((id: number) => OrderStory['orders'][number]) | undefined,
): OrderStory {
  const story = storyOf(deps, merchantOrderNo);
  const ids = [...story.orders, ...story.trades, ...story.funds, ...story.bank].map((line) => line.id);
  const { entries } = entriesOfLines(deps, { lineIds: ids.slice(0, LINES_BOOKED_MAX) });
  if (lineOf === undefined) return { ...story, entries };
  const shown = (lines: OrderStory['orders']) => lines.map((line) => lineOf(line.id));
  return {
    ...story,
    orders: shown(story.orders),
    trades: shown(story.trades),
    funds: shown(story.funds),
    bank: shown(story.bank),
    entries,
  };
}

function paperAbout({ name, now, record }: OrderExportDeps, isRevealed: boolean, { words }: Reader) {
  const { size, root } = record.head();
  return {
    house: name(),
    madeAt: now(),
    warnings: isRevealed ? [words('order_export.revealed')] : [],
    // Which state of the record it was drawn from.
    notes: [...(isRevealed ? [] : [words('order_export.masked')]), words('book_report.head', { size, root })],
    signs: [],
  };
}
