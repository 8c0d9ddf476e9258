/**
 * What a verification has found so far, each with its place in the order of the record, so that the first one told is the first bad record
 * and not the first one met.
 */
import { Refused } from '../../shared/contract/errors.ts';
import type { Fault } from '../../shared/contract/record.ts';

/** More say nothing new: the record is broken. */
export const FAULTS_MAX = 100;

/** Where things stand that belong to no event: after all events, in this order. */
const AFTER_EVENTS = 2 ** 52;
export const ORDER = {
  /** An event, and what it says of itself. */
  event: (seq: number) => seq,
  rowsOf: (seq: number) => seq + 0.2,
  nodeAfter: (seq: number) => seq + 0.4,
  checkpointAt: (size: number) => size + 0.6,
  unrecorded: AFTER_EVENTS,
  anchor: AFTER_EVENTS + 1,
  original: AFTER_EVENTS + 2,
  file: AFTER_EVENTS + 3,
} as const;

export class Findings {
  readonly #found: { readonly order: number; readonly fault: Fault }[] = [];
  readonly #perKind = new Map<string, number>();

  /** Each part of the verification meets its faults in order, so the first hundred of a kind and place are enough. */
  add(order: number, fault: Pick<Fault, 'kind' | 'place' | 'number'> & Partial<Fault>): void {
    const of = `${fault.kind} ${fault.place}`;
    const count = (this.#perKind.get(of) ?? 0) + 1;
    this.#perKind.set(of, count);
    if (count <= FAULTS_MAX) this.#found.push({ order, fault: { expected: '', found: '', ...fault } });
  }

  has(kind: Fault['kind'], place?: string): boolean {
    return this.#found.some(
      ({ fault }) => fault.kind === kind && (place === undefined || place === fault.place),
    );
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  /** In the order of the record. */
  inOrder(): Fault[] {
    const sorted = this.#found.toSorted((a, b) => a.order - b.order);
    return sorted.slice(0, FAULTS_MAX).map(({ fault }) => fault);
  }

  /** Reads from the ledger; what cannot be read is a fault, and the answer null. */
  reading<T>(
    order: number,
    damaged: { readonly place: string; readonly number: number },
    work: () => T,
  ): T | null {
    try {
      return work();
    } catch (fault) {
      if (!isDamage(fault)) throw fault;
      if (!this.has('damaged', damaged.place)) this.add(order, { kind: 'damaged', ...damaged });
      return null;
    }
  }
}

/** What the database says when a page does not decrypt, a table is gone or the disk does not read. */
function isDamage(fault: unknown): boolean {
  if (fault instanceof Refused) return fault.kind === 'workspace_damaged' || fault.kind === 'wrong_secret';
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('SQLITE_');
}
