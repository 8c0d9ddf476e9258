/** Nets below nought that later batches must make good, by how long they have been so. */
import { IconScaleOutline } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import type { PagedRow } from '../../ui/data-grid/use-grid-source.ts';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Day } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ownerText } from '../../ui/settlement-owner.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './settlement.module.css';

type Row = PagedRow<'settlement.aged'>;
/** Past it a balance is seldom made good by sales. */
const OLD_DAYS = 30;

export function AgedView() {
  const words = useWords();
  const navigate = useNavigate();
  const source = useGridSource('settlement.aged', {});
  const columns = useMemo(() => agedColumns(words), [words]);
  return (
    <>
      <p className={classes.muted}>{words('settlement.aged.text')}</p>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list} title={words('list.rows', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={words('settlement.aged.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => `${row.side} ${row.channel} ${row.account} ${row.partyId} ${row.currency}`}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onOpen={(row) => void navigate(listAddress(row))}
              empty={
                <EmptyState
                  icon={<IconScaleOutline size={36} stroke={1.2} aria-hidden />}
                  title={words('settlement.aged.empty')}
                  text={words('settlement.aged.emptyText')}
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

/** The batches that made it, found by what the list is filtered by. */
const listAddress = (row: Row): string => {
  const asked = { show: 'all', from: row.since, q: row.side === 'channel' ? row.account : row.partyId };
  return `/settlement?${new URLSearchParams({ ...(row.side === 'merchant' ? { tab: 'merchant' } : {}), ...asked })}`;
};

function agedColumns(words: Words): readonly Column<Row>[] {
  return [
    {
      id: 'side',
      header: words('settlement.aged.side'),
      width: 90,
      render: ({ side }) => <Tag tone="plain">{words(`settlement.aged.side.${side}`)}</Tag>,
    },
    {
      id: 'owner',
      header: words('settlement.aged.owner'),
      width: 240,
      grow: 1,
      render: (row) => ownerText(words, row),
    },
    {
      id: 'since',
      header: words('settlement.aged.since'),
      width: 110,
      render: ({ since }) => <Day value={since} />,
    },
    {
      id: 'days',
      header: words('settlement.aged.days'),
      width: 96,
      align: 'right',
      render: ({ days }) => (
        <Tag tone={days > OLD_DAYS ? 'bad' : 'warn'}>
          {words('settlement.aged.daysCount', { count: days })}
        </Tag>
      ),
    },
    {
      id: 'amount',
      header: words('settlement.aged.amount'),
      width: 170,
      align: 'right',
      render: ({ amount, currency }) => (
        <strong>
          <Amount minor={amount} currency={currency} showsCurrency />
        </strong>
      ),
    },
  ];
}
