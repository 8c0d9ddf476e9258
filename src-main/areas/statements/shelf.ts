/**
 * The files that were read and wait for a person, in the order in which they would be committed.
 *
 * A plan counts the plans before it as if they were in: of two overlapping files dropped together the second shows its duplicates at once.
 * After every commit, discard or undo the rest are decided again, so what is shown is always what a commit would do now.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { PlanView, RefusedFile } from '../../../shared/contract/shapes.ts';
import type { AccountBalance } from './adapter.ts';
import { bytesTogether, KEPT_BYTES_MAX, type KeptFile, type RefusedRead } from './kept-file.ts';
import type { LineStore } from './line-store.ts';
import { daysOf, makePlan, type Plan, type ReadFile, type Surroundings } from './plan.ts';
import { COLUMN_MAKERS, COLUMN_NAMES, makeColumns } from './rules/column-builder.ts';
import type { LineSet } from './rules/line-columns.ts';
import { isPendingAmong, mayMeet } from './rules/shared-days.ts';

/** A part of a file by its content, and what reads it. */
export interface ReadAs {
  readonly sha256: string;
  readonly member: string;
  readonly adapter: string;
  readonly adapterVersion: number;
}
export const isReadAs = ({ identity, original }: ReadFile, read: ReadAs): boolean =>
  identity.sha256 === read.sha256 &&
  original.member === read.member &&
  identity.adapter === read.adapter &&
  identity.adapterVersion === read.adapterVersion;

export class PlanShelf {
  readonly #lines: LineStore;
  #plans: Plan[] = [];
  #refused: RefusedFile[] = [];
  readonly #kept = new Map<string, KeptFile>();
  /** Imports whose lines are another story: equal lines there are no repetition. */
  #apart: ReadonlySet<number> = new Set();

  constructor(lines: LineStore) {
    this.#lines = lines;
  }

  /** From now on what comes in is the other side of a comparison: it repeats nothing of these imports. */
  standApart(imports: readonly number[]): void {
    this.#apart = new Set(imports);
  }

  plans(): readonly Plan[] {
    return this.#plans;
  }

  refused(): readonly RefusedFile[] {
    return this.#refused;
  }

