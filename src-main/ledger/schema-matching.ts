/** Tables of matching by rules (migration 0008), as Kysely sees them. Append-only, all of them. */
import type { Generated } from 'kysely';

interface Said {
  at: string;
  by: string;
}

interface MatchRunRulesTable {
  run_id: number;
  /** JSON list of the rules of the run; groups refer to places in it. */
  body: string;
}

interface MatchRuleTable extends Said {
  row: Generated<number>;
  rule_id: string;
  version: number;
  leg: string;
  /** JSON of the rule. */
  body: string;
  state: string;
  reason: string;
}

interface MatchDecisionTable extends Said {
  row: Generated<number>;
  leg: string;
  verdict: string;
  /** Key of the group decided about. */
  subject: string;
  rule: string;
  rule_version: number;
  /** State of the group before: accepted, proposed, or by_hand where there was none. */
  was: string;
  confidence: number;
  bits_hundredths: number | null;
  margin_hundredths: number | null;
  /** JSON lists of line ids. */
  left_lines: string;
  right_lines: string;
}

interface RuleOfferWordTable extends Said {
  row: Generated<number>;
  offer_key: string;
  word: string;
}

interface GroupRejectionEndTable extends Said {
  rejection_id: number;
  reason: string;
}

interface PersonGroupRemainderTable extends Said {
  row: Generated<number>;
  group_id: number;
  treatment: string;
  account: string;
  amount: number;
  currency: string;
  reason: string;
}

interface ExceptionDetailTable extends Said {
  row: Generated<number>;
  exception_key: string;
  action: string;
  value: string;
  /** JSON of what the action needs besides. */
  facts: string;
}

interface CalendarDayTable extends Said {
  row: Generated<number>;
  day: string;
  kind: string;
  name: string;
}

interface SettlementCycleTable extends Said {
  row: Generated<number>;
  channel: string;
  account: string;
  body: string;
  state: string;
}

interface FeeScheduleTable extends Said {
  row: Generated<number>;
  channel: string;
  account: string;
  body: string;
  state: string;
}

export interface MatchingSchema {
  match_run_rules: MatchRunRulesTable;
  match_rule: MatchRuleTable;
  match_decision: MatchDecisionTable;
  rule_offer_word: RuleOfferWordTable;
  group_rejection_end: GroupRejectionEndTable;
  person_group_remainder: PersonGroupRemainderTable;
  exception_detail: ExceptionDetailTable;
  calendar_day: CalendarDayTable;
  settlement_cycle: SettlementCycleTable;
  fee_schedule: FeeScheduleTable;
}
