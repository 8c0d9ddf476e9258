/** One line as a fact: when, how much, what it says, and one step to the original row of its file. */
import { Link } from 'react-router-dom';
import type { LineView } from '../../shared/contract/shapes.ts';
import { Amount } from './amount.tsx';
import { Instant } from './day.tsx';
import { LineAmount } from './line-amount.tsx';
import classes from './line-card.module.css';
import { lineText } from './line-text.ts';
import { Standing } from './standing.tsx';
import { Tag } from './tag.tsx';
import { useWords } from './words.ts';

interface LineCardProps {
  readonly line: LineView;
  /** What the line counts in the leg, where that is the question; else the movement with its sign. */
  readonly amount?: number;
  readonly showsSource?: boolean;
}

export function LineCard({ line, amount, showsSource }: LineCardProps) {
  const words = useWords();
  const numbers: readonly (readonly [string, string])[] = [
    [words('column.merchantOrderNo'), line.merchantOrderNo],
    [words('column.refundNo'), line.refundNo],
    [words('column.channelTransactionId'), line.channelTransactionId],
    [words('column.batchNo'), line.batchNo],
    [words('column.bankReference'), line.bankReference],
  ];
  return (
    <article className={classes.card}>
      <header className={classes.top}>
        <span className={classes.when}>
          <Instant value={line.occurredAt || line.bookingDate} />
        </span>
        <Tag tone="plain">{words(`lineKind.${line.kind}`)}</Tag>
        {line.status === 'none' || line.status === 'success' ? null : (
          <Tag tone="warn">{words(`lineStatus.${line.status}`)}</Tag>
        )}
        <span className={classes.amount}>
          <LineAmount line={line} size="strong" {...(amount === undefined ? {} : { counted: amount })} />
        </span>
      </header>
      {lineText(line) ? <p className={classes.text}>{lineText(line)}</p> : null}
      <dl className={classes.numbers}>
        {numbers
          .filter(([, value], at) => value !== '' && numbers.findIndex(([, other]) => other === value) === at)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {line.fee === null || line.fee === 0 ? null : (
          <div>
            <dt>{words('column.fee')}</dt>
            <dd>
              <Amount minor={line.fee} currency={line.currency} />
            </dd>
          </div>
        )}
      </dl>
      <footer className={classes.source}>
        <span>
          {showsSource ? `${words(`sourceKind.${line.sourceKind}`)} · ` : ''}
          <SourceLink line={line} />
        </span>
        {/* Orders state nothing to be proved by, and nobody expects it of them. */}
        {line.proof === 'proved' || (line.proof === 'not_stated' && line.sourceKind === 'orders') ? null : (
          <Standing standing={line.proof} />
        )}
      </footer>
    </article>
  );
}

/** From any line one step to its row of the original file. */
export function SourceLink({ line }: { readonly line: Pick<LineView, 'id' | 'file' | 'row'> }) {
  const words = useWords();
  return (
    <Link
      to={`/statements/line/${line.id}`}
      className={classes.link}
      aria-label={words('matching.openSource', { file: line.file, row: line.row })}
    >
      {words('matching.source', { file: line.file, row: line.row })}
    </Link>
  );
}
