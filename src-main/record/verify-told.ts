/** What the record itself tells of its own history: restores, heads that were ahead of it, files that were changed while it was closed. */
import type { Fault } from '../../shared/contract/record.ts';
import type { RecordEntry } from './entry.ts';
import { type Findings, ORDER } from './verify-faults.ts';

/** A restore put the state after event `from` in the place of the head with this size and root. */
interface Replaced {
  readonly from: number;
  readonly size: number;
  readonly root: string;
}

export class ToldByRecord {
  readonly #explained: ReadonlySet<string>;
  readonly #remarks: Findings;
  readonly #replaced: Replaced[] = [];
  /** Sizes of heads that were ahead of the record when it was opened, and how many events it had then. */
  readonly #ahead = new Map<number, number>();
  /** A file was changed while the workspace was closed, and nobody has said why. */
  fileChange: Pick<Fault, 'place' | 'expected' | 'found'> | null = null;

  constructor(explained: ReadonlySet<string>, remarks: Findings) {
    this.#explained = explained;
    this.#remarks = remarks;
  }

  take({ seq, action, subject }: RecordEntry): void {
    if (action === 'backup.restored' && subject['replaced_size'] !== undefined) {
      const { replaced_size: size, replaced_root: root, backup_size: from } = subject;
      this.#replaced.push({ from: Number(from), size: Number(size), root: String(root) });
    }
    if (action === 'record.below_anchor' && subject['why'] === 'ahead')
      this.#ahead.set(Number(subject['anchored']), Number(subject['size']));
    if (action !== 'record.ledger_changed_while_closed') return;
    const change = {
      place: subject['place'] === 'workspace.json' ? 'workspace' : 'ledger',
      expected: String(subject['expected'] ?? ''),
      found: String(subject['found'] ?? ''),
    };
    if (this.#explained.has(`ledger_changed_while_closed:${seq}`))
      this.#remarks.add(ORDER.event(seq), { kind: 'edited', number: 0, ...change });
    else this.fileChange = change;
  }

  /** A restore says so: it is the head that was replaced, or lies among the events that were cut off before it. */
  isReplaced(size: number, root: string): boolean {
    return this.#replaced.some((each) =>
      size === each.size ? root === each.root : each.from < size && size < each.size,
    );
  }

  /** How many events there were when a head of this size was ahead of them; undefined when it never was. */
  eventsBelow(size: number): number | undefined {
    return this.#ahead.get(size);
  }
}
