/** What taking a list would do, in figures and one by one; or every row of it that cannot be read, and then nothing of it is taken. */
import type { Output } from '../../../shared/contract/calls.ts';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';

const NAMED_MAX = 50;

export function WatchPlan({ plan }: { readonly plan: Output<'parties.planWatchFile'> }) {
  const words = useWords();
  if (plan.problemCount > 0)
    return (
      <div role="status">
        <p className={classes.warnNote}>{words('parties.watchProblems', { count: plan.problemCount })}</p>
        <ul className={classes.bad}>
          {plan.problems.slice(0, NAMED_MAX).map(({ row, column, problem, text }, at) => (
            <li key={`${row} ${column} ${at.toString()}`}>
              {words('parties.watchProblem', {
                row,
                column: words.or(`watchWhat.${column}`, column),
                problem: words.or(`problem.${problem}`, problem),
                text: text || '–',
              })}
            </li>
          ))}
        </ul>
      </div>
    );
  const fresh = plan.shown.filter(({ isKnown }) => !isKnown).slice(0, NAMED_MAX);
  return (
    <div role="status">
      <Facts
        facts={[
          { name: words('parties.watchRows'), value: plan.rows.toLocaleString('en') },
          { name: words('parties.watchNew'), value: plan.added.toLocaleString('en') },
          { name: words('parties.watchKnown'), value: plan.known.toLocaleString('en') },
          { name: words('parties.watchLeaving'), value: plan.leaving.toLocaleString('en') },
          { name: words('parties.watchBefore'), value: plan.before },
        ]}
      />
      <Named title={words('parties.watchNew')} entries={fresh} all={plan.added} />
      <Named
        title={words('parties.watchLeavingText')}
        entries={plan.shownLeaving.slice(0, NAMED_MAX)}
        all={plan.leaving}
      />
    </div>
  );
}

interface NamedProps {
  readonly title: string;
  readonly entries: readonly { readonly what: string; readonly value: string }[];
  /** How many there are, of which these are shown. */
  readonly all: number;
}

function Named({ title, entries, all }: NamedProps) {
  const words = useWords();
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>
        {title} · {all.toLocaleString('en')}
      </summary>
      <ul className={classes.bad}>
        {entries.map(({ what, value }, at) => (
          <li key={`${what} ${value} ${at.toString()}`}>
            {words.or(`watchWhat.${what}`, what)} {value}
          </li>
        ))}
        {all > entries.length ? <li>{words('parties.watchMore', { count: all - entries.length })}</li> : null}
      </ul>
    </details>
  );
}
