/** The trial balance (试算平衡表): every account, or every sub-ledger, with its sides; the sums say whether the books are even. */
import { Switch } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import type { BalanceRow } from '../../../shared/contract/journal-views.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { nameIn, subText } from './account-name.ts';
import classes from './books.module.css';
import { type DayRange, WHOLE } from './day-range.ts';
import { daysText } from './days-text.ts';
import { PrintRows } from './print-rows.tsx';
import { RangeBar } from './range-bar.tsx';
import { SidedAmount } from './sided-amount.tsx';

export function BalancesView() {
  const words = useWords();
  const navigate = useNavigate();
  const [range, setRange] = useState<DayRange>(WHOLE);
  const [isBySub, setBySub] = useState(false);
  const trial = useAnswer('journal.trialBalance', { ...range, isBySub }, { keepsPrevious: true });
  const columns = useMemo(() => balanceColumns(words, isBySub), [words, isBySub]);
  const rows = trial.data?.rows ?? [];
  const open = ({ account, sub, currency }: BalanceRow) =>
    void navigate(
      `/books?${new URLSearchParams({ tab: 'ledger', account, currency, ...(sub === '' ? {} : { sub }), ...filled(range) })}`,
    );
  return (
    <>
      <RangeBar
        print={
          <PrintRows
            title={words('books.trial')}
            facts={[daysText(words, range), ...totalsTexts(words, trial.data?.totals ?? [])]}
            columns={columns}
            total={rows.length}
            fetchPage={async (offset, limit) => ({ rows: rows.slice(offset, offset + limit) })}
          />
        }
        range={range}
        onRange={setRange}
        exports={{ kind: 'trial_balance', isBySub }}
      >
        <Switch
          label={words('books.trialBySub')}
          checked={isBySub}
          onChange={(event) => setBySub(event.currentTarget.checked)}
        />
      </RangeBar>
      {trial.error ? <ErrorNote error={trial.error} retry={() => void trial.refetch()} /> : null}
      {trial.data ? <Totals totals={trial.data.totals} /> : null}
      {trial.error && !trial.data ? null : (
        <Panel className={classes.list} title={words('books.trial')} isFlush>
          {trial.data ? (
            <DataGrid
              label={words('books.trial')}
              columns={columns}
              total={rows.length}
              fetchPage={async (offset, limit) => ({ rows: rows.slice(offset, offset + limit) })}
              resetKey={`trial ${JSON.stringify(range)} ${isBySub}`}
              version={trial.dataUpdatedAt}
              rowKey={(row) => `${row.account} ${row.sub} ${row.currency}`}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onOpen={open}
              empty={
                <EmptyState
                  icon={<IconScale size={36} stroke={1.2} aria-hidden />}
                  title={words('books.trialEmpty')}
                  text={words('books.trialEmptyText')}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}

/** '借方 CNY 1,234.00' and so on, for paper. */
const totalsTexts = (words: Words, totals: Output<'journal.trialBalance'>['totals']): string[] =>
  totals.flatMap(({ currency, debit, credit }) => [
    `${words('books.debit')} ${formatMinorGrouped(debit, currency)} ${currency}`,
    `${words('books.credit')} ${formatMinorGrouped(credit, currency)} ${currency}`,
  ]);

/** What is not asked for is not in the address. */
const filled = ({ from, to }: DayRange) => ({
  ...(from === '' ? {} : { from }),
  ...(to === '' ? {} : { to }),
});

/** Debits, credits and their difference of each currency; the difference last and strongest. */
function Totals({ totals }: Pick<Output<'journal.trialBalance'>, 'totals'>) {
  const words = useWords();
  if (totals.length === 0) return null;
  return (
    <div className={classes.totalsBar}>
      {totals.map(({ currency, debit, credit }) => (
        <dl key={currency} className={classes.figures}>
          <div>
            <dt>
              {words('books.debit')} {currency}
            </dt>
            <dd>
              <Amount minor={debit} currency={currency} size="strong" />
            </dd>
          </div>
          <div>
            <dt>{words('books.credit')}</dt>
            <dd>
              <Amount minor={credit} currency={currency} size="strong" />
            </dd>
          </div>
          <div>
            <dt>{words('books.difference')}</dt>
            <dd>
              <DifferenceFigure difference={debit - credit} currency={currency} />
            </dd>
          </div>
        </dl>
      ))}
    </div>
  );
}

function balanceColumns(words: Words, isBySub: boolean): readonly Column<BalanceRow>[] {
  return [
    {
      id: 'account',
      header: words('books.col.account'),
      width: 190,
      grow: 1,
      render: (row) => `${row.account} ${nameIn(words, row)}`,
    },
    ...(isBySub
      ? [
          {
            id: 'sub',
            header: words('books.col.sub'),
            width: 170,
            grow: 0.8,
            render: (row: BalanceRow) => <span title={row.sub}>{subText(words, row)}</span>,
          },
        ]
      : []),
    {
      id: 'class',
      header: words('books.chart.class'),
      width: 76,
      render: (row) => words(`accountClass.${row.class}`),
    },
    { id: 'currency', header: words('books.col.currency'), width: 82, render: (row) => row.currency },
    {
      id: 'opening',
      header: words('books.opening'),
      width: 132,
      align: 'right',
      render: (row) => <SidedAmount balance={row.opening} currency={row.currency} />,
    },
    {
      id: 'debit',
      header: words('books.debit'),
      width: 118,
      align: 'right',
      render: (row) => <Amount minor={row.debit} currency={row.currency} isMuted={row.debit === 0} />,
    },
    {
      id: 'credit',
      header: words('books.credit'),
      width: 118,
      align: 'right',
      render: (row) => <Amount minor={row.credit} currency={row.currency} isMuted={row.credit === 0} />,
    },
    {
      id: 'closing',
      header: words('books.closing'),
      width: 144,
      align: 'right',
      render: (row) => <SidedAmount balance={row.closing} currency={row.currency} isStrong />,
    },
  ];
}
