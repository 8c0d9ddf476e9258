/**
 * The rules' part of the contract: read, drafted, tried on past days, published. A draft is a fact that changes nothing; a run goes by what is
 * published.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  type BacktestFigures,
  OWN_RULES_MAX,
  type RuleView,
} from '../../../../shared/contract/match-rules.ts';
import { type MatchRule, matchRule } from '../../../../shared/domain/match-rule.ts';
import { isOwn, ruleProblems } from '../../../../shared/domain/rule-check.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import type { RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { MATCH_RULES } from '../rules/match-rules.ts';
import type { Pair } from '../sides.ts';
import { latestRun } from '../store.ts';
import { figuresOf, type PublishDeps, publishRule, refuseUnfit, ruleOf } from './publish.ts';
import { bodyHashOf } from './rule-hash.ts';
import type { StoredRule } from './rule-store.ts';

export interface RulesDeps extends PublishDeps {
  readonly lines: LineStore;
  readonly nameOf: (person: string) => string;
  /** Groups of the newest run that stand, by the rule that made them. */
  readonly groupCounts: () => ReadonlyMap<string, { readonly accepted: number; readonly proposed: number }>;
  readonly preview: (
    input: Input<'matching.preview'>,
    info: CallInfo,
  ) => Output<'matching.preview'> | Promise<Output<'matching.preview'>>;
  /** Requests to publish that still wait. */
  readonly waiting: () => readonly { readonly id: number; readonly subject: RequestSubject }[];
  /** An offer was taken into a draft; inside the write. */
  readonly offerTaken: (key: string, info: CallInfo) => void;
}

type RulesCall =
  | 'matching.rules'
  | 'matching.draftRule'
  | 'matching.discardRule'
  | 'matching.backtestRule'
  | 'matching.publishRule';

/** Backtests of one sitting that are remembered: more drafts are not tried at once. */
const BACKTESTS_MAX = 50;

