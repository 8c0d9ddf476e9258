/** The rules of the book, each as a sentence with its bands; one that is changed in the draft says so. */
import type { RiskRule } from '../../../../shared/domain/risk.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { ruleName } from '../risk-names.ts';
import type { BookChange } from './book-changes.ts';
import { ruleSentence, saidBands } from './rule-sentence.ts';

interface RuleListProps {
  readonly rules: readonly RiskRule[];
  readonly changes: readonly BookChange[];
  readonly markedId: string;
  readonly onOpen: (id: string) => void;
}

export function RuleList({ rules, changes, markedId, onOpen }: RuleListProps) {
  const words = useWords();
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => {
        const isChanged = changes.some(({ of }) => 'rule' in of && of.rule === rule.id);
        return (
          <li key={rule.id} id={`risk-rule-${rule.id}`} data-marked={rule.id === markedId || undefined}>
            <button type="button" data-off={!rule.isOn || undefined} onClick={() => onOpen(rule.id)}>
              <span className={classes.findingHead}>
                <strong>{ruleName(words, rule.id)}</strong>
                {rule.isOn ? null : <Tag tone="plain">{words('risk.off')}</Tag>}
                {isChanged ? <Tag tone="warn">{words('risk.changed')}</Tag> : null}
              </span>
              <span className={classes.sentence}>{ruleSentence(words, rule)}</span>
              <span className={classes.bands}>
                {saidBands(words, rule).map(({ code, text, points }) => (
                  <span key={code} className={classes.band}>
                    {text} <strong>{words('risk.points', { count: points })}</strong>
                  </span>
                ))}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
