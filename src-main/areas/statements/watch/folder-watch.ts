/**
 * The watch over a folder: looks at it when told to, reads what stood still and is new, and hands it to the shelf, where it waits for a person.
 *
 * Nothing in the folder is changed, moved or deleted, and nothing of it is committed from here. A file is read once: what is in the ledger, what
 * waits, and what was handed in since the workspace was opened is known again by its content, whatever it is called.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { inPortions, PORTION_FILES } from '../../../../shared/domain/file-portions.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { LineStore } from '../line-store.ts';
import type { PlanShelf } from '../shelf.ts';
import { listFolder, type NamedProblem, PROBLEMS_MAX } from './listing.ts';
import { readSteady } from './read-steady.ts';
import { type FoundFile, isAwaited, isReady, type Seen, seenAgain } from './rules/steady.ts';

/** What this machine keeps of the watch over a workspace's folder, as it is now. */
export interface WatchPlace {
  readonly folder: string;
  readonly isOn: boolean;
  /** The folder is the app's own: made when it is needed. */
  readonly isOwn: boolean;
  /** Another folder, or '' for the app's own. */
  set(change: { readonly isOn?: boolean; readonly folder?: string }): Promise<void>;
}

export interface FolderWatchDeps {
  readonly lines: LineStore;
  readonly shelf: PlanShelf;
  /** The name that bytes have among the sealed originals. */
  readonly nameOf: (bytes: Buffer) => string;
  readonly place: WatchPlace;
  readonly now: () => string;
  readonly newToken: () => string;
}

/** How a look gets what it found read: in turn with whatever else writes, by the call that reads files a person hands in. */
export interface Reader {
  readonly info: CallInfo;
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  readonly plan: (files: string[], info: CallInfo) => Promise<unknown>;
}

export class FolderWatch {
  readonly #deps: FolderWatchDeps;
  #seen = new Map<string, Seen>();
  /** What was handed in since the workspace was opened, by the names of the originals. */
  readonly #handedIn = new Set<string>();
  readonly #names = new WeakMap<Buffer, string>();
  #isLooking = false;
  #isMore = false;
  #lastLookAt = '';
  #filesRead = 0;
  #problems: readonly NamedProblem[] = [];

  constructor(deps: FolderWatchDeps) {
    this.#deps = deps;
  }

  status(): Output<'statements.watch'> {
    const { folder, isOn } = this.#deps.place;
    const problems = this.#problems.slice(0, PROBLEMS_MAX);
    return { folder, isOn, lastLookAt: this.#lastLookAt, filesRead: this.#filesRead, problems };
  }

  /** The next look may take more: files that are not steady yet, or did not fit into the last one. */
  get isPending(): boolean {
    return this.#isMore || [...this.#seen.values()].some(isAwaited);
  }

  /** A file came in, by whatever way. */
  noteHandedIn(bytes: Buffer): void {
    if (this.#deps.place.isOn) this.#handedIn.add(this.#nameOf(bytes));
  }

  /** One look. Two never overlap: the next one sees what this one leaves. */
  async look(reader: Reader): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#look(reader);
    } finally {
      this.#isLooking = false;
    }
  }

  async #look(reader: Reader): Promise<void> {
    const { files, problems } = await listFolder(this.#deps.place.folder);
    this.#seen = new Map(files.map((file) => [file.path, seenAgain(file, this.#seen.get(file.path))]));
    const ready = files.filter((file) => this.#isReady(file));
    const room = PORTION_FILES - this.#deps.shelf.plans().length;
    const [portion = []] = inPortions(ready.slice(0, Math.max(0, room)));
    const later = ready.slice(Math.max(0, room));
    this.#isMore = portion.length + later.length < ready.length;
    const unreadable = await this.#take(portion, reader);
    const told: NamedProblem[] = [
      ...problems,
      ...unreadable.map(({ name }) => ({ file: name, problem: 'unreadable' as const })),
      ...later.map(({ name }) => ({ file: name, problem: 'waits' as const })),
    ];
    const isNews = JSON.stringify(told) !== JSON.stringify(this.#problems);
    this.#problems = told;
    this.#lastLookAt = this.#deps.now();
    if (isNews) reader.info.changed('statements');
  }

  /** Reads the files that are new; gives those that cannot be read. */
  async #take(files: readonly FoundFile[], reader: Reader): Promise<FoundFile[]> {
    const unreadable: FoundFile[] = [];
    const taken = new Map<string, { readonly name: string; readonly bytes: Buffer }>();
    const had = this.#had();
    for (const file of files) {
      await reader.info.breathe();
      const bytes = await readSteady(file);
      if (bytes === 'unreadable') unreadable.push(file);
      if (typeof bytes === 'string') continue;
      const name = this.#nameOf(bytes);
      if (!had.has(name))
        taken.set(this.#deps.newToken(), { name: file.name.split('/').at(-1) ?? '', bytes });
      had.add(name);
      this.#done(file);
    }
    if (taken.size > 0) await this.#plan(taken, reader);
    return unreadable;
  }

  async #plan(
    taken: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>,
    { info, inTurn, plan }: Reader,
  ): Promise<void> {
    const file: CallInfo['file'] = async (token) => taken.get(token) ?? info.file(token);
    await inTurn(async () => {
      // While this waited its turn somebody may have handed the same file in.
      const had = this.#had();
      const tokens = [...taken].filter(([, { bytes }]) => !had.has(this.#nameOf(bytes)));
      if (tokens.length === 0) return;
      await plan(
        tokens.map(([token]) => token),
        { ...info, file },
      );
      for (const [, { bytes }] of tokens) this.#handedIn.add(this.#nameOf(bytes));
      this.#filesRead += tokens.length;
    });
  }

  /** What is in the ledger (undone imports too: somebody took them out), what waits, and what was handed in before. */
  #had(): Set<string> {
    const { lines, shelf } = this.#deps;
    return new Set([
      ...lines.imports().map((each) => each.originalName),
      ...shelf.plans().map((plan) => this.#nameOf(plan.file.original.bytes)),
      ...this.#handedIn,
    ]);
  }

  #nameOf(bytes: Buffer): string {
    const name = this.#names.get(bytes) ?? this.#deps.nameOf(bytes);
    this.#names.set(bytes, name);
    return name;
  }

  #isReady(file: FoundFile): boolean {
    const seen = this.#seen.get(file.path);
    return seen !== undefined && isReady(seen);
  }

  #done(file: FoundFile): void {
    const seen = this.#seen.get(file.path);
    if (seen) this.#seen.set(file.path, { ...seen, isDone: true });
  }
}
