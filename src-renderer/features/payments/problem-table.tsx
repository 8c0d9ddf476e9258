/** Rows of a file that are wrong: where, which column, what stands there, what was expected. All that were told of, none left out. */
import type { RowProblem } from '../../../shared/contract/row-problem.ts';
import table from '../../ui/table.module.css';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './payments.module.css';

interface ProblemTableProps {
  readonly problems: readonly RowProblem[];
  /** How many there are, where more were found than are told of one by one. */
  readonly count?: number;
}

export function ProblemTable({ problems, count = problems.length }: ProblemTableProps) {
  const words = useWords();
  return (
    <div className={classes.problems}>
      <table className={table.table} aria-label={words('payments.problems')}>
        <thead>
          <tr>
            <th className={table.right}>{words('payments.col.row')}</th>
            <th>{words('payments.col.column')}</th>
            <th>{words('payments.col.problem')}</th>
            <th>{words('payments.col.text')}</th>
            <th>{words('payments.col.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((each, at) => (
            // One row may have several problems, even two of one kind.
            <tr key={`${each.row} ${each.column} ${each.problem} ${at.toString()}`}>
              <td className={table.right}>{each.row > 0 ? each.row.toLocaleString('en') : '–'}</td>
              <td>{words.or(`payment_column.${each.column}`, each.column)}</td>
              <td>{problemText(words, each)}</td>
              <td>{each.text === '' ? '–' : <code>{each.text}</code>}</td>
              <td>{each.expected || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > problems.length ? (
        <p className={classes.muted}>{words('payments.moreProblems', { count: count - problems.length })}</p>
      ) : null}
    </div>
  );
}

/** Of a format's reader, or of what the row asks for; an unknown one by its name. */
const problemText = (words: Words, { problem }: RowProblem): string =>
  words.or(`payment_row.${problem}`, words.or(`problem.${problem}`, problem));
