/** The postings of one account, each with the balance after it; what stood before and after them at their head. */
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Day } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { subText } from './account-name.ts';
import classes from './books.module.css';
import { daysText } from './days-text.ts';
import { ruleName, ruleText } from './entry-columns.tsx';
import { PrintRows } from './print-rows.tsx';
import { SidedAmount } from './sided-amount.tsx';

type Row = Output<'journal.ledger'>['rows'][number];

interface PostingsProps {
  readonly question: {
    readonly account: string;
    readonly sub: string | null;
    readonly currency: string;
    readonly from: string;
    readonly to: string;
  };
  readonly title: string;
}

export function LedgerPostings({ question, title }: PostingsProps) {
  const words = useWords();
  const navigate = useNavigate();
  const source = useGridSource('journal.ledger', question);
  const { currency } = question;
  const columns = useMemo(() => ledgerColumns(words, currency), [words, currency]);
  const { first } = source;
  return (
    <>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {first ? (
        <div className={classes.totalsBar}>
          <dl className={classes.figures}>
            <div>
              <dt>{words('books.opening')}</dt>
              <dd>
                <SidedAmount balance={first.opening} currency={currency} />
              </dd>
            </div>
            <div>
              <dt>{words('books.debit')}</dt>
              <dd>
                <Amount minor={first.debit} currency={currency} />
              </dd>
            </div>
            <div>
              <dt>{words('books.credit')}</dt>
              <dd>
                <Amount minor={first.credit} currency={currency} />
              </dd>
            </div>
            <div>
              <dt>
                {words('books.closing')} {currency}
              </dt>
              <dd>
                <SidedAmount balance={first.closing} currency={currency} isStrong />
              </dd>
            </div>
          </dl>
        </div>
      ) : null}
      {source.error && !first ? null : (
        <Panel
          className={classes.list}
          title={title}
          aside={
            <span className={classes.aside}>
              <span className={classes.muted}>{words('list.rows', { count: source.total })}</span>
              <PrintRows
                title={title}
                facts={[
                  daysText(words, question),
                  subText(words, { sub: question.sub ?? '', subName: '' }),
                  currency,
                ]}
                columns={columns}
                total={source.total}
                fetchPage={source.fetchPage}
              />
            </span>
          }
          isFlush
        >
          {first ? (
            <DataGrid
              label={words('books.tab.ledger')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => `${row.entryId} ${row.sub} ${row.side} ${row.balance}`}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onOpen={(row) => void navigate(`/books/entry/${row.entryId}`)}
              empty={<EmptyState title={words('books.ledgerEmpty')} text={words('books.trialEmptyText')} />}
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}

function ledgerColumns(words: Words, currency: string): readonly Column<Row>[] {
  const side = (name: 'debit' | 'credit'): Column<Row> => ({
    id: name,
    header: words(`books.${name}`),
    width: 122,
    align: 'right',
    render: (row) => (row.side === name ? <Amount minor={row.amount} currency={currency} /> : ''),
  });
  return [
    { id: 'day', header: words('books.col.day'), width: 112, render: (row) => <Day value={row.day} /> },
    { id: 'number', header: words('books.col.number'), width: 150, render: (row) => row.number },
    {
      id: 'rule',
      header: words('books.col.memo'),
      width: 180,
      grow: 1,
      render: (row) => {
        const [text, memo] = [ruleText(words, row), row.rule === '' ? '' : row.memo];
        const said = [row.rule === '' ? text : ruleName(text), memo]
          .filter((each) => each !== '')
          .join(' · ');
        return <span title={[text, memo].join(' ').trim()}>{said}</span>;
      },
    },
    {
      id: 'sub',
      header: words('books.col.sub'),
      width: 150,
      render: (row) => <span title={row.sub}>{subText(words, { sub: row.sub, subName: '' })}</span>,
    },
    side('debit'),
    side('credit'),
    {
      id: 'balance',
      header: words('books.balance'),
      width: 160,
      align: 'right',
      render: (row) => <SidedAmount balance={row.balance} currency={currency} isStrong />,
    },
  ];
}
