/** The cells of one record, one beneath the other with what each was read into, so that a row of thirty columns is read without scrolling aside. */
import type { OriginalRows } from '../../../shared/contract/source.ts';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import { fieldName } from './field-name.ts';
import classes from './own-cells.module.css';
import { columnMark, fieldsAt, withBlanksSeen } from './source-places.ts';
import { useInSight } from './use-in-sight.ts';

interface OwnCellsProps {
  readonly source: OriginalRows;
  readonly columns?: readonly number[];
  readonly showsBlanks?: boolean;
  readonly onPoint?: (field: string | null) => void;
}

export function OwnCells({ source, columns = [], showsBlanks, onPoint }: OwnCellsProps) {
  const words = useWords();
  const box = useInSight<HTMLDivElement>(columns.join(' '));
  const own = source.rows.find((row) => row.isTheLine);
  if (!own) return null;
  // Elements are called by their path; a figure that is stated was read into no line.
  const hasMarks = source.form !== 'tags';
  const isRead = Object.keys(source.places).length > 0;
  return (
    <div ref={box} className={classes.box}>
      <table className={table.table}>
        <thead>
          <tr>
            {hasMarks ? (
              <th scope="col" className={classes.mark}>
                {words('source.column')}
              </th>
            ) : null}
            <th scope="col">{words(source.form === 'tags' ? 'source.path' : 'source.heading')}</th>
            <th scope="col">{words('source.cell')}</th>
            {isRead ? <th scope="col">{words('source.readInto')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {own.cells.map((cell, column) => {
            const fields = fieldsAt(source, column);
            const name = source.header[column]?.trim() ?? '';
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its place.
                key={column}
                data-active={columns.includes(column) || undefined}
                data-pointed={columns.includes(column) || undefined}
                onMouseEnter={() => onPoint?.(fields[0] ?? null)}
                onMouseLeave={() => onPoint?.(null)}
              >
                {hasMarks ? <td className={classes.mark}>{columnMark(source, column)}</td> : null}
                <th scope="row">{name}</th>
                <td className={classes.cell}>{showsBlanks ? withBlanksSeen(cell) : cell}</td>
                {isRead ? (
                  <td className={classes.fields}>
                    {fields.map((field) => fieldName(words, field)).join(words('source.and'))}
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
