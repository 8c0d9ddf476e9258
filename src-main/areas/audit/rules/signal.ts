/**
 * What a rule sees of the record, and what it says: a signal of intrusion with its reason in numbers and the events it rests on.
 *
 * A rule goes over the events once, in their order, and decides by what came before. So a signal, once given, keeps its key (kind and the number
 * of the event that completed it) whatever comes later, and what somebody found about it stays with it.
 */
import type { SEVERITIES, SIGNAL_KINDS } from '../../../../shared/contract/record.ts';

export type SignalKind = (typeof SIGNAL_KINDS)[number];
export type Severity = (typeof SEVERITIES)[number];

export interface SignalEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** Tells sessions apart, and runs of the program. */
  readonly session: string;
  readonly run: string;
  readonly subject: Readonly<Record<string, string | number>>;
}

export interface Signal {
  readonly key: string;
  readonly kind: SignalKind;
  readonly severity: Severity;
  readonly at: string;
  /** '' where it is about nobody in particular. */
  readonly person: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly evidence: readonly number[];
}

export interface SignalOptions {
  /** Hour of the day at the desk, 0 to 23. */
  readonly hourOf: (at: string) => number;
  /** When each person had last logged in before the first of the events. */
  readonly lastLogIns: ReadonlyMap<string, string>;
  /** Of an event that gave roles: the roles of the person before it and after it. */
  readonly rolesOf: (seq: number) => { readonly from: string; readonly to: string } | null;
}

/** Numbers of the events that acknowledged a signal, by its key: what comes after is a matter of its own. */
export type Acknowledged = ReadonlyMap<string, number>;

/** A thousand failures are not a thousand proofs: the first ones lead to the others. */
const EVIDENCE_MAX = 100;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const signalKey = (kind: SignalKind, seq: number): string => `${kind}:${seq}`;

export function signal(
  kind: SignalKind,
  completing: Pick<SignalEvent, 'seq' | 'at'>,
  said: {
    readonly severity: Severity;
    readonly person?: string;
    readonly facts?: Signal['facts'];
    readonly evidence?: readonly number[];
  },
): Signal {
  const { seq, at } = completing;
  return {
    key: signalKey(kind, seq),
    kind,
    severity: said.severity,
    at,
    person: said.person ?? '',
    facts: said.facts ?? {},
    evidence: (said.evidence ?? [seq]).slice(0, EVIDENCE_MAX),
  };
}

/** Failures at the door are recorded when the workspace opens; they say themselves when they happened. */
export const happenedAt = ({ at, subject }: SignalEvent): number => {
  const own = Date.parse(String(subject['at'] ?? ''));
  return Number.isNaN(own) ? Date.parse(at) : own;
};

export const numberIn = ({ subject }: SignalEvent, name: string): number => Number(subject[name] ?? 0) || 0;
export const textIn = ({ subject }: SignalEvent, name: string): string => String(subject[name] ?? '');

/** Whole minutes from one moment to another, one at least. */
export const minutesBetween = (from: number, to: number): number =>
  Math.max(1, Math.ceil(Math.abs(to - from) / MINUTE));
