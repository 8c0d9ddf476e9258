/**
 * The shapes of matching one leg: what comes in, what comes out.
 *
 * In: the lines of both sides as columns, and the facts a rule may look at. Out: groups (surest pass first, each with its rule) and
 * exceptions. Everything is positions in the two sides; the same inputs give the same bytes, whatever the order of files and rows.
 */
import type { ExceptionKind, Leg, Suggestion } from '../../../../shared/domain/leg.ts';
import type { RuleInForce } from '../../../../shared/domain/match-rule.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import type { BankSharing } from './legs/bank-sharing.ts';
import type { LegTerms } from './terms.ts';

/** Texts of one line, read only for the lines that need them (payouts, bank lines, what stayed open). */
export interface LineTexts {
  readonly merchantOrderNo: string;
  readonly refundNo: string;
  readonly relatedTransactionId: string;
  readonly batchNo: string;
  readonly channelTransactionId: string;
  readonly bankReference: string;
  readonly counterparty: string;
  readonly description: string;
}

/** Which days a source has files for, per channel: a counterpart on a day without a file is not "missing". */
export interface Coverage {
  /** Index into CHANNELS. */
  readonly channel: number;
  /** Days since 1970-01-01, ascending, without repeats. */
  readonly days: readonly number[];
}

/** What a person said of lines of a leg: they belong together, or they do not. Positions in the two sides; what left with its import is not here. */
export interface PersonsWord {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly isTogether: boolean;
  /** By which rule the machine had put them together; 'by_hand' where it had not. */
  readonly rule: string;
}

export interface LegInput {
  readonly leg: Leg;
  /** The rules that are on, in the order in which they run. */
  readonly rules: readonly RuleInForce[];
  readonly left: LineSet;
  readonly right: LineSet;
  /** 1 where a person has already put the line into a group of this leg; such a line is out of reach. */
  readonly leftTaken: Uint8Array;
  readonly rightTaken: Uint8Array;
  /** 1 for bank lines that another bank leg explains: outside of this one. */
  readonly rightElsewhere: Uint8Array;
  /** How the bank legs of the run share the bank's lines. */
  readonly bank: BankSharing;
  /** Groups a person rejected: `groupKey` of their members. They are never proposed or accepted again. */
  readonly rejected: ReadonlySet<string>;
  /** What persons said so far: what weights are learned from. */
  readonly words: readonly PersonsWord[];
  readonly leftCoverage: readonly Coverage[];
  readonly rightCoverage: readonly Coverage[];
  readonly leftText: (position: number) => LineTexts;
  readonly rightText: (position: number) => LineTexts;
  /** Day of the question: what is expected after it is timing, what was expected by it is a break. */
  readonly asOfDay: number;
  /** True on days banks and channels settle. */
  readonly isBusinessDay: (day: number) => boolean;
  /** The firm's words on when money arrives and what channels charge. */
  readonly terms: LegTerms;
}

/** Groups as columns. Members are positions in the sides, ascending; group g has leftMembers[leftStart[g] … leftStart[g+1]). */
export interface GroupColumns {
  readonly count: number;
  /** Index into the rules of the run. */
  readonly rule: Uint8Array;
  /** 0 accepted, 1 proposed. */
  readonly state: Uint8Array;
  /** 0 to 100; 100 for keys that agree in full. */
  readonly confidence: Uint8Array;
  readonly leftStart: Uint32Array;
  readonly leftMembers: Uint32Array;
  readonly rightStart: Uint32Array;
  readonly rightMembers: Uint32Array;
  /** What a weak pass found besides, by number of the group; groups by full keys have none. */
  readonly details: ReadonlyMap<number, GroupDetail>;
}

/** A partner that was refused for the one taken. Positions. */
export interface Alternative {
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Evidence for it in bits; null where the pass does not weigh. */
  readonly bits: number | null;
}

/** How sure a group is and what else was possible: the facts behind its explanation. */
export interface GroupDetail {
  /** Evidence for the group, and by how much it beats the next best, in bits rounded to hundredths; null where the pass does not weigh. */
  readonly bits: number | null;
  readonly marginBits: number | null;
  /** The margin that was asked for, where the group fell short of it and was only proposed. */
  readonly neededBits?: number;
  /** The next best, best first, three at most. */
  readonly alternatives: readonly Alternative[];
  /** Searches for sums: how many solutions there are (1: the only one), as far as was looked. */
  readonly solutions: number | null;
  /** How many sets of the pool would hit the sum by chance alone; null where nothing was searched. */
  readonly coincidences: number | null;
  /** The search ended because its steps were spent, not because all was seen. */
  readonly isBudgetSpent: boolean;
  /** Signals with their weight in bits (negative: against); words by name (wording: signal.<name>). */
  readonly signals: readonly { readonly name: string; readonly bits: number; readonly value: string }[];
}

export interface ExceptionDraft {
  readonly kind: ExceptionKind;
  /** Positions, ascending. At least one side has one. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** What the exception is about, minor units, zero or more. */
  readonly amount: number;
  /** left − right in minor units, signed. One-sided: the amount with its sign (left plus, right minus). */
  readonly difference: number;
  readonly currency: string;
  /** Day the money (or its other side) arose; age counts from here. */
  readonly sinceDay: number;
  /** For timing: the last day on which it is still in time; null elsewhere. */
  readonly expectedByDay: number | null;
  readonly suggestion: Suggestion;
  /** Why, as facts for a sentence: { name, value } pairs in a fixed order (names snake_case, values texts). */
  readonly evidence: readonly { readonly name: string; readonly value: string }[];
}

export interface LegOutcome {
  readonly groups: GroupColumns;
  readonly exceptions: readonly ExceptionDraft[];
  /** 1 for lines this leg asks nothing of (unpaid orders, bank debits in fund_bank …): shown and counted, never an exception. */
  readonly leftOutside: Uint8Array;
  readonly rightOutside: Uint8Array;
}
