/** What taking a match apart does, before it is done: the lines that fall open, the differences that stand again, what stays. */
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.ts';
import { lineReference, lineText } from './leg-sum.ts';
import classes from './unmatch-outlook.module.css';

const LINES_SHOWN = 6;

export function UnmatchOutlook({ groupKey }: { readonly groupKey: string }) {
  const words = useWords();
  const found = useAnswer('matching.consequences', { what: 'group', key: groupKey }).data?.group;
  if (!found) return <div className={classes.outlook} aria-busy />;
  const { lines, lineCount, exceptions, others } = found;
  return (
    <div className={classes.outlook}>
      <strong>{words('outlook.lines', { count: lineCount })}</strong>
      <ul>
        {lines.slice(0, LINES_SHOWN).map((line) => (
          <li key={line.id}>
            <span>{lineReference(line) || lineText(line)}</span>
            <Amount minor={line.net} currency={line.currency} showsCurrency />
          </li>
        ))}
      </ul>
      {lineCount > LINES_SHOWN ? (
        <p>{words('outlook.more', { count: lineCount - Math.min(lines.length, LINES_SHOWN) })}</p>
      ) : null}
      {exceptions.length > 0 ? <p>{words('outlook.exceptions', { count: exceptions.length })}</p> : null}
      <p>
        {others.length === 0
          ? words('outlook.noOthers')
          : words('outlook.others', {
              legs: [...new Set(others.map((group) => words(`leg.${group.leg}`)))].join(' · '),
            })}
      </p>
    </div>
  );
}
