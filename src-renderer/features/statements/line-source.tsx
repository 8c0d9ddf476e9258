/** The file's own words: the line's cells beneath its headings, and the rows around it as printed. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import classes from './line-source.module.css';

/** The engine puts stars in the place of what it hides. */
export const isMasked = (text: string): boolean => text.includes('*');

/** Rows above and below: enough to see a line in its place. */
export const ROWS_AROUND = 3;

interface LineSourceProps {
  readonly line: LineView;
  /** In place of the masked answer. */
  readonly unmasked: Output<'statements.source'> | null;
}

export function LineSource({ line, unmasked }: LineSourceProps) {
  const words = useWords();
  const answer = useAnswer('statements.source', { lineId: line.id, around: ROWS_AROUND });
  const source = unmasked ?? answer.data;
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!source) return null;
  const holdsMask = unmasked === null && source.rows.some((row) => row.cells.some(isMasked));
  const own = source.rows.find((row) => row.isTheLine);
  return (
    <section className={classes.source}>
      <h3>
        {words('statements.source')}{' '}
        <small>{words(holdsMask ? 'reveal.sourceMasked' : 'statements.sourceText')}</small>
      </h3>
      {own ? (
        <div className={classes.box}>
          <table className={table.table}>
            <tbody>
              {own.cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its place.
                <tr key={at}>
                  <th scope="row">{source.header[at]?.trim() || `${at + 1}`}</th>
                  <td className={classes.cell}>{cell}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <pre className={classes.rows}>
        {source.rows.map((row) => (
          <div key={row.row} data-own={row.isTheLine || undefined}>
            <span>{row.row}</span>
            {row.cells.join(', ')}
          </div>
        ))}
      </pre>
      <p className={classes.file}>
        {source.file} · {source.encoding} · SHA-256 {source.sha256.slice(0, 16)}…
      </p>
    </section>
  );
}
