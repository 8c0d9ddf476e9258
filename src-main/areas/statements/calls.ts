/**
 * The statements' part of the contract: files in, plans shown, committed, undone; lines, their originals, and what has arrived.
 */

import type { Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { ImportView } from '../../../shared/contract/shapes.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { Channel, SourceKind } from '../../../shared/domain/statement-line.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { type CommitDeps, commitPlans, undoHash } from './commit.ts';
import { filterLines } from './line-filter.ts';
import { planRows } from './plan.ts';
import { findSourceRows } from './read.ts';
import { readIncoming } from './read-incoming.ts';
import { appendUndo, type StoredImport } from './store.ts';

/** Days shown by the calendar at most. */
const CALENDAR_DAYS_MAX = 62;

export interface StatementsDeps extends CommitDeps {
  readonly newToken: () => string;
  /** What leaves with an import: counted by those who built on its lines. */
  readonly impactOf: (imported: StoredImport) => {
    acceptedGroups: number;
    proposedGroups: number;
    confirmedGroups: number;
    exceptions: number;
  };
  /** Everything derived from lines is to be built again. */
  readonly linesChanged: () => void;
}

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
  | 'statements.undoPreview'
  | 'statements.undo'
  | 'statements.calendar';

export function statementsCalls(deps: StatementsDeps): HandlersOf<StatementsCall> {
  const { lines, shelf } = deps;
  const get = (importId: number): StoredImport => {
    const found = lines.imports().find((each) => each.id === importId);
    if (!found) throw new Refused('not_found', { what: 'import', id: importId });
    return found;
  };
  const linesChanged = (info: CallInfo) => {
    lines.forget();
    shelf.refresh();
    deps.linesChanged();
    info.changed('statements', 'matching', 'exceptions', 'orders');
  };
  const preview = (imported: StoredImport): Output<'statements.undoPreview'> => {
    const parts = {
      lines: imported.lineCount,
      ...deps.impactOf(imported),
      heldByOthers: heldByOthers(deps, imported),
    };
    return { ...parts, hash: undoHash({ ...parts, importId: imported.id }) };
  };

  return {
    'statements.plan': async (input, info) => {
      const read = await readIncoming(input.files, info, deps.newToken);
      shelf.put(read.files, read.refused);
      info.changed('statements');
      return shelf.views();
    },
    'statements.plans': () => shelf.views(),
    'statements.planRows': (input) => planRows(shelf.get(input.planId), input.end, input.offset, input.limit),
    'statements.commit': async (input, info) => {
      const ids = await commitPlans(deps, input.plans, info);
      shelf.discard(input.plans.map((each) => each.planId));
      linesChanged(info);
      return { imports: ids.map((id) => get(id).view) };
    },
    'statements.discard': (input, info) => {
      shelf.discard(input.planIds);
      info.changed('statements');
      return {};
    },
    'statements.imports': (input) => {
      const shown = lines.imports().filter((each) => input.includeUndone || each.view.state === 'active');
      const page = shown.toReversed().slice(input.offset, input.offset + input.limit);
      return { total: shown.length, rows: page.map((each) => each.view) };
    },
    'statements.import': (input) => get(input.importId).view,
    'statements.lines': (input) => {
      const set = lines.set('all', input.importId === null ? null : [get(input.importId).id]);
      const found = filterLines(lines, set, input);
      const page = [...found.subarray(input.offset, input.offset + input.limit)];
      return { total: found.length, rows: page.map((position) => lines.view(set.lineId[position] ?? 0)) };
    },
    'statements.line': (input) => lines.view(input.lineId),
    'statements.source': async (input) => {
      const imported = lines.importOf(input.lineId);
      const { row } = lines.parsed(input.lineId);
      const bytes = await deps.originals.get(imported.originalName);
      const source = await findSourceRows(bytes, {
        fileName: imported.originalFile,
        member: imported.member,
        row,
        around: input.around,
      });
      return {
        file: imported.view.file,
        sha256: imported.view.sha256,
        encoding: imported.view.encoding,
        header: [...source.header],
        rows: source.rows.map((each) => ({
          row: each.row,
          cells: [...each.cells],
          isTheLine: each.row === row,
        })),
      };
    },
    'statements.undoPreview': (input) => preview(get(input.importId)),
    'statements.undo': (input, info) => {
      const imported = get(input.importId);
      if (imported.view.state === 'undone') throw new Refused('already_decided', { what: 'import' });
      if (preview(imported).hash !== input.hash)
        throw new Refused('plan_stale', { file: imported.view.file });
      deps.ledger.transaction(() =>
        appendUndo(deps.ledger, {
          importId: imported.id,
          at: deps.now(),
          by: info.person,
          reason: input.reason,
        }),
      );
      linesChanged(info);
      return {};
    },
    'statements.calendar': (input) => calendarOf(lines.active(), input.from, input.to),
  };
}

/** Lines of this import that other active files of its kind and days also held, and left out as duplicates. */
function heldByOthers(deps: StatementsDeps, imported: StoredImport): number {
  const { view } = imported;
  return deps.lines
    .active()
    .filter(
      (each) =>
        each.id !== imported.id &&
        each.view.sourceKind === view.sourceKind &&
        each.view.counts.duplicates > 0 &&
        each.view.periodFrom <= view.periodTo &&
        each.view.periodTo >= view.periodFrom,
    )
    .reduce((sum, each) => sum + Math.min(each.view.counts.duplicates, imported.lineCount), 0);
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
      return { sourceKind: row.sourceKind, channel: row.channel, account: row.account, days };
    }),
  };
}
