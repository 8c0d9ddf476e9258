/** Tables of settlement (migration 0010), as Kysely sees them. Append-only, all of them. */
import type { Generated } from 'kysely';

interface Said {
  at: string;
  by: string;
}

interface SettlementTermTable extends Said {
  row: Generated<number>;
  channel: string;
  account: string;
  what: string;
  body: string;
  state: string;
}

interface SettlementDecisionTable extends Said {
  /** Given, not generated: its members are written before it. */
  id: number;
  batch_key: string;
  version: number;
  decision: string;
  /** 'SYYYYMMDDnnnnnn', without gaps over a day, of what is approved; '' otherwise. */
  settlement_no: string;
  /** The batch's key up to its currency: whose batches follow one another. */
  owner: string;
  currency: string;
  from_day: string;
  to_day: string;
  net: number;
  hash: string;
  /** JSON: opening, figures, what was held against them, checks as they stood, lines left out. */
  body: string;
  reason: string;
}

interface SettlementMemberTable {
  row: Generated<number>;
  decision_id: number;
  /** A figure. */
  name: string;
  /** zstd of the ids of its lines (Uint32) followed by their amounts (Float64). */
  bytes: Uint8Array;
}

interface SettlementAdjustmentTable extends Said {
  id: Generated<number>;
  side: string;
  owner: string;
  kind: string;
  effect: string;
  amount: number;
  currency: string;
  day: string;
  /** A line of a statement. */
  evidence: number | null;
  reason: string;
}

interface FundCheckTable extends Said {
  row: Generated<number>;
  day: string;
  currency: string;
  shortfall: number;
  hash: string;
  /** JSON of the three checks as they stood. */
  body: string;
  note: string;
}

/** Which settlements a payment settles: it carries the newest number itself. */
interface SettlementPayoutTable extends Said {
  row: Generated<number>;
  batch_no: string;
  /** As the payment has it for its order. */
  carried_no: string;
  settlement_no: string;
  amount: number;
}

export interface SettlementSchema {
  settlement_term: SettlementTermTable;
  settlement_decision: SettlementDecisionTable;
  settlement_member: SettlementMemberTable;
  settlement_adjustment: SettlementAdjustmentTable;
  settlement_payout: SettlementPayoutTable;
  fund_check: FundCheckTable;
}
