/**
 * What each session did last, so that it can be taken back. Kept in memory: an act is a few closures over what stood before, and a session that ends
 * forgets them. The facts themselves are in the ledger and stay there.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { ActName } from '../../../../shared/contract/review-acts.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { newToken } from '../../../platform/ids.ts';

export interface Said {
  readonly at: string;
  readonly by: string;
}
/** Writes what takes it back; runs inside the write of the undo and refuses (undo_blocked) when somebody has built on the act. */
export type TakeBack = (said: Said) => void;

export interface Act {
  readonly id: string;
  readonly person: string;
  readonly name: ActName;
  readonly count: number;
  readonly parts: readonly TakeBack[];
}

/** Further back nobody remembers what a key would undo. */
const ACTS_MAX = 50;
const SESSIONS_MAX = 64;

export class Acts {
  readonly #bySession = new Map<string, Act[]>();
  readonly #successors = new Map<number, number>();
  /** Of the undo that is being written: a number it gave is given again when the write is rolled back. */
  #written: (readonly [from: number, to: number])[] = [];

  /** A match that an undo made stand again has another number: acts about the old one are about it. */
  succeeded(from: number, to: number): void {
    this.#written.push([from, to]);
  }

  /** The match itself, then those that stand for it now. */
  *successors(id: number): Generator<number, void> {
    for (let next: number | undefined = id; next !== undefined; next = this.#successors.get(next)) yield next;
  }

  /** `id` joins several calls to one act. */
  note(info: CallInfo, act: Pick<Act, 'name' | 'count'> & { takeBack: TakeBack; id?: string }): void {
    const acts = this.#bySession.get(info.session) ?? [];
    this.#bySession.delete(info.session); // The session moves to the end: the one idle longest goes first.
    this.#bySession.set(info.session, acts);
    const joined = acts.findIndex(
      ({ id, name, person }) => id === act.id && name === act.name && person === info.person,
    );
    const before = acts[joined];
    if (joined >= 0) acts.splice(joined, 1);
    acts.push({
      id: act.id ?? newToken(),
      person: info.person,
      name: act.name,
      count: act.count + (before?.count ?? 0),
      parts: [...(before?.parts ?? []), act.takeBack],
    });
    if (acts.length > ACTS_MAX) acts.shift();
    for (const session of [...this.#bySession.keys()].slice(0, -SESSIONS_MAX))
      this.#bySession.delete(session);
  }

  last(info: CallInfo): Act | null {
    return this.#own(info).at(-1) ?? null;
  }

  /**
   * Has an act taken back by `write`. It is off the list then, also when somebody has built on it: nobody is asked about it twice. Where the write
   * failed (a full disk) it stays.
   */
  undo(info: CallInfo, id: string | null, write: (act: Act) => void): Act {
    const act = id === null ? this.last(info) : this.#own(info).find((each) => each.id === id);
    if (!act) throw new Refused('not_found', { what: 'act' });
    this.#written = [];
    try {
      write(act);
    } catch (fault) {
      if (fault instanceof Refused && fault.kind === 'undo_blocked') this.#drop(info, act);
      throw fault;
    }
    for (const [from, to] of this.#written) this.#successors.set(from, to);
    this.#drop(info, act);
    return act;
  }

  #drop(info: CallInfo, act: Act): void {
    const left = (this.#bySession.get(info.session) ?? []).filter((each) => each !== act);
    this.#bySession.set(info.session, left);
  }

  #own(info: CallInfo): Act[] {
    return (this.#bySession.get(info.session) ?? []).filter((each) => each.person === info.person);
  }
}
