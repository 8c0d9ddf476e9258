/**
 * The rules of a workspace: the shipped ones, each in the newest version the firm published, and the firm's own behind them. Versions are appended,
 * never changed; a run keeps the list it ran by.
 */
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import { isOwn } from '../../../../shared/domain/rule-check.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { MATCH_RULES } from '../rules/match-rules.ts';

export type RuleState = 'draft' | 'published' | 'retired' | 'discarded';

export interface StoredRule {
  readonly row: number;
  readonly rule: MatchRule;
  readonly state: RuleState;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export class RuleStore {
  readonly #ledger: Ledger;
  #all: readonly StoredRule[] | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Every word ever said of a rule, oldest first. */
  all(): readonly StoredRule[] {
    this.#all ??= this.#ledger
      .all(this.#ledger.query.selectFrom('match_rule').selectAll().orderBy('row'))
      .map((each) => ({
        row: each.row,
        rule: JSON.parse(each.body) as MatchRule, // Checked by the contract before it was written.
        state: each.state as RuleState, // As the database allows.
        reason: each.reason,
        at: each.at,
        by: each.by,
      }));
    return this.#all;
  }

  /** The rules a run goes by: shipped ones in their place of the list, the firm's own behind them in the order in which they were first published. */
  inForce(): readonly MatchRule[] {
    const byId = new Map(MATCH_RULES.map((rule) => [rule.id, rule]));
    for (const { rule, state } of this.all()) {
      if (state === 'published') byId.set(rule.id, rule);
      else if (state === 'retired') byId.set(rule.id, { ...rule, isOn: false });
    }
    return [...byId.values()];
  }

  /** The draft of a rule, where the last word about it is one. */
  draft(id: string): StoredRule | null {
    const last = this.all().findLast(({ rule }) => rule.id === id);
    return last?.state === 'draft' ? last : null;
  }

  /** The word by which a rule is in force; null where it is as it was shipped, or nowhere yet. */
  published(id: string): StoredRule | null {
    return (
      this.all().findLast(
        ({ rule, state }) => rule.id === id && state !== 'draft' && state !== 'discarded',
      ) ?? null
    );
  }

  /** The version a change of the rule would have. */
  nextVersion(id: string): number {
    const shipped = MATCH_RULES.find((rule) => rule.id === id);
    return (this.published(id)?.rule.version ?? shipped?.version ?? 0) + 1;
  }

  /** Ids of the firm's own rules that were ever begun. */
  ownIds(): string[] {
    return [...new Set(this.all().map(({ rule }) => rule.id))].filter(isOwn);
  }

  /** Call inside a write. */
  append(entry: Omit<StoredRule, 'row'>): void {
    this.#ledger.append(
      this.#ledger.query.insertInto('match_rule').values({
        rule_id: entry.rule.id,
        version: entry.rule.version,
        leg: entry.rule.leg,
        body: JSON.stringify(entry.rule),
        state: entry.state,
        reason: entry.reason,
        at: entry.at,
        by: entry.by,
      }),
    );
    this.#all = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#all = null;
  }
}
