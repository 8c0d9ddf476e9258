/** What is behind the first check on one day: accounts kept apart and not, the largest claims, parties that owe us. Each leads to its postings. */
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { subText } from './account-name.ts';
import books from './books.module.css';
import classes from './client-funds.module.css';

type Row = Output<'journal.clientFunds'>['rows'][number];

/** What counts stands above what does not. */
const keptApartFirst = (a: Row['resources'][number], b: Row['resources'][number]): number =>
  Number(b.isSafeguarded) - Number(a.isSafeguarded);

export function FundBehind({ row, day }: { readonly row: Row; readonly day: string }) {
  const words = useWords();
  const { currency } = row;
  const ledger = (account: string, sub: string) =>
    `/books?${new URLSearchParams({ tab: 'ledger', account, sub, currency, to: day })}`;
  return (
    <Panel className={classes.behind}>
      <div className={books.client}>
        <section>
          <h3>{words('books.client.resources')}</h3>
          <table className={table.table}>
            <tbody>
              {row.resources.toSorted(keptApartFirst).map((each) => (
                <tr key={`${each.account} ${each.sub}`}>
                  <td title={each.sub}>
                    <Link to={ledger(each.account, each.sub)}>{subText(words, each)}</Link>
                    <br />
                    <Tag tone={each.isSafeguarded ? 'ok' : 'plain'}>
                      {words(each.isSafeguarded ? 'books.client.safeguarded' : 'books.client.notSafeguarded')}
                    </Tag>
                  </td>
                  <td className={table.right}>
                    <Amount minor={each.balance} currency={currency} isMuted={!each.isSafeguarded} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>
            {words('fundChecks.claims')} · {words('books.client.parties', { count: row.parties })}
          </h3>
          {row.largest.length === 0 ? <p className={books.muted}>{words('fundChecks.claimsNone')}</p> : null}
          <table className={table.table}>
            <tbody>
              {row.largest.map((each) => (
                <tr key={`${each.account} ${each.partyId}`}>
                  <td>
                    <Link to={ledger(each.account, each.partyId)}>
                      {each.partyName} {each.partyId}
                    </Link>
                  </td>
                  <td className={table.right}>
                    <Amount minor={each.balance} currency={currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>{words('books.client.negatives')}</h3>
          {row.negatives.length === 0 ? (
            <p className={books.muted}>{words('books.client.negativesNone')}</p>
          ) : null}
          <table className={table.table}>
            <tbody>
              {row.negatives.map((each) => (
                <tr key={each.partyId}>
                  <td>
                    <Link to={`/funds?${new URLSearchParams({ party: each.partyId, currency })}`}>
                      {each.partyName} {each.partyId}
                    </Link>
                  </td>
                  <td className={table.right}>
                    <Amount minor={each.balance} currency={currency} size="strong" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </Panel>
  );
}
