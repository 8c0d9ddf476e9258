/**
 * What an area says when something may need a second person, and the answer. Areas ask through this; the approvals area is behind it, so that no
 * area upstream has to know it.
 */
import type { RequestKind } from '../../shared/contract/approvals.ts';
import type { CallInfo } from './handlers.ts';

/**
 * JSON that carrying it out needs, later and by another session. No secret, no protected value. `hands`: who made what is asked for, where that is
 * somebody besides who asks; none of them decides on it.
 */
export type RequestSubject = Readonly<
  Record<string, string | number | readonly string[] | readonly number[]>
>;

export interface Asking {
  readonly kind: RequestKind;
  readonly subject: RequestSubject;
  /** SHA-256 over all that is asked for; whoever approves names it. */
  readonly hash: string;
  /** As the checker is shown it. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** Minor units the limits are compared with; null where there is none. */
  readonly amount: number | null;
  readonly currency: string;
  readonly reason: string;
  /** A second limit the same act is under: a match that writes money off asks for as many as the stricter of the two. */
  readonly also?: { readonly kind: RequestKind; readonly amount: number };
}

export interface SecondPerson {
  /**
   * Does the work at once where nobody else has to agree (below the limits, or no second person exists and the kind is open to that, which is
   * recorded as unchecked); else files the request. `work` writes through the record itself.
   */
  decide<T>(
    info: CallInfo,
    asking: Asking,
    work: () => T,
  ): { readonly requestId: number; readonly result: null } | { readonly requestId: null; readonly result: T };
}

/** An approved request whose maker carries it out herself. */
export interface Ticket {
  readonly id: number;
  readonly subject: RequestSubject;
  /** Who said what: an area that carries it out elsewhere than in this ledger keeps who agreed. */
  readonly decisions: readonly { readonly action: string; readonly by: string }[];
}

export interface Tickets {
  /** Her approved requests of a kind that still are what they were. */
  open(kind: RequestKind, info: CallInfo): readonly Ticket[];
  /** Marks one as used, inside the write that uses it: her way was open once. */
  use(ticket: Ticket, info: CallInfo): void;
}

/** How a kind of request is carried out once enough persons agreed. */
export interface Executor {
  /** The hash of what is asked for as it stands now; null when it cannot be done any more. */
  hashNow(subject: RequestSubject): string | null;
  /** What must be at hand before (a file read again); may take its time. */
  prepare?(subject: RequestSubject): Promise<void>;
  /** Inside the transaction of the last approval. `maker` asked for it, `info.person` approved last. */
  run(subject: RequestSubject, maker: string, reason: string, info: CallInfo): void;
  /** Inside the transaction that ends it without its being carried out: what was put down for it goes. */
  ended?(subject: RequestSubject): void;
  /** Caches and screens, after the transaction. */
  after?(info: CallInfo): void;
}
