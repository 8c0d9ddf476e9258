/**
 * A table of the pack before it is a file: columns that the dictionary explains, rows that say whether the scope wants them, and totals with what the
 * ledger has for them, worked out from other facts than the rows.
 */
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import type { EvidenceDeps } from '../deps.ts';
import type { PackHead } from './head.ts';
import type { Cut } from './scope.ts';

export type Amount = { readonly amount: number; readonly currency: string };
export type Cell = string | number | null | Amount;
export type Cells = readonly Cell[];

type ColumnType = 'text' | 'code' | 'number' | 'amount' | 'day' | 'instant' | 'json';
export type ColumnCode =
  Extract<WordKey, `pack.column.${string}`> extends `pack.column.${infer Code}` ? Code : never;
export interface PackColumn {
  readonly code: ColumnCode;
  readonly type: ColumnType;
}
/** 'net:amount' … */
export const columns = (...told: readonly `${ColumnCode}:${ColumnType}`[]): readonly PackColumn[] =>
  told.map((each) => {
    const [code, type] = each.split(':');
    return { code, type } as PackColumn; // The template says what both are.
  });

export interface PackGround {
  readonly deps: EvidenceDeps;
  readonly head: PackHead;
  readonly cut: Cut;
  /** Protected texts as they may be shown. */
  readonly mask: {
    readonly name: (text: string) => string;
    readonly account: (text: string) => string;
    readonly party: (text: string) => string;
    readonly reference: (text: string) => string;
    readonly text: (text: string) => string;
  };
}

interface PackRow {
  readonly cells: Cells;
  /** Whether the scope wants it; what it does not want is counted. */
  readonly isIn: boolean;
}

/** A sum over a column, per currency and the values of some other columns. */
export interface LedgerSum extends Amount {
  readonly values: readonly string[];
}
export interface PackTotal {
  readonly name: ColumnCode;
  readonly by: readonly ColumnCode[];
  /** Over the whole ledger, from facts and not from the rows. */
  readonly ledger: (ground: PackGround) => Iterable<LedgerSum>;
}

export interface PackTable {
  readonly name: string;
  readonly columns: readonly PackColumn[];
  readonly rows: (ground: PackGround) => Iterable<PackRow>;
  /** Rows over the whole ledger. */
  readonly count: (ground: PackGround) => number;
  readonly totals: readonly PackTotal[];
  /** In scope, known without making a row; only of tables that are large. */
  readonly quick?: (ground: PackGround) => { readonly records: number; readonly sums: readonly LedgerSum[] };
}
