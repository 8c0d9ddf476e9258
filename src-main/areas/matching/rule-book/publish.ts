/**
 * A rule goes into force by two persons: what is asked for is the very body that was tried, with the figures of the trial. A draft changed since,
 * or another rule of the leg published meanwhile, voids the request.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { BacktestFigures } from '../../../../shared/contract/match-rules.ts';
import { type MatchRule, matchRule } from '../../../../shared/domain/match-rule.ts';
import { ruleProblems } from '../../../../shared/domain/rule-check.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject, SecondPerson } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { bodyHashOf } from './rule-hash.ts';
import type { RuleStore } from './rule-store.ts';

export interface PublishDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly secondPerson: SecondPerson;
  readonly rules: RuleStore;
  readonly now: () => string;
}

/** Refuses what has a fatal problem, by its name. */
export function refuseUnfit(rule: MatchRule, rules: RuleStore): void {
  const fatal = ruleProblems(rule, rules.inForce()).find(({ isFatal }) => isFatal);
  if (fatal) throw new Refused('rule_unfit', { why: fatal.problem, rule: rule.id, other: fatal.other });
}

export function publishRule(
  deps: PublishDeps,
  draft: MatchRule,
  figures: BacktestFigures | null,
  reason: string,
  info: CallInfo,
): number | null {
  refuseUnfit(draft, deps.rules);
  if (!figures || figures.bodyHash !== bodyHashOf(draft, deps.rules.inForce()))
    throw new Refused('backtest_needed', { rule: draft.id });
  const before = deps.rules.inForce().find((each) => each.id === draft.id);
  const subject = { rule: JSON.stringify(draft), figures: JSON.stringify(figures) };
  const { requestId } = deps.secondPerson.decide(
    info,
    {
      kind: 'match_rule_publish',
      subject,
      hash: hashOf(subject),
      facts: [
        { name: 'leg', value: draft.leg },
        { name: 'match_rule', value: subject.rule },
        { name: 'match_rule_before', value: before ? JSON.stringify(before) : '' },
        { name: 'backtest', value: subject.figures },
      ],
      amount: null,
      currency: '',
      reason,
    },
    () => publish(deps, draft, info.person, reason, info),
  );
  return requestId;
}

export function publishExecutor(deps: PublishDeps, after: (info: CallInfo) => void): Executor {
  return {
    hashNow: (subject) => {
      const rule = ruleOf(subject);
      const draft = deps.rules.draft(rule.id);
      const figures = figuresOf(subject);
      const isSame =
        draft !== null &&
        sha256OfJson(draft.rule) === sha256OfJson(rule) &&
        figures.bodyHash === bodyHashOf(rule, deps.rules.inForce());
      return isSame ? hashOf(subject) : null;
    },
    run: (subject, maker, reason, info) => publish(deps, ruleOf(subject), maker, reason, info),
    after: (info) => {
      deps.rules.forget();
      after(info);
    },
  };
}

export const ruleOf = (subject: RequestSubject): MatchRule =>
  matchRule.parse(JSON.parse(String(subject['rule'])));
export const figuresOf = (subject: RequestSubject): BacktestFigures =>
  JSON.parse(String(subject['figures'])) as BacktestFigures; // As publishRule filed them.

const hashOf = (subject: RequestSubject): string =>
  sha256OfJson(['rule', subject['rule'], subject['figures']]);

function publish(deps: PublishDeps, rule: MatchRule, by: string, reason: string, info: CallInfo): void {
  const happening = {
    action: 'matching.rule_published',
    subject: { rule: rule.id, version: rule.version, maker: by },
  };
  deps.record.write(info, happening, () =>
    deps.rules.append({ rule, state: 'published', reason, at: deps.now(), by }),
  );
}
