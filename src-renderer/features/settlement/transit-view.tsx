/** Money on its way from channels by the day it is expected, what is late, and what is forecast, with how far off the forecast has been. */
import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { TransitView as Row } from '../../../shared/contract/settlement-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { Day } from '../../ui/day.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useSearch } from '../../ui/use-search.ts';
import { useWords, type Words } from '../../ui/words.ts';
import { batchAddress } from './batch-address.ts';
import classes from './settlement.module.css';
import { TransitBars } from './transit-bars.tsx';
import { percentOfPpm } from './transit-days.ts';

const DAYS_AHEAD = 14;
const TONES = { late: 'bad', in_transit: 'accent', forecast: 'plain' } as const;

export function TransitView() {
  const words = useWords();
  const navigate = useNavigate();
  const { said, go } = useSearch();
  const asOf = said('asOf');
  const answer = useAnswer('settlement.transit', { asOf, days: DAYS_AHEAD }, { keepsPrevious: true });
  const columns = useMemo(() => transitColumns(words), [words]);
  if (answer.error && !answer.data)
    return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const { rows, byDay, error } = answer.data;
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.muted}>
          {error === null
            ? words('settlement.transit.noError')
            : words('settlement.transit.error', { percent: percentOfPpm(error) })}
        </p>
        <span className={classes.spread} />
        <DayField
          label={words('settlement.transit.asOf')}
          value={asOf || answer.data.asOf}
          onChange={(next) => go({ asOf: next })}
          isInline
        />
      </div>
      {answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : null}
      {byDay.length > 0 ? <TransitBars byDay={byDay} /> : null}
      <Panel className={classes.list} title={words('list.rows', { count: rows.length })} isFlush>
        <DataGrid
          label={words('settlement.transit.list')}
          columns={columns}
          total={rows.length}
          fetchPage={async (offset, limit) => ({ rows: rows.slice(offset, offset + limit) })}
          resetKey={`transit ${asOf}`}
          version={answer.dataUpdatedAt}
          rowKey={(row) => `${row.channel} ${row.account} ${row.currency} ${row.day} ${row.state}`}
          isMain
          autoFocus
          activatesFirst
          opensOnClick
          onOpen={({ keys }) => {
            if (keys[0] !== undefined) void navigate(batchAddress(keys[0]));
          }}
          empty={
            <EmptyState
              icon={<IconTruckDelivery size={36} stroke={1.2} aria-hidden />}
              title={words('settlement.transit.empty')}
              text={words('settlement.transit.emptyText')}
              action={
                <Button component={Link} to="/statements" variant="default">
                  {words('settlement.goStatements')}
                </Button>
              }
            />
          }
        />
      </Panel>
    </>
  );
}

function transitColumns(words: Words): readonly Column<Row>[] {
  return [
    {
      id: 'day',
      header: words('settlement.transit.day'),
      width: 120,
      render: ({ day }) => <Day value={day} />,
    },
    {
      id: 'state',
      header: words('settlement.col.state'),
      width: 96,
      render: ({ state }) => <Tag tone={TONES[state]}>{words(`transit_state.${state}`)}</Tag>,
    },
    {
      id: 'owner',
      header: words('settlement.col.owner'),
      width: 240,
      grow: 1,
      render: ({ channel, account }) => `${words(`channel.${channel}`)} ${account}`,
    },
    {
      id: 'batches',
      header: words('settlement.payable.batches'),
      width: 80,
      align: 'right',
      render: ({ keys }) => (keys.length === 0 ? '–' : keys.length.toLocaleString('en')),
    },
    {
      id: 'amount',
      header: words('settlement.col.amount'),
      width: 180,
      align: 'right',
      render: ({ amount, currency, state }) => (
        <span className={state === 'forecast' ? undefined : classes.firm}>
          <Amount minor={amount} currency={currency} showsCurrency isMuted={state === 'forecast'} />
        </span>
      ),
    },
  ];
}
