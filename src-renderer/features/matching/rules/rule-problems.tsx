/** What stands against a rule as it is typed: what forbids publishing it, and what the backtest has to answer. */
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import type { RuleProblem } from '../../../../shared/domain/rule-check.ts';
import { ruleName } from '../../../ui/match-rules/rule-words.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './rule-editor.module.css';

interface ProblemsProps {
  readonly problems: readonly RuleProblem[];
  readonly inForce: readonly MatchRule[];
}

export function Problems({ problems, inForce }: ProblemsProps) {
  const words = useWords();
  if (problems.length === 0) return null;
  const nameOf = (id: string) => {
    const rule = inForce.find((each) => each.id === id);
    return rule ? ruleName(words, rule) : id;
  };
  return (
    <ul className={classes.problems}>
      {problems.map(({ problem, isFatal, other }) => (
        <li key={problem} data-fatal={isFatal || undefined}>
          {isFatal ? <IconAlertOctagon size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}
          <span>{words(`rules.problem.${problem}`, { other: nameOf(other) })}</span>
        </li>
      ))}
    </ul>
  );
}