  views(): { plans: PlanView[]; refused: RefusedFile[] } {
    return { plans: this.#plans.map((plan) => plan.view), refused: [...this.#refused] };
  }

  /** `between` is told before each file is decided how many are. */
  put(
    files: readonly ReadFile[],
    refused: readonly RefusedRead[] = [],
    kept: ReadonlyMap<RefusedRead, KeptFile> = new Map(),
    between: (decided: number) => void = () => undefined,
  ): void {
    this.#decide(files, this.#plans, between);
    const told = refused.map((each) => ({ ...each, fileToken: this.keep(kept.get(each)) }));
    this.#refused = [...this.#refused, ...told];
  }

  /** Keeps a file to be read once more; gives its token, '' where there is no room. */
  keep(file: KeptFile | undefined): string {
    if (!file || bytesTogether([...this.#kept.values(), file]) > KEPT_BYTES_MAX) return '';
    this.#kept.set(file.token, file);
    return file.token;
  }

  /** The bytes behind a token: of a file that was kept, or of one that waits as a plan. */
  original(token: string): Omit<KeptFile, 'token'> | null {
    const plan = this.#plans.find((each) => each.file.planId === token);
    return plan ? plan.file.original : (this.#kept.get(token) ?? null);
  }

  /** What was kept or planned under a token is about to be read once more, and what was said of it is void. */
  release(token: string): void {
    this.#kept.delete(token);
    this.#refused = this.#refused.filter((each) => each.fileToken !== token);
    if (this.#plans.some((plan) => plan.file.planId === token))
      this.#decide(this.#plans.map((plan) => plan.file).filter((file) => file.planId !== token));
  }

  /** Decides every waiting plan again after the ledger changed. */
  refresh(): void {
    this.#decide(this.#plans.map((plan) => plan.file));
  }

  /** Plans that were committed leave; what was refused may still be mapped. */
  leave(planIds: readonly string[]): void {
    this.#decide(this.#plans.map((plan) => plan.file).filter((file) => !planIds.includes(file.planId)));
  }

  discard(planIds: readonly string[]): void {
    this.leave(planIds);
    this.#refused = [];
    this.#kept.clear();
  }

  get(planId: string): Plan {
    const plan = this.#plans.find((each) => each.file.planId === planId);
    if (!plan) throw new Refused('not_found', { what: 'plan' });
    return plan;
  }

  /** A file whose proof failed, as one format reads it, with the hash a commit would have now; null when it does not wait here. */
  held(read: ReadAs): { readonly file: ReadFile; readonly hash: string } | null {
    const plan = this.#plans.find(({ view, file }) => view.state === 'held' && isReadAs(file, read));
    if (!plan) return null;
    return { file: plan.file, hash: makePlan(plan.file, this.#surroundings(plan.file, [])).view.hash };
  }

  /** The files of the wanted plans, in shelf order. */
  files(planIds: readonly string[]): ReadFile[] {
    const files = this.#plans.map((plan) => plan.file).filter((file) => planIds.includes(file.planId));
    if (files.length !== new Set(planIds).size) throw new Refused('not_found', { what: 'plan' });
    return files;
  }

  /** Decides one file against the ledger as it is this instant. Refuses unless that is what the person saw and may be committed. */
  confirm(file: ReadFile, hash: string, { mayBeHeld = false } = {}): Plan {
    const plan = makePlan(file, this.#surroundings(file, []));
    const { view } = plan;
    if (view.state === 'errors')
      throw new Refused('has_errors', { file: view.file, errors: view.counts.errors });
    if (view.state === 'held' && !mayBeHeld) throw new Refused('proof_failed', { file: view.file });
    if (view.hash !== hash) throw new Refused('plan_stale', { file: view.file });
    return plan;
  }

  /** `before`: plans that were decided already and stay as they are; a plan counts those before it, never those behind it. */
  #decide(
    files: readonly ReadFile[],
    before: readonly Plan[] = [],
    between: (decided: number) => void = () => undefined,
  ): void {
    const plans = [...before];
    for (const [decided, file] of files.entries()) {
      between(decided);
      plans.push(makePlan(file, this.#surroundings(file, plans)));
    }
    this.#plans = plans;
  }

  #surroundings(file: ReadFile, before: readonly Plan[]): Surroundings {
    const { sourceKind, sha256, adapter } = file.identity;
    const ahead = before.filter(
      (plan) =>
        plan.file.identity.sourceKind === sourceKind &&
        (plan.view.state === 'ready' || plan.view.state === 'nothing'),
    );
    const days = daysOf(file);
    const isPending = isPendingAmong(file.lines.columns.status);
    const hasPending = (plan: Plan) => () => isPendingAmong(plan.file.lines.columns.status);
    // As it will be once they are in the ledger: only what shares days is asked there.
    const met = ahead.filter((plan) =>
      mayMeet(
        { channel: plan.view.channel, days: plan.days, hasPending: hasPending(plan) },
        sourceKind,
        days,
        isPending,
      ),
    );
    const active = this.#lines.active();
    return {
      known: joinAhead(this.#lines.known(sourceKind, days, file.lines.columns, this.#apart), met),
      sameFileImportId:
        active.find((each) => each.view.sha256 === sha256 && each.view.adapter === adapter)?.id ?? null,
      prior: [
        ...active
          .filter((each) => each.view.sourceKind === sourceKind)
          .flatMap((each) => comparable(each.balances, each.view.adapter === adapter)),
        ...ahead.flatMap((plan) => comparable(plan.proof.balances, plan.view.adapter === adapter)),
      ],
    };
  }
}

/** An account without a name is the same account only where the same kind of file speaks of it. */
const comparable = (
  balances: readonly AccountBalance[],
  isSameAdapter: boolean,
): readonly AccountBalance[] => (isSameAdapter ? balances : balances.filter((each) => each.account !== ''));

/** The ledger's lines and, behind them, the lines that waiting plans before this one would add. Ids of those are 0: they have none yet. */
function joinAhead(known: ReturnType<LineStore['known']>, ahead: readonly Plan[]): Surroundings['known'] {
  const arriving = ahead.filter((plan) => plan.arrivals.counts.added + plan.arrivals.counts.changed > 0);
  if (arriving.length === 0) return known;
  const count = arriving.reduce((sum, plan) => sum + plan.file.lines.columns.count, known.columns.count);
  const columns: LineSet = {
    ...makeColumns(count),
    lineId: new Uint32Array(count),
    fileRank: new Uint32Array(count),
    accounts: known.columns.accounts,
    currencies: known.columns.currencies,
  };
  const isStanding = new Uint8Array(count);
  isStanding.set(known.isStanding);
  for (const name of COLUMN_NAMES) columns[name].set(known.columns[name]);
  columns.lineId.set(known.columns.lineId);
  let at = known.columns.count;
  const waiting: { file: ReadFile; from: number }[] = [];
  let placeOfId: ReadonlyMap<number, number> | null = null;
  /** Where a line that an earlier plan met stands here: that plan was decided among files of other days. */
  const placeOf = (plan: Plan, met: number): number | undefined => {
    const id = plan.known.lineId[met] ?? 0;
    placeOfId ??= new Map(Array.from(known.columns.lineId, (lineId, place) => [lineId, place] as const));
    if (id > 0) return placeOfId.get(id);
    const its = plan.known.waiting.findLast((each) => each.from <= met);
    const here = waiting.find((each) => each.file === its?.file);
    return its && here ? here.from + met - its.from : undefined;
  };
  for (const plan of arriving) {
    const part = plan.file.lines.columns;
    waiting.push({ file: plan.file, from: at });
    for (const name of COLUMN_NAMES) columns[name].set(part[name], at * COLUMN_MAKERS[name](1).length);
    for (let line = 0; line < part.count; line += 1) {
      // A duplicate of an earlier line is that line, not one more.
      const isDuplicate = plan.arrivals.ends[line] === 1;
      if (isDuplicate) {
        columns.identity.fill(0, 2 * (at + line), 2 * (at + line) + 2);
        columns.stable.fill(0, 2 * (at + line), 2 * (at + line) + 2);
      }
      isStanding[at + line] = isDuplicate ? 0 : 1;
    }
    for (const change of plan.arrivals.changes) {
      const lost = change.stands === 'known' ? at + change.arriving : placeOf(plan, change.known);
      if (lost !== undefined) isStanding[lost] = 0;
    }
    at += part.count;
  }
  return { columns, isStanding, waiting };
}
