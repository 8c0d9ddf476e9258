/** The check list of a batch, worst first: each with what was found, in a sentence with its figures. */
import type { SettlementCheckView } from '../../../shared/contract/settlement-views.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { checkSentence } from './check-words.ts';
import { OUTCOME_TONES, worstFirst } from './looks.ts';
import classes from './settlement.module.css';

export function CheckList({ checks }: { readonly checks: readonly SettlementCheckView[] }) {
  const words = useWords();
  return (
    <Panel title={words('settlement.checklist')}>
      <ul className={classes.checks} aria-label={words('settlement.checklist')}>
        {worstFirst(checks).map((check) => (
          <li key={check.name} data-outcome={check.outcome}>
            <Tag tone={OUTCOME_TONES[check.outcome]}>{words(`settlement.outcome.${check.outcome}`)}</Tag>
            <span>
              <strong>{words(`settlement.check.${check.name}`)}</strong>
              <small>{checkSentence(words, check)}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
