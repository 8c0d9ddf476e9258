/**
 * A population (总体) as samples and tests see it: one column a field, one currency, in an order that the files' order has no part in. What a population
 * does not have is null, and a test that needs it says so instead of finding nothing.
 */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import type { Drawable } from '../rules/drawn.ts';

/** Who agreed to an item: two persons, one alone, or the same one twice. */
export type Agreed = 'two' | 'alone' | 'same';

export interface PopulationRows extends Drawable {
  readonly scope: PopulationScope;
  /** Seconds since 1970 when it happened, and when it was written here; NaN where nobody says. */
  readonly moment: Float64Array | null;
  readonly recorded: Float64Array | null;
  /** 1: entered by a person and not by a rule. */
  readonly manual: Uint8Array | null;
  /** Day and moment of what it reverses; NO_DAY where it reverses nothing. */
  readonly reverses: Int32Array | null;
  /** 64-bit hashes: [2i] high, [2i+1] low; both 0 where there is none. */
  readonly orderNo: Uint32Array | null;
  /** Read only for those that are wanted: texts of a million lines take their time. */
  readonly payee: ((wanted: Uint8Array) => Uint32Array) | null;
  /** The day the other side, or the books, put it on. */
  readonly bookedDay: ((wanted: Uint8Array) => Int32Array) | null;
  readonly agreed: ((at: number) => Agreed) | null;
  readonly refAt: (at: number) => string;
  /** Masked. */
  readonly textAt: (at: number) => string;
}

interface Account {
  readonly account: string;
  readonly shown: string;
}

/** A population with what else there would be to choose from. */
export interface FoundPopulation {
  readonly rows: PopulationRows;
  readonly currencies: readonly string[];
  readonly accounts: readonly Account[];
}

/** What most populations do not have. */
export const WITHOUT = {
  moment: null,
  recorded: null,
  manual: null,
  reverses: null,
  orderNo: null,
  payee: null,
  bookedDay: null,
  agreed: null,
} as const;

export const secondsOf = (iso: string): number => (iso === '' ? Number.NaN : Date.parse(iso) / 1000);
