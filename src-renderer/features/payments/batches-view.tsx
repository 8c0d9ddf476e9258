/** The batches: what still runs first, each with its count and sum, the worst of its checks, and what became of its payments. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { BatchView } from '../../../shared/contract/payment-views.ts';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Day } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { BATCH_TONES, ITEM_TONES, isChecked, OUTCOME_TONES, STATE_ORDER, worstOf } from './batch-steps.ts';
import { FromName } from './from-name.tsx';
import classes from './payments.module.css';

const SHOWS = ['open', 'ended', 'all'] as const;
const FIELDS: readonly FilterField[] = ['reference', 'amount', 'day', 'account', 'currency', 'text'];

export function BatchesView({ onNew }: { readonly onNew: (() => void) | null }) {
  const words = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = search.get('q') ?? '';
  const show = SHOWS.find((each) => each === search.get('show')) ?? 'open';
  const source = useGridSource('payments.batches', { query, show });
  const columns = useBatchColumns();
  const go = (change: { readonly q?: string; readonly show?: string }) => {
    const next = Object.entries({ q: query, show, ...change }).filter(
      ([name, value]) => value !== '' && !(name === 'show' && value === 'open'),
    );
    void navigate({ pathname: '/payments', search: new URLSearchParams(next).toString() }, { replace: true });
  };
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={words('payments.shows')}
          value={show}
          onChange={(value) => go({ show: value })}
          data={SHOWS.map((value) => ({ value, label: words(`payments.show.${value}`) }))}
        />
        <FilterBox value={query} onChange={(q) => go({ q })} fields={FIELDS} />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list ?? ''}
          title={words('payments.batchCount', { count: source.total })}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('payments.batches')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.batchNo}
              isMain
              activatesFirst
              opensOnClick
              onOpen={(row) => void navigate(`/payments/${row.batchNo}`)}
              empty={
                query !== '' ? (
                  <NothingFits onClear={() => go({ q: '' })} />
                ) : (
                  <EmptyState
                    icon={<IconCash size={36} stroke={1.2} />}
                    title={words(show === 'ended' ? 'payments.noneEnded' : 'payments.empty')}
                    text={words('payments.emptyText')}
                    action={
                      onNew === null || show === 'ended' ? null : (
                        <Button onClick={onNew} rightSection={<KeyCap name="n" />}>
                          {words('payments.new')}
                        </Button>
                      )
                    }
                  />
                )
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

function useBatchColumns(): readonly Column<BatchView>[] {
  const words = useWords();
  return useMemo(
    () => [
      {
        id: 'batch',
        header: words('payments.col.batch'),
        width: 140,
        render: (row) => row.batchNo,
      },
      {
        id: 'state',
        header: words('payments.col.state'),
        width: 86,
        render: (row) => <Tag tone={BATCH_TONES[row.state]}>{words(`batch_state.${row.state}`)}</Tag>,
      },
      {
        id: 'purpose',
        header: words('payments.col.purpose'),
        width: 88,
        render: (row) => words(`payment_purpose.${row.purpose}`),
      },
      {
        id: 'from',
        header: words('payments.col.from'),
        width: 160,
        grow: 1.4,
        render: (row) => <FromName name={row.fromName} />,
      },
      {
        id: 'day',
        header: words('payments.col.day'),
        width: 108,
        render: (row) => <Day value={row.executionDay} />,
      },
      {
        id: 'count',
        header: words('payments.col.count'),
        width: 62,
        align: 'right',
        render: (row) => row.count.toLocaleString('en'),
      },
      {
        id: 'sum',
        header: words('payments.col.sum'),
        width: 146,
        align: 'right',
        render: (row) => <Amount minor={row.sum} currency={row.currency} showsCurrency />,
      },
      {
        id: 'checks',
        header: words('payments.col.checks'),
        width: 114,
        render: (row) => <Checks batch={row} />,
      },
      {
        id: 'items',
        header: words('payments.col.items'),
        width: 118,
        grow: 1,
        render: (row) => <Standing batch={row} />,
      },
    ],
    [words],
  );
}

function Checks({ batch }: { readonly batch: BatchView }) {
  const words = useWords();
  const worst = worstOf(batch.checks);
  if (worst === null || !isChecked(batch))
    return <span className={classes.muted}>{words('payments.notVerified')}</span>;
  return (
    <Tag tone={OUTCOME_TONES[worst]}>
      {words(`check_outcome.${worst}`)} {worst === 'pass' ? '' : batch.checks[worst].toLocaleString('en')}
    </Tag>
  );
}

/** Before a file is out all payments stand alike, and the batch says so itself. */
function Standing({ batch }: { readonly batch: BatchView }) {
  const words = useWords();
  const told = STATE_ORDER.flatMap((state) => batch.items.filter((each) => each.state === state)).filter(
    ({ state }) => state !== 'draft' && state !== 'cancelled',
  );
  return (
    <span className={classes.tagLine}>
      {told.map(({ state, count }) => (
        <Tag key={state} tone={ITEM_TONES[state]}>
          {words(`payment_state.${state}`)} {count.toLocaleString('en')}
        </Tag>
      ))}
    </span>
  );
}
