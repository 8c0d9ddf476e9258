/** What undoing the newest run would do, before she gives a reason: what is withdrawn, what stands again, what persons said that loses its place. */
import { useAnswer } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ownTime } from '../../ui/own-time.ts';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import classes from './outlook.module.css';

/** As the table has them: of this run, then of the run before. */
const FIGURES = ['accepted', 'proposed', 'acceptedBefore', 'proposedBefore'] as const;

export function UndoRunOutlook() {
  const words = useWords();
  const answer = useAnswer('matching.consequences', { what: 'run' });
  const run = answer.data?.run;
  if (answer.error) return <ErrorNote error={answer.error} />;
  if (!run) return <p className={classes.text}>{words('matching.outlookLoading')}</p>;
  const { exceptions, before, stays, requestsVoid } = run;
  const said = exceptions.disposed + exceptions.owned + exceptions.noted;
  return (
    <div className={classes.outlook}>
      <div className={classes.scroll}>
        <table className={`${table.table} ${classes.figures}`}>
          <thead>
            <tr>
              <th rowSpan={2}>{words('matching.legs')}</th>
              <th colSpan={2} className={table.right}>
                {words('matching.undoWithdrawn')}
              </th>
              <th colSpan={2} className={table.right}>
                {words('matching.undoBack')}
              </th>
            </tr>
            <tr>
              {FIGURES.map((name) => (
                <th key={name} className={table.right}>
                  {words(name.startsWith('accepted') ? 'matching.tab.accepted' : 'matching.tab.proposals')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.legs.map((each) => (
              <tr key={each.leg}>
                <td>{words(`leg.${each.leg}`)}</td>
                {FIGURES.map((name) => (
                  <td key={name} className={table.right}>
                    {each[name].toLocaleString('en')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={classes.list}>
        <li>
          {before
            ? words('matching.undoBefore', { at: ownTime(before.ranAt), day: before.asOf })
            : words('matching.undoNothing')}
        </li>
        <li>{words('matching.undoExceptions', { gone: exceptions.gone, back: exceptions.back })}</li>
        {said > 0 ? <li data-tone="warn">{words('matching.undoSaid', exceptions)}</li> : null}
        {requestsVoid > 0 ? (
          <li data-tone="warn">{words('matching.undoRequests', { count: requestsVoid })}</li>
        ) : null}
        <li>{words('matching.undoStays', stays)}</li>
      </ul>
    </div>
  );
}
