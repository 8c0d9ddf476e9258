/**
 * Rows of an original as the file prints them, the wanted one marked and in sight: a grid under the file's own columns, or lines of text.
 *
 * The text is the file's to the letter; blanks are shown as signs on demand only.
 */
import { useEffect, useRef } from 'react';
import type { OriginalRows } from '../../../shared/contract/source.ts';
import { useWords } from '../../ui/words.ts';
import { columnMark, withBlanksSeen } from './source-places.ts';
import classes from './source-rows.module.css';

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

/** Brings a part into sight within its own box; the page stays where it is. */
function useInSight(about: unknown) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is to be in sight changes with what it is about.
  useEffect(() => {
    const own =
      box.current?.querySelector<HTMLElement>('[data-pointed]') ?? box.current?.querySelector('[data-own]');
    if (!box.current || !own) return;
    const [outer, inner] = [box.current.getBoundingClientRect(), own.getBoundingClientRect()];
    const head = box.current.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    if (inner.top < outer.top + head || inner.bottom > outer.bottom)
      box.current.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    if (own.hasAttribute('data-pointed') && (inner.left < outer.left + 56 || inner.right > outer.right))
      box.current.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [about]);
  return box;
}

function Lines({ source, showsBlanks }: SourceRowsProps) {
  const words = useWords();
  const box = useInSight(source);
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
  const box = useInSight(`${source.importId} ${source.rows.find((row) => row.isTheLine)?.row} ${pointed}`);
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
                <th key={column}>{shown(source.header[column] ?? '')}</th>
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
                  {shown(row.cells[column] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
