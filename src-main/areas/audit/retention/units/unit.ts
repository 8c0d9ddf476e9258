/** What falls due together and is erased together: a month of transactions, a year of statements, a party, a person who left, a month of hand-overs. */
import type { Holdable } from '../rules/standing.ts';

export interface Unit extends Holdable {
  /** Class and unit; a month of which something came in after it was erased is another unit. */
  readonly key: string;
  /** For a screen: nothing protected is in it. */
  readonly label: string;
  readonly records: number;
  /** When the period began. */
  readonly from: string;
  readonly dueOn: string;
  readonly what: What;
}

/** What of the ledger it is about. */
export interface What {
  readonly imports: readonly number[];
  readonly party: string;
  readonly person: string;
  readonly rows: Readonly<
    Partial<Record<'evidence_handover' | 'payment_instruction' | 'payment_result_file', readonly number[]>>
  >;
}

export const NOTHING: What = { imports: [], party: '', person: '', rows: {} };
