/** A made-up batch as the layout writes it, while it is typed: what a bank would get, and what could not be written of it. */
import { useEffect, useState } from 'react';
import type { BankLayout } from '../../../../shared/domain/bank-layout.ts';
import { useAnswer } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from './layout.module.css';

/** The hands rest before it is asked for. */
const REST_MS = 250;

export function LayoutPreview({ layout }: { readonly layout: BankLayout }) {
  const words = useWords();
  const [asked, setAsked] = useState(layout);
  const text = JSON.stringify(layout);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout is another object each time, its text is what counts.
  useEffect(() => {
    const timer = setTimeout(() => setAsked(layout), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const answer = useAnswer('payments.previewLayout', { layout: asked }, { keepsPrevious: true });
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  const { rows = [], problems = [] } = answer.data ?? {};
  const [headings = [], ...cells] = rows;
  const said = ({ field, problem, expected }: (typeof problems)[number]) =>
    words('payments.layoutPreviewProblem', {
      field: words.or(`layoutField.${field}`, field),
      problem: words.or(`format_problem.${problem}`, problem),
      expected,
    });
  return (
    <>
      <div className={classes.preview} data-scrolls>
        <table className={table.table} aria-label={words('payments.layoutPreview')} data-code>
          <thead>
            <tr>
              {placed(headings).map(({ key, text: heading }) => (
                <th key={key}>{heading}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row) => (
              <tr key={row.join('|')}>
                {placed(row).map(({ key, text: cell }) => (
                  <td key={key}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {[...new Set(problems.map(said))].map((problem) => (
        <p key={problem} className={classes.problem}>
          {problem}
        </p>
      ))}
    </>
  );
}

/** Two columns may be alike while they are typed: what tells cells apart is where they stand. */
const placed = (row: readonly string[]) => row.map((text, at) => ({ key: String(at), text }));
