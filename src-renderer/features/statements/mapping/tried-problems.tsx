/** The first rows a mapping cannot read: which row, which column, what stands there, what should. */
import type { RowFinding } from '../../../../shared/contract/shapes.ts';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from './try-result.module.css';

export function TriedProblems({
  problems,
  total,
}: {
  readonly problems: readonly RowFinding[];
  readonly total: number;
}) {
  const words = useWords();
  if (problems.length === 0) return <p className={classes.none}>{words('mapping.noProblems')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th className={table.right}>{words('column.row')}</th>
          <th>{words('mapping.columnHead')}</th>
          <th>{words('statements.rowReason')}</th>
          <th>{words('statements.rowText')}</th>
          <th>{words('statements.rowExpected')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((each) => (
          <tr key={each.row}>
            <td className={table.right}>{each.row.toLocaleString('en')}</td>
            <td>{each.column}</td>
            <td className={classes.bad}>{words.or(`problem.${each.reason}`, each.reason)}</td>
            <td className={classes.text} title={each.text}>
              {each.text}
            </td>
            <td className={classes.text} title={each.expected}>
              {each.expected}
            </td>
          </tr>
        ))}
        {total > problems.length ? (
          <tr>
            <td className={classes.more} colSpan={5}>
              {words('mapping.more', { count: total - problems.length })}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
