/**
 * Writes plans into the ledger, each exactly as it was shown, all of them or none.
 *
 * Originals are sealed before the transaction: a stop in between leaves a sealed file nobody points to, which is harmless and removed at the
 * next opening; never a line without its original.
 */
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import type { LineStore } from './line-store.ts';
import type { Plan, ReadFile } from './plan.ts';
import { ADDED, CHANGED } from './rules/arrivals.ts';
import { pickEntries } from './rules/column-builder.ts';
import type { PlanShelf } from './shelf.ts';
import { pickBlocks } from './staging.ts';
import { appendImport, type NewImport } from './store.ts';

/** Where originals are kept, sealed: src-main/workspace/originals.ts. */
export interface OriginalsStore {
  put(bytes: Buffer): Promise<{ readonly name: string }>;
  get(name: string): Promise<Buffer>;
}

export interface CommitDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly lines: LineStore;
  readonly shelf: PlanShelf;
  readonly originals: OriginalsStore;
  readonly now: () => string;
}

export async function commitPlans(
  deps: CommitDeps,
  wanted: readonly { readonly planId: string; readonly hash: string }[],
  info: CallInfo,
): Promise<number[]> {
  const files = deps.shelf.files(wanted.map((each) => each.planId));
  const hashOf = (file: ReadFile) => wanted.find((each) => each.planId === file.planId)?.hash ?? '';
  // The first look, before anything is written: a plan that may not be committed seals nothing.
  const first = files[0];
  if (first) deps.shelf.confirm(first, hashOf(first));

  const sealed = new Map<Buffer, string>();
  for (const [done, file] of files.entries()) {
    info.progress('writing', done, files.length * 2, file.identity.file);
    if (!sealed.has(file.original.bytes))
      sealed.set(file.original.bytes, (await deps.originals.put(file.original.bytes)).name);
    await info.breathe();
  }
  try {
    const committed = (ids: readonly number[]) => ({
      action: 'statements.committed',
      subject: { imports: ids.join(' '), files: ids.length },
    });
    return deps.record.write(info, committed, () =>
      files.map((file, done) => {
        info.progress('writing', files.length + done, files.length * 2, file.identity.file);
        const plan = deps.shelf.confirm(file, hashOf(file));
        const importId = appendImport(
          deps.ledger,
          newImport(plan, deps, sealed.get(file.original.bytes) ?? '', info.person),
        );
        deps.lines.forget(); // The next plan of this commit is decided against this one.
        return importId;
      }),
    );
  } finally {
    deps.lines.forget(); // Also when everything was rolled back.
  }
}

/** Takes in a file whose proof failed, as it was shown to who asked and to who agreed. Inside the write of the approval. */
export function commitHeld(
  deps: CommitDeps,
  file: ReadFile,
  given: { readonly hash: string; readonly originalName: string; readonly maker: string },
  info: CallInfo,
): number {
  const committed = (id: number) => ({ action: 'statements.committed_held', subject: { import: id } });
  return deps.record.write(info, committed, () => {
    const plan = deps.shelf.confirm(file, given.hash, { mayBeHeld: true });
    return appendImport(deps.ledger, newImport(plan, deps, given.originalName, given.maker));
  });
}

function newImport(plan: Plan, deps: CommitDeps, originalName: string, person: string): NewImport {
  const { file, arrivals, view } = plan;
  const { columns, blocks } = file.lines;
  const kept: number[] = [];
  for (let line = 0; line < columns.count; line += 1) {
    if (arrivals.ends[line] === ADDED || arrivals.ends[line] === CHANGED) kept.push(line);
  }
  const isWhole = kept.length === columns.count;
  const positions = Uint32Array.from(kept);
  const placeOf = isWhole ? null : new Map(kept.map((line, place) => [line, place]));
  const known =
    arrivals.changes.length > 0
      ? deps.lines.known(file.identity.sourceKind, { from: view.periodFrom, to: view.periodTo })
      : null;
  return {
    summary: view,
    originalName,
    originalFile: file.original.name,
    member: file.original.member,
    planHash: view.hash,
    balances: plan.proof.balances,
    columns: isWhole ? columns : pickEntries(columns, positions),
    blocks: isWhole ? blocks : pickBlocks(blocks, positions),
    supersessions: arrivals.changes.map((change) => ({
      knownLineId: known?.columns.lineId[change.known] ?? 0,
      position: placeOf ? (placeOf.get(change.arriving) ?? 0) : change.arriving,
      stands: change.stands,
    })),
    committedAt: deps.now(),
    committedBy: person,
  };
}
