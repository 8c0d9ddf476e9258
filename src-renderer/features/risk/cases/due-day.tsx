/** The day by which a case is to be decided; over, it says so in words. */
import { Day } from '../../../ui/day.tsx';
import { localToday } from '../../../ui/local-today.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';

export function DueDay({ due, isDone }: { readonly due: string; readonly isDone: boolean }) {
  const words = useWords();
  if (due === '' || isDone || due >= localToday()) return <Day value={due} />;
  return (
    <span className={classes.tagLine} title={words('risk.overdue')}>
      <Day value={due} />
      <Tag tone="bad">!</Tag>
    </span>
  );
}
