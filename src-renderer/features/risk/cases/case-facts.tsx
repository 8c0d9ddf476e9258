/** What is known of a case in a few lines: about whom, whose, since when, by when. */
import type { CaseView } from '../../../../shared/contract/risk-views.ts';
import { OurClock } from '../../../ui/day.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useWords } from '../../../ui/words.ts';
import { subjectText } from '../risk-names.ts';
import { DueDay } from './due-day.tsx';

interface CaseFactsProps {
  readonly found: CaseView;
  /** Closed by one officer alone. */
  readonly isUnchecked: boolean;
}

export function CaseFacts({ found, isUnchecked }: CaseFactsProps) {
  const words = useWords();
  return (
    <Facts
      facts={[
        { name: words('risk.col.subject'), value: subjectText(words, found.subject) },
        { name: words('risk.col.owner'), value: found.ownerName || words('risk.nobody') },
        {
          name: words('risk.col.due'),
          value: found.due === '' ? '' : <DueDay due={found.due} isDone={found.state === 'closed'} />,
        },
        { name: words('risk.openedAt'), value: <OurClock value={found.openedAt} /> },
        {
          name: words('risk.decided'),
          value:
            found.decision === null || found.state !== 'closed'
              ? ''
              : `${words(`risk_case_decision.${found.decision}`)}${isUnchecked ? ` · ${words('risk.unchecked')}` : ''}`,
        },
        {
          name: words('risk.col.report'),
          value: found.report === '' ? '' : words(`risk.report.${found.report}`),
        },
      ]}
    />
  );
}
