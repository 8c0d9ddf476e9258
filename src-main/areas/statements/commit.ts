/**
 * Writes plans into the ledger, each exactly as it was shown, all of them or none.
 *
 * Originals are sealed before the transaction: a stop in between leaves a sealed file nobody points to, which is removed, at the latest at the
 * next opening; never a line without its original. A cancel is heard between the files and within the transaction, which it takes back.
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
  put(bytes: Buffer): Promise<{ readonly name: string; readonly isNew: boolean }>;
  /** Takes back what was put and is not wanted after all. */
  remove(name: string): Promise<void>;
  /** The name that bytes have among the originals, kept or not; and the same by their SHA-256 in hex. */
  nameOf(bytes: Buffer): string;
  nameOfHash(sha256: string): string;
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
  const sealedNow: string[] = [];
  const progress = linesDone(files, info);
  try {
    for (const file of files) {
      const { bytes } = file.original;
      if (!sealed.has(bytes)) {
        const { name, isNew } = await deps.originals.put(bytes);
        sealed.set(bytes, name);
        if (isNew) sealedNow.push(name);
      }
      progress.tell(file, 1);
      await info.breathe();
    }
    const committed = (ids: readonly number[]) => ({
      action: 'statements.committed',
      subject: { imports: ids.join(' '), files: ids.length },
    });
    return deps.record.write(info, committed, () =>
      files.map((file) => {
        info.stopIfCancelled();
        const plan = deps.shelf.confirm(file, hashOf(file));
        const original = sealed.get(file.original.bytes) ?? '';
        const importId = appendImport(deps.ledger, newImport(plan, deps, original, info.person), (share) => {
          progress.tell(file, share);
          info.stopIfCancelled();
        });
        deps.lines.noteAppended(); // The next plan of this commit is decided against this one.
        return importId;
      }),
    );
  } catch (fault) {
    // Calls that seal or commit take turns, so nobody else points to these.
    for (const name of sealedNow) await deps.originals.remove(name);
    throw fault;
  } finally {
    deps.lines.forget(); // Also when everything was rolled back.
  }
}

/** How far a commit is, in lines: every file once to be sealed and once to be written. `tell` says what share of a file's step is done. */
function linesDone(files: readonly ReadFile[], info: CallInfo) {
  const linesOf = (file: ReadFile) => Math.max(1, file.lines.columns.count);
  const of = 2 * files.reduce((sum, file) => sum + linesOf(file), 0);
  let before = 0;
  return {
    tell: (file: ReadFile, share: number) => {
      const lines = linesOf(file);
      info.progress('writing', Math.floor(before + lines * share), of, file.identity.file);
      if (share === 1) before += lines;
    },
  };
}

/** Takes in a file whose proof failed, as it was shown to who asked and to who agreed, or one that was made at this desk. Inside a write. */
export function commitHeld(
  deps: CommitDeps,
  file: ReadFile,
  given: {
    readonly hash: string;
    readonly originalName: string;
    readonly maker: string;
    readonly action?: string;
  },
  info: CallInfo,
): number {
  const { action = 'statements.committed_held' } = given;
  const committed = (id: number) => ({ action, subject: { import: id } });
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
  return {
    summary: view,
    originalName,
    originalFile: file.original.name,
    member: file.original.member,
    planHash: view.hash,
    balances: plan.proof.balances,
    days: plan.days,
    columns: isWhole ? columns : pickEntries(columns, positions),
    blocks: isWhole ? blocks : pickBlocks(blocks, positions),
    supersessions: arrivals.changes.map((change) => ({
      knownLineId: plan.known.lineId[change.known] ?? 0,
      position: placeOf ? (placeOf.get(change.arriving) ?? 0) : change.arriving,
      stands: change.stands,
    })),
    committedAt: deps.now(),
    committedBy: person,
  };
}
