/** The lines of one side of a match, a card each, with what they count there; a side without any says so. */
import type { LineView } from '../../../shared/contract/shapes.ts';
import { LineCard } from '../line-card.tsx';
import { useWords } from '../words.ts';
import classes from './side-lines.module.css';

interface SideLinesProps {
  readonly title: string;
  readonly lines: readonly LineView[];
  readonly amountOf?: (line: LineView) => number;
  readonly none?: string;
}

export function SideLines({ title, lines, amountOf, none }: SideLinesProps) {
  const words = useWords();
  return (
    <section className={classes.side}>
      <h3>
        {title}
        {lines.length > 1 ? <span>{words('list.rows', { count: lines.length })}</span> : null}
      </h3>
      {lines.length === 0 ? <p className={classes.none}>{none ?? words('matching.sideEmpty')}</p> : null}
      {lines.map((line) => (
        <LineCard key={line.id} line={line} {...(amountOf ? { amount: amountOf(line) } : {})} />
      ))}
    </section>
  );
}
