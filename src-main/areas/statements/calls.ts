/**
 * The statements' part of the contract: files in, plans shown, committed, undone; lines, their originals, and what has arrived.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { ImportView } from '../../../shared/contract/shapes.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { ANSWERED } from './adapters/list.ts';
import { commitPlans } from './commit.ts';
import { getImport, refreshLines, type StatementsDeps } from './deps.ts';
import { fileCalendar, setExpectation } from './file-calendar.ts';
import { foundLines } from './found-lines.ts';
import { requestHeld } from './held.ts';
import { linksCalls } from './links/calls.ts';
import { planRows } from './plan.ts';
import { readIncoming } from './read-incoming.ts';
import { withMaskedAccounts } from './rules/masked-accounts.ts';
import { knownPasswords, noteOpened } from './secrets/file-passwords.ts';
import { sourceCalls } from './source/calls.ts';
import type { StoredImport } from './store.ts';
import { askUndo, undoPreview } from './undo.ts';
import { lineVersions } from './versions/line-versions.ts';
import { partnersOf } from './versions/plan-partners.ts';
import { watchCalls } from './watch/calls.ts';

type StatementsCall =
  | 'statements.links'
  | 'statements.decideLink'
  | 'statements.totals'
  | 'statements.versions'
  | 'statements.watch'
  | 'statements.setWatch'
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
  | 'statements.sourceRow'
  | 'statements.saveOriginal'
  | 'statements.reveal'
  | 'statements.requestHeld'
  | 'statements.undoPreview'
  | 'statements.undo'
  | 'statements.calendar'
  | 'statements.setExpectation';

export function statementsCalls(deps: StatementsDeps): HandlersOf<StatementsCall> {
  const { lines, shelf } = deps;
  const get = (importId: number): StoredImport => getImport(deps, importId);
  const shown = (view: ImportView): ImportView => ({
    ...withMaskedAccounts(view),
    adapterName: deps.mappings.nameOf(view),
    committedBy: deps.nameOf(view.committedBy),
  });
  const shelved = () => {
    const { plans, refused } = shelf.views();
    return { plans: plans.map(withMaskedAccounts), refused };
  };

  return {
    ...linksCalls(deps),
    'statements.versions': (input) => ({ versions: lineVersions(deps, input.lineId) }),
    ...sourceCalls(deps),
    ...watchCalls({ watch: deps.watch, record: deps.record, place: deps.watchPlace }),
    'statements.plan': async (input, info) => {
      const known = knownPasswords(deps.secrets);
      const file: CallInfo['file'] = async (token) => {
        const incoming = await info.file(token);
        deps.watch.noteHandedIn(incoming.bytes);
        return incoming;
      };
      const answered = ANSWERED.filter((each) => each.id === input.as);
      if (input.as !== undefined && answered.length === 0) throw new Refused('not_found', { what: 'format' });
      const read = await readIncoming(input.files, { ...info, file }, deps.newToken, {
        adapters: input.as === undefined ? deps.mappings.adapters() : answered,
        again: (token) => shelf.original(token),
        passwords: known.values,
      });
      noteOpened(deps.secrets, known.ids, read.opened, info);
      for (const token of input.files) shelf.release(token);
      shelf.put(read.files, read.refused, read.kept, (decided) =>
        info.progress('proving', decided, read.files.length, read.files[decided]?.identity.file),
      );
      info.changed('statements');
      return shelved();
    },
    'statements.plans': () => shelved(),
    'statements.planRows': (input) => {
      const plan = shelf.get(input.planId);
      return planRows(plan, input.end, input.offset, input.limit, partnersOf(plan, lines));
    },
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
      const { set, found } = foundLines(deps, input);
      const page = [...found.subarray(input.offset, input.offset + input.limit)];
      const versions = lines.versions();
      const links = deps.links.found();
      return {
        total: found.length,
        rows: page.map((position) => {
          const line = lines.view(set.lineId[position] ?? 0);
          const isSuperseded = versions.isSuperseded(line.id);
          return {
            ...line,
            version: isSuperseded ? 'superseded' : versions.isOneOfSeveral(line.id) ? 'stands' : 'none',
            link: links?.kindOf(line.id) ?? null,
          };
        }),
      };
    },
    'statements.line': (input) => lines.view(input.lineId),
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
    'statements.calendar': (input) => fileCalendar(deps, input),
    'statements.setExpectation': (input, info) => setExpectation(deps, input, info),
  };
}
