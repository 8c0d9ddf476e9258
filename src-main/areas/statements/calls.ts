/**
 * The statements' part of the contract: files in, plans shown, committed, undone; lines, their originals, and what has arrived.
 */

import type { Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { ImportView } from '../../../shared/contract/shapes.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { maskCell } from '../../../shared/domain/masking/cell.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';
import type { Channel, SourceKind } from '../../../shared/domain/statement-line.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { RawRow } from './adapter.ts';
import { commitPlans } from './commit.ts';
import { getImport, refreshLines, type StatementsDeps } from './deps.ts';
import { requestHeld } from './held.ts';
import { filterLines } from './line-filter.ts';
import { planRows } from './plan.ts';
import { findSourceRows } from './read.ts';
import { readIncoming } from './read-incoming.ts';
import { maskedAccount, withMaskedAccounts } from './rules/masked-accounts.ts';
import type { StoredImport } from './store.ts';
import { askUndo, undoPreview } from './undo.ts';

/** Days shown by the calendar at most. */
const CALENDAR_DAYS_MAX = 62;

type StatementsCall =
  | 'statements.plan'
  | 'statements.plans'
  | 'statements.planRows'
  | 'statements.commit'
  | 'statements.discard'
  | 'statements.imports'
  | 'statements.import'
  | 'statements.lines'
  | 'statements.line'
  | 'statements.source'
  | 'statements.reveal'
  | 'statements.requestHeld'
  | 'statements.undoPreview'
  | 'statements.undo'
  | 'statements.calendar';

export function statementsCalls(deps: StatementsDeps): HandlersOf<StatementsCall> {
  const { lines, shelf } = deps;
  const get = (importId: number): StoredImport => getImport(deps, importId);
  const shown = (view: ImportView): ImportView => ({
    ...withMaskedAccounts(view),
    committedBy: deps.nameOf(view.committedBy),
  });
  const shelved = () => {
    const { plans, refused } = shelf.views();
    return { plans: plans.map(withMaskedAccounts), refused };
  };

  return {
    'statements.plan': async (input, info) => {
      const read = await readIncoming(input.files, info, deps.newToken);
      shelf.put(read.files, read.refused, read.kept);
      info.changed('statements');
      return shelved();
    },
    'statements.plans': () => shelved(),
    'statements.planRows': (input) => planRows(shelf.get(input.planId), input.end, input.offset, input.limit),
    'statements.commit': async (input, info) => {
      const ids = await commitPlans(deps, input.plans, info);
      shelf.leave(input.plans.map((each) => each.planId));
      refreshLines(deps, info);
      return { imports: ids.map((id) => shown(get(id).view)) };
    },
    'statements.discard': (input, info) => {
      shelf.discard(input.planIds);
      info.changed('statements');
      return {};
    },
    'statements.imports': (input) => {
      const all = lines.imports().filter((each) => input.includeUndone || each.view.state === 'active');
      const page = all.toReversed().slice(input.offset, input.offset + input.limit);
      return { total: all.length, rows: page.map((each) => shown(each.view)) };
    },
    'statements.import': (input) => shown(get(input.importId).view),
    'statements.lines': (input) => {
      const set = lines.set('all', input.importId === null ? null : [get(input.importId).id]);
      const found = filterLines(lines, set, input);
      const page = [...found.subarray(input.offset, input.offset + input.limit)];
      return { total: found.length, rows: page.map((position) => lines.view(set.lineId[position] ?? 0)) };
    },
    'statements.line': (input) => lines.view(input.lineId),
    'statements.source': async (input, info) => {
      if (input.reveal !== undefined && !deps.mayReveal(info.person)) throw new Refused('no_right', {});
      const imported = lines.importOf(input.lineId);
      const { row } = lines.parsed(input.lineId);
      const bytes = await deps.originals.get(imported.originalName);
      const source = await findSourceRows(bytes, {
        fileName: imported.originalFile,
        member: imported.member,
        row,
        around: input.around,
      });
      if (input.reveal !== undefined) {
        const subject = { line: input.lineId, around: input.around, reason: input.reveal };
        deps.record.note(info, { action: 'statements.source_revealed', subject });
        info.changed('record', 'signals');
      }
      const { header } = source;
      return {
        file: imported.view.file,
        sha256: imported.view.sha256,
        encoding: imported.view.encoding,
        header: [...header.cells],
        rows: source.rows.map((each) => ({
          row: each.row,
          cells: input.reveal === undefined ? maskedCells(each, header) : [...each.cells],
          isTheLine: each.row === row,
        })),
      };
    },
    'statements.reveal': (input, info) => {
      const { account, counterparty, description, bankReference } = lines.unmasked(input.lineId);
      const subject = { line: input.lineId, reason: input.reason };
      deps.record.note(info, { action: 'statements.revealed', subject });
      info.changed('record', 'signals');
      return { account, counterparty, description, bankReference };
    },
    'statements.requestHeld': (input, info) => requestHeld(deps, input, info),
    'statements.undoPreview': (input) => undoPreview(deps, get(input.importId)),
    'statements.undo': (input, info) => {
      const requestId = askUndo(deps, get(input.importId), input, info);
      if (requestId === null) refreshLines(deps, info);
      return { requestId };
    },
    'statements.calendar': (input) => calendarOf(lines.active(), input.from, input.to),
  };
}

/**
 * A row of an original without its protected cells. The row of headings is nobody's (对方户名 is no name); what stands above it, and words in any
 * column, are searched as free text: an account in a preamble has no heading, and a footer stands under the wrong one.
 */
function maskedCells(row: RawRow, header: RawRow): string[] {
  if (row.cells.every((cell, at) => cell.trim() === header.cells[at]?.trim())) return [...row.cells];
  return row.cells.map((cell, at) => {
    const masked = row.row < header.row ? cell : maskCell(header.cells[at] ?? '', cell);
    return row.row < header.row || /\p{L}/u.test(cell) ? maskText(masked) : masked;
  });
}

interface CalendarRow {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly account: string;
  readonly views: ImportView[];
}

/** Accounts × days: which days the files on hand cover, and the gaps inside what an account has sent so far. */
function calendarOf(
  active: readonly StoredImport[],
  from: string,
  to: string,
): Output<'statements.calendar'> {
  const rows = new Map<string, CalendarRow>();
  for (const { view } of active) {
    if (view.periodFrom === '') continue;
    const account = view.accounts.length === 1 ? (view.accounts[0] ?? '') : '';
    const key = `${view.sourceKind}|${view.channel}|${account}`;
    const row = rows.get(key) ?? { sourceKind: view.sourceKind, channel: view.channel, account, views: [] };
    row.views.push(view);
    rows.set(key, row);
  }
  const all = [...rows.values()].flatMap((row) => row.views);
  const firstDay =
    parseDay(from) ?? Math.min(...all.map((view) => parseDay(view.periodFrom) ?? Number.POSITIVE_INFINITY));
  const lastDay =
    parseDay(to) ?? Math.max(...all.map((view) => parseDay(view.periodTo) ?? Number.NEGATIVE_INFINITY));
  if (!Number.isFinite(firstDay) || !Number.isFinite(lastDay)) return { from: '', to: '', rows: [] };
  const start = Math.max(firstDay, lastDay - CALENDAR_DAYS_MAX + 1);
  return {
    from: formatDay(start),
    to: formatDay(lastDay),
    rows: [...rows.values()].map((row) => {
      const spans = row.views.map((view) => ({
        from: parseDay(view.periodFrom) ?? 0,
        to: parseDay(view.periodTo) ?? 0,
        lines: view.counts.added,
      }));
      const begins = Math.min(...spans.map((span) => span.from));
      const ends = Math.max(...spans.map((span) => span.to));
      const days = Array.from({ length: lastDay - start + 1 }, (_, index) => {
        const day = start + index;
        const files = spans.filter((span) => span.from <= day && day <= span.to);
        const state =
          files.length > 0 ? 'arrived' : day < begins ? 'before' : day > ends ? 'after' : 'missing';
        // A file of one day counts its lines there; one of many days has no count of a day of its own.
        const lines = files
          .filter((span) => span.from === span.to)
          .reduce((sum, span) => sum + span.lines, 0);
        return { day: formatDay(day), state, lines } as const;
      });
      const account = maskedAccount(row.sourceKind, row.account);
      return { sourceKind: row.sourceKind, channel: row.channel, account, days };
    }),
  };
}
