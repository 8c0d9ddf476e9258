/**
 * Rows of an original as the file prints them, the wanted one marked and in sight: a grid under the file's own columns, or lines of text.
 *
 * The text is the file's to the letter; blanks are shown as signs on demand only.
 */
import type { OriginalRows } from '../../../shared/contract/source.ts';
import { useWords } from '../../ui/words.ts';
import { columnMark, withBlanksSeen } from './source-places.ts';
import classes from './source-rows.module.css';
import { useInSight } from './use-in-sight.ts';

interface SourceRowsProps {
  readonly source: OriginalRows;
  readonly showsBlanks?: boolean;
  /** Columns of the marked row that are pointed at. */
  readonly pointed?: readonly number[];
  readonly onPoint?: (column: number | null) => void;
}

export function SourceRows(props: SourceRowsProps) {
  return props.source.form === 'text' ? <Lines {...props} /> : <Grid {...props} />;
}

const aboutOf = ({ importId, rows }: OriginalRows): string =>
  `${importId} ${rows.find((row) => row.isTheLine)?.row}`;

function Lines({ source, showsBlanks }: SourceRowsProps) {
  const words = useWords();
  const box = useInSight<HTMLElement>(aboutOf(source));
  return (
    <section
      ref={box}
      className={classes.lines}
      aria-label={words('source.rows')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by the keyboard.
      tabIndex={0}
    >
      {source.rows.map((row) => (
        <div key={row.row} data-own={row.isTheLine || undefined}>
          <span className={classes.number}>{row.row}</span>
          <code>{showsBlanks ? withBlanksSeen(row.cells.join('')) : row.cells.join('')}</code>
        </div>
      ))}
    </section>
  );
}

function Grid({ source, showsBlanks, pointed = [], onPoint }: SourceRowsProps) {
  const words = useWords();
  const box = useInSight<HTMLElement>(`${aboutOf(source)} ${pointed}`);
  const width = Math.max(source.header.length, ...source.rows.map((row) => row.cells.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const shown = (text: string) => (showsBlanks ? withBlanksSeen(text) : text);
  const headerRow = source.rows.find((row) => row.row === source.headerRow);
  return (
    <section
      ref={box}
      className={classes.grid}
      aria-label={words('source.rows')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by the keyboard.
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th />
            {columns.map((column) => (
              <th key={column} scope="col" data-pointed-column={pointed.includes(column) || undefined}>
                {source.form === 'tags' ? source.header[column] : columnMark(source, column)}
              </th>
            ))}
          </tr>
          {source.headerRow > 0 && !headerRow ? (
            <tr className={classes.heads}>
              <th scope="row">{source.headerRow}</th>
              {columns.map((column) => (
                <th key={column}>
                  <div className={classes.cell}>{shown(source.header[column] ?? '')}</div>
                </th>
              ))}
            </tr>
          ) : null}
        </thead>
        <tbody>
          {source.rows.map((row) => (
            <tr
              key={row.row}
              data-own={row.isTheLine || undefined}
              data-head={row === headerRow || undefined}
            >
              <th scope="row">{row.row}</th>
              {columns.map((column) => (
                <td
                  key={column}
                  data-pointed={(row.isTheLine && pointed.includes(column)) || undefined}
                  {...(onPoint && row.isTheLine
                    ? { onMouseEnter: () => onPoint(column), onMouseLeave: () => onPoint(null) }
                    : {})}
                >
                  <div className={classes.cell}>{shown(row.cells[column] ?? '')}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
