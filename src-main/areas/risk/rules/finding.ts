/** What looking finds, before anybody is shown it: outcomes of rules with their evidence by id, and alerts made of them. */
import type { RiskRuleId, RiskSubject, TypologyId } from '../../../../shared/domain/risk.ts';

export interface Subject {
  readonly kind: RiskSubject;
  /**
   * party: its id. counterparty: its name as names are compared. channel_account: 'channel/account'. operator: the person's id. payment: its number.
   * Unmasked where it is a name or the number of an account: never leaves the engine so.
   */
  readonly id: string;
  /** A counterparty's name as it is printed, unmasked; '' where the id leads to a name. */
  readonly label: string;
}

export interface Finding {
  readonly rule: RiskRuleId;
  /** The band's code. */
  readonly band: string;
  readonly points: number;
  readonly subject: Subject;
  /** First and last day of its evidence. */
  readonly from: string;
  readonly to: string;
  /** For the sentence (wording: risk_reason.<rule>). */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Minor units, null where the rule is about no amount. */
  readonly amount: number | null;
  readonly currency: string;
  /** Ids of lines, ascending. */
  readonly lines: readonly number[];
  /** Numbers of payments (item_no); 'batch#place' while nobody has agreed to the batch. */
  readonly payments: readonly string[];
  /** Rows of order events. */
  readonly events: readonly number[];
}

export interface Alert {
  /** The same facts by the same rules give the same key: typology, subject, first day. */
  readonly key: string;
  readonly typology: TypologyId;
  readonly subject: Subject;
  readonly from: string;
  readonly to: string;
  readonly score: number;
  readonly level: 'review' | 'stop';
  readonly findings: readonly Finding[];
}

/** What the rules say of one payment of a batch, before it goes out. */
export interface PaymentRisk {
  readonly place: number;
  readonly typology: TypologyId;
  readonly score: number;
  readonly level: 'clear' | 'review' | 'stop';
  readonly findings: readonly Finding[];
}