export function rulesCalls(deps: RulesDeps): HandlersOf<RulesCall> {
  const { rules } = deps;
  const tried = new Map<string, BacktestFigures>();
  const draftOf = (id: string): StoredRule => {
    const draft = rules.draft(id);
    if (!draft) throw new Refused('not_found', { what: 'draft', rule: id });
    return draft;
  };
  const waitingFor = (draft: MatchRule) =>
    deps.waiting().find(({ subject }) => sha256OfJson(ruleOf(subject)) === sha256OfJson(draft)) ?? null;
  const figuresFor = (draft: MatchRule): BacktestFigures | null => {
    const wanted = bodyHashOf(draft, rules.inForce());
    const kept = tried.get(wanted);
    if (kept) return kept;
    const request = waitingFor(draft);
    const filed = request && figuresOf(request.subject);
    return filed?.bodyHash === wanted ? filed : null;
  };
  const changed = (info: CallInfo) => info.changed('matching', 'approvals', 'record');

  return {
    'matching.rules': () => {
      const counts = deps.groupCounts();
      return {
        rules: idsOf(deps).map((id): RuleView => {
          const draft = rules.draft(id);
          const word = rules.published(id);
          const shipped = MATCH_RULES.find((each) => each.id === id) ?? null;
          return {
            id,
            origin: isOwn(id) ? 'own' : word ? 'changed' : 'shipped',
            inForce: rules.inForce().find((each) => each.id === id) ?? null,
            shipped,
            draft: draft && {
              rule: draft.rule,
              at: draft.at,
              byName: deps.nameOf(draft.by),
              problems: ruleProblems(draft.rule, rules.inForce()),
              backtest: figuresFor(draft.rule),
              requestId: waitingFor(draft.rule)?.id ?? null,
            },
            publishedAt: word?.at ?? '',
            publishedByName: word ? deps.nameOf(word.by) : '',
            publishedReason: word?.reason ?? '',
            ...(counts.get(id) ?? { accepted: 0, proposed: 0 }),
          };
        }),
      };
    },
    'matching.draftRule': (input, info) => {
      const id = input.rule.id === '' ? newId(deps) : input.rule.id;
      const known = MATCH_RULES.find((each) => each.id === id);
      const leg = (rules.draft(id) ?? rules.published(id))?.rule.leg ?? known?.leg;
      if (input.rule.id !== '' && leg === undefined)
        throw new Refused('not_found', { what: 'rule', rule: id });
      // A rule keeps its leg: groups of earlier versions would else stand under a rule of another story.
      if (leg !== undefined && rules.published(id) && leg !== input.rule.leg)
        throw new Refused('bad_input', { at: 'leg', expected: leg });
      // In the order of the schema, so that the same rule is the same text to every hash.
      const rule = matchRule.parse({ ...input.rule, id, version: rules.nextVersion(id) });
      const drafted = { action: 'matching.rule_drafted', subject: { rule: id, version: rule.version } };
      deps.record.write(info, drafted, () => {
        rules.append({ rule, state: 'draft', reason: '', at: deps.now(), by: info.person });
        if (input.offer !== undefined) deps.offerTaken(input.offer, info);
      });
      changed(info);
      return { id, problems: ruleProblems(rule, rules.inForce()) };
    },
    'matching.discardRule': (input, info) => {
      const { rule } = draftOf(input.id);
      const discarded = {
        action: 'matching.rule_discarded',
        subject: { rule: rule.id, version: rule.version },
      };
      deps.record.write(info, discarded, () =>
        rules.append({ rule, state: 'discarded', reason: '', at: deps.now(), by: info.person }),
      );
      changed(info);
      return {};
    },
    'matching.backtestRule': async ({ id, from, to, taskId }, info) => {
      const { rule } = draftOf(id);
      refuseUnfit(rule, rules);
      const bodyHash = bodyHashOf(rule, rules.inForce());
      const pair = rule.leg === 'left_right' ? lastPair(deps) : null;
      const { asOf, legs, samples } = await deps.preview(
        {
          asOf: null,
          pair: pair && { left: [...pair.left], right: [...pair.right] },
          rules: [rule],
          from,
          to,
          taskId,
        },
        info,
      );
      const files = deps.lines.active().length;
      const figures: BacktestFigures = { bodyHash, asOf, from, to, files, at: deps.now(), legs };
      tried.delete(bodyHash);
      tried.set(bodyHash, figures);
      for (const oldest of [...tried.keys()].slice(0, -BACKTESTS_MAX)) tried.delete(oldest);
      info.changed('matching');
      return { figures, samples };
    },
    'matching.publishRule': (input, info) => {
      const { rule } = draftOf(input.id);
      const requestId = publishRule(deps, rule, figuresFor(rule), input.reason, info);
      changed(info);
      return { requestId };
    },
  };
}

/** Shipped rules in the order of their list, the firm's own behind them; by leg they are put in order where they are shown. */
function idsOf({ rules }: RulesDeps): string[] {
  const own = rules.ownIds().filter((id) => rules.published(id) !== null || rules.draft(id) !== null);
  return [...MATCH_RULES.map(({ id }) => id), ...own];
}

function newId({ rules }: RulesDeps): string {
  const ids = rules.ownIds();
  const standing = ids.filter((id) => rules.published(id) !== null || rules.draft(id) !== null);
  if (standing.length >= OWN_RULES_MAX)
    throw new Refused('too_large', { what: 'rules', limit: OWN_RULES_MAX, rows: standing.length });
  return `own_${ids.length + 1}`;
}

/** Two files were compared with each other in the newest run: a rule of that leg is tried on them. */
function lastPair({ ledger, lines }: RulesDeps): Pair {
  const facts = latestRun(ledger)?.legs.get('left_right');
  const isHere = (id: number) => lines.active().some((each) => each.id === id);
  const left = facts?.leftImports.filter(isHere) ?? [];
  const right = facts?.rightImports.filter(isHere) ?? [];
  if (left.length === 0 || right.length === 0) throw new Refused('not_found', { what: 'pair' });
  return { left, right };
}
