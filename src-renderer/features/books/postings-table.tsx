/** Postings as an entry has them: debits, credits, and their sums, which are equal or say by how much they are not. */
import { Link } from 'react-router-dom';
import type { EntryView } from '../../../shared/contract/journal-views.ts';
import { Amount } from '../../ui/amount.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import { nameIn, subText } from './account-name.ts';
import classes from './books.module.css';
import { amountsOf, inOrder } from './plan-rows.ts';

export function PostingsTable({ postings }: Pick<EntryView, 'postings'>) {
  const words = useWords();
  return (
    <table className={table.table} aria-label={words('books.postings')}>
      <thead>
        <tr>
          <th>{words('books.col.account')}</th>
          <th>{words('books.col.sub')}</th>
          <th className={table.right}>{words('books.debit')}</th>
          <th className={table.right}>{words('books.credit')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(postings).map((each, at) => (
          <tr key={`${each.account} ${each.sub} ${each.side} ${at.toString()}`}>
            <td>
              <Link
                to={`/books?${new URLSearchParams({ tab: 'ledger', account: each.account, currency: each.currency, ...(each.sub === '' ? {} : { sub: each.sub }) })}`}
              >
                {each.account} {nameIn(words, each)}
              </Link>
            </td>
            <td>{subText(words, each)}</td>
            <td className={table.right}>
              {each.side === 'debit' ? (
                <Amount minor={each.amount} currency={each.currency} showsCurrency />
              ) : null}
            </td>
            <td className={table.right}>
              {each.side === 'credit' ? (
                <Amount minor={each.amount} currency={each.currency} showsCurrency />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {amountsOf(postings).map(({ currency, amount }) => (
          <tr key={currency} className={classes.totals}>
            <td colSpan={2}>{words('books.totals', { currency })}</td>
            <td className={table.right}>
              <Amount minor={amount} currency={currency} size="strong" />
            </td>
            <td className={table.right}>
              <Amount minor={amount} currency={currency} size="strong" />
            </td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
