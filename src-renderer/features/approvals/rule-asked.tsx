/** A matching rule that somebody asks to publish: what it says, what is in force, and the figures of the very trial that went with the request. */
import type { RequestView } from '../../../shared/contract/approvals.ts';
import { backtestFigures } from '../../../shared/contract/match-rules.ts';
import { type MatchRule, matchRule } from '../../../shared/domain/match-rule.ts';
import { Facts } from '../../ui/facts.tsx';
import { BacktestTable } from '../../ui/match-rules/backtest-table.tsx';
import { ruleName, sentenceOf } from '../../ui/match-rules/rule-words.ts';
import { useWords } from '../../ui/words.ts';
import { factOf } from './request-facts.ts';
import classes from './rule-asked.module.css';

export function RuleAsked({ request }: { readonly request: RequestView }) {
  const words = useWords();
  const rule = ruleIn(request, 'match_rule');
  const before = ruleIn(request, 'match_rule_before');
  const figures = backtestFigures.safeParse(jsonOf(factOf(request, 'backtest')));
  if (!rule) return null;
  return (
    <div className={classes.rule}>
      <Facts
        facts={[
          {
            name: words('request.fact.match_rule'),
            value: `${ruleName(words, rule)} · ${words('rules.version', { version: String(rule.version) })}`,
          },
          { name: words('rules.id'), value: rule.id, isCode: true },
        ]}
      />
      <p>{sentenceOf(words, rule)}</p>
      {before ? (
        <p className={classes.before}>
          <strong>{words('rules.inForceNow')}</strong> {sentenceOf(words, before)}
        </p>
      ) : null}
      {figures.success ? <BacktestTable figures={figures.data} /> : null}
    </div>
  );
}

function ruleIn(request: RequestView, name: string): MatchRule | null {
  const read = matchRule.safeParse(jsonOf(factOf(request, name)));
  return read.success ? read.data : null;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
