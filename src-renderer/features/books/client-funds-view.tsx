/** 备付金: what is owed to parties against what lies in accounts kept apart for them; a negative is named, never netted. */
import { IconBuildingBank } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Difference } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { subText } from './account-name.ts';
import classes from './books.module.css';
import { ExportMenu } from './export-menu.tsx';
import { PrintButton } from './range-bar.tsx';

type Row = Output<'journal.clientFunds'>['rows'][number];

export function ClientFundsView() {
  const words = useWords();
  const [asOf, setAsOf] = useState('');
  const funds = useAnswer('journal.clientFunds', { asOf }, { keepsPrevious: true });
  const rows = funds.data?.rows ?? [];
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.muted}>{words('books.clientText')}</p>
        <span className={classes.spread} />
        <DayField label={words('books.proof.asOf')} value={asOf} onChange={setAsOf} isInline />
        <PrintButton />
        <ExportMenu report={{ kind: 'client_funds', from: '', to: asOf }} />
      </div>
      {funds.error ? <ErrorNote error={funds.error} retry={() => void funds.refetch()} /> : null}
      {funds.data ? (
        <div className={classes.scroll}>
          {rows.map((row) => (
            <Currency key={row.currency} row={row} />
          ))}
          {rows.length === 0 ? (
            <Panel>
              <EmptyState
                icon={<IconBuildingBank size={36} stroke={1.2} aria-hidden />}
                title={words('books.clientEmpty')}
                text={words('books.clientEmptyText')}
              />
            </Panel>
          ) : null}
        </div>
      ) : funds.error ? null : (
        <PageSkeleton />
      )}
    </>
  );
}

/** What counts stands above what does not. */
const keptApartFirst = (a: Row['resources'][number], b: Row['resources'][number]): number =>
  Number(b.isSafeguarded) - Number(a.isSafeguarded);

function Currency({ row }: { readonly row: Row }) {
  const words = useWords();
  const { currency, requirement, resource, difference } = row;
  const isShort = difference < 0;
  return (
    <Panel
      title={currency}
      aside={
        <Tag tone={isShort ? 'bad' : 'ok'}>
          {words(isShort ? 'books.client.short' : 'books.client.enough')}
        </Tag>
      }
    >
      <div className={classes.client}>
        <Difference
          left={resource}
          right={requirement}
          difference={difference}
          isSurplusGood
          currency={currency}
          leftLabel={words('books.client.resource')}
          rightLabel={`${words('books.client.requirement')} · ${words('books.client.parties', { count: row.parties })}`}
        />
        <section>
          <h3>{words('books.client.resources')}</h3>
          <table className={table.table}>
            <tbody>
              {row.resources.toSorted(keptApartFirst).map((each) => (
                <tr key={each.sub}>
                  <td title={each.sub}>{subText(words, each)}</td>
                  <td>
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
          <h3>{words('books.client.negatives')}</h3>
          {row.negatives.length === 0 ? (
            <p className={classes.muted}>{words('books.client.negativesNone')}</p>
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
