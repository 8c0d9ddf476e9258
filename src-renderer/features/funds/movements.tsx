/** What moved on a party's account by the books, newest first, each with its entry and what stood after it. */
import { Link } from 'react-router-dom';
import { ruleName } from '../../../shared/wording/rule-name.ts';
import { Amount } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import classes from './funds.module.css';

/** The newest; the ledger of the books has them all. */
const MOVEMENTS_SHOWN = 100;

interface Moved {
  readonly day: string;
  readonly entryId: number;
  readonly number: string;
  readonly rule: string;
  readonly memo: string;
  readonly side: 'debit' | 'credit';
  readonly amount: number;
  readonly after: number;
}

export function Movements({
  movements,
  currency,
}: {
  readonly movements: readonly Moved[];
  readonly currency: string;
}) {
  const words = useWords();
  const shown = movements.slice(0, MOVEMENTS_SHOWN);
  return (
    <section>
      <h3>{words('funds.movements')}</h3>
      {shown.length === 0 ? <p className={classes.none}>{words('funds.movementsNone')}</p> : null}
      {shown.length > 0 ? (
        <table className={`${table.table} ${classes.inner} ${classes.moves}`}>
          <thead>
            <tr>
              <th>{words('books.col.day')}</th>
              <th>{words('books.col.memo')}</th>
              <th className={table.right}>{words('books.debit')}</th>
              <th className={table.right}>{words('books.credit')}</th>
              <th className={table.right}>{words('funds.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <tr key={`${each.entryId} ${each.side} ${each.after}`}>
                <td>
                  <Day value={each.day} />
                </td>
                <td className={classes.what}>
                  <Link to={`/books/entry/${each.entryId}`}>{each.number}</Link>
                  <small title={each.memo}>
                    {each.rule === ''
                      ? each.memo
                      : ruleName(words.or(`posting_rule.${each.rule}`, each.rule))}
                  </small>
                </td>
                <td className={table.right}>
                  {each.side === 'debit' ? <Amount minor={each.amount} currency={currency} /> : null}
                </td>
                <td className={table.right}>
                  {each.side === 'credit' ? <Amount minor={each.amount} currency={currency} /> : null}
                </td>
                <td className={table.right}>
                  <span data-last className={classes.figure}>
                    <Amount minor={each.after} currency={currency} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {movements.length > shown.length ? (
        <p className={classes.none}>
          {words('funds.movementsMore', { count: movements.length - shown.length })}
        </p>
      ) : null}
    </section>
  );
}
