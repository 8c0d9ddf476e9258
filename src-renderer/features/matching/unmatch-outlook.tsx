/** What taking a match apart does, before it is done: the lines that fall open, the differences that stand again, what stays. */
import type { LineView } from '../../../shared/contract/shapes.ts';
import { LEG_SOURCES, type Leg, type Side } from '../../../shared/domain/leg.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { lineReference, lineText } from '../../ui/line-text.ts';
import { legAmount } from '../../ui/review/leg-sum.ts';
import { useWords } from '../../ui/words.ts';
import classes from './unmatch-outlook.module.css';

const LINES_SHOWN = 6;
/** What a line counts hangs on its side only where the two sides are of different kinds of files. */
const sideOf = (leg: Leg, line: LineView): Side =>
  line.sourceKind === LEG_SOURCES[leg][1] ? 'right' : 'left';

export function UnmatchOutlook({ groupKey }: { readonly groupKey: string }) {
  const words = useWords();
  const found = useAnswer('matching.consequences', { what: 'group', key: groupKey }).data?.group;
  if (!found) return <div className={classes.outlook} aria-busy />;
  const { leg, lines, lineCount, exceptions, others } = found;
  return (
    <div className={classes.outlook}>
      <strong>{words('outlook.lines', { count: lineCount })}</strong>
      <ul>
        {lines.slice(0, LINES_SHOWN).map((line) => (
          <li key={line.id}>
            <span>{lineReference(line) || lineText(line)}</span>
            <Amount minor={legAmount(leg, sideOf(leg, line), line)} currency={line.currency} showsCurrency />
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
