/** What matching and settlement go by besides rules: when money is due, what it costs, what is held back or shared out, which days are worked. */
import { useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { CalendarCard } from './calendar-card.tsx';
import { CyclesCard } from './cycles-card.tsx';
import { FeesCard } from './fees-card.tsx';
import { ReservesCard } from './reserves-card.tsx';
import { SharingsCard } from './sharings-card.tsx';
import classes from './terms.module.css';

export function TermsView() {
  const words = useWords();
  const mayChange = useMay('match');
  const answer = useAnswer('terms.get', {});
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  return (
    <div className={classes.view}>
      {mayChange ? null : <p className={classes.text}>{words('terms.readOnly')}</p>}
      <CyclesCard cycles={answer.data.cycles} />
      <FeesCard fees={answer.data.fees} suggested={answer.data.suggested} />
      <ReservesCard reserves={answer.data.reserves} />
      <SharingsCard sharings={answer.data.sharings} />
      <CalendarCard />
    </div>
  );
}
