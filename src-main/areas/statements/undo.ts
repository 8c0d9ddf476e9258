/**
 * Undoing an import: what leaves with it is counted and hashed before anybody agrees, so that what is taken away is what was shown. A second
 * person agrees where the house asks for one.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import { getImport, refreshLines, type StatementsDeps } from './deps.ts';
import { appendUndo, type StoredImport } from './store.ts';

export function undoPreview(deps: StatementsDeps, imported: StoredImport): Output<'statements.undoPreview'> {
  const parts = {
    lines: imported.lineCount,
    ...deps.impactOf(imported),
    heldByOthers: heldByOthers(deps, imported),
  };
  const hash = sha256OfJson(Object.entries({ ...parts, importId: imported.id }).toSorted());
  return { ...parts, hash };
}

/** Takes it away, or asks for it; gives the request's number. */
export function askUndo(
  deps: StatementsDeps,
  imported: StoredImport,
  input: Input<'statements.undo'>,
  info: CallInfo,
): number | null {
  if (imported.view.state === 'undone') throw new Refused('already_decided', { what: 'import' });
  const preview = undoPreview(deps, imported);
  if (preview.hash !== input.hash) throw new Refused('plan_stale', { file: imported.view.file });
  const asking = {
    kind: 'import_undo',
    subject: { importId: imported.id },
    hash: preview.hash,
    facts: [
      { name: 'import', value: String(imported.id) },
      { name: 'file', value: imported.view.file },
      { name: 'lines', value: String(preview.lines) },
      { name: 'confirmed_groups', value: String(preview.confirmedGroups) },
      ...(preview.signedSettlements > 0
        ? [{ name: 'signed_settlements', value: String(preview.signedSettlements) }]
        : []),
    ],
    amount: null,
    currency: '',
    reason: input.reason,
  } as const;
  return deps.secondPerson.decide(info, asking, () =>
    undo(deps, imported.id, info.person, input.reason, info),
  ).requestId;
}

export function undoExecutor(deps: StatementsDeps): Executor {
  return {
    hashNow: (subject) => {
      const imported = deps.lines.imports().find((each) => each.id === subject['importId']);
      return imported?.view.state === 'active' ? undoPreview(deps, imported).hash : null;
    },
    run: (subject, maker, reason, info) =>
      undo(deps, getImport(deps, Number(subject['importId'])).id, maker, reason, info),
    after: (info) => refreshLines(deps, info),
  };
}

function undo(deps: StatementsDeps, importId: number, by: string, reason: string, info: CallInfo): void {
  deps.record.write(info, { action: 'statements.undone', subject: { import: importId } }, () =>
    appendUndo(deps.ledger, { importId, at: deps.now(), by, reason }),
  );
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
