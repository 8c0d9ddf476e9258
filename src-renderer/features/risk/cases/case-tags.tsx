/** Where a case stands, and what was decided or is proposed. */
import type { CaseView } from '../../../../shared/contract/risk-views.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { CASE_TONES, DECISION_TONES } from '../looks.ts';
import classes from '../risk.module.css';

export function CaseTags({ found }: { readonly found: Pick<CaseView, 'state' | 'decision'> }) {
  const words = useWords();
  return (
    <span className={classes.tagLine}>
      <Tag tone={CASE_TONES[found.state]}>{words(`risk_case_state.${found.state}`)}</Tag>
      {found.decision === null ? null : (
        <Tag tone={DECISION_TONES[found.decision]}>{words(`risk_case_decision.${found.decision}`)}</Tag>
      )}
    </span>
  );
}
