/** Batches of one side: found, chosen, summed, and decided about together or one by one. The row under the mark is meant where none is chosen. */
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import type { FilterField } from '../../../shared/domain/filter.ts';
import type { SettlementSide } from '../../../shared/domain/settlement.ts';
import { DataGrid, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { DayField } from '../../ui/day-field.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useSearch } from '../../ui/use-search.ts';
import { useWords } from '../../ui/words.ts';
import { batchAddress } from './batch-address.ts';
import { sumsOf } from './batch-figures.ts';
import { DecideBar, type Decision } from './decide-bar.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { BatchesExport } from './export-menu.tsx';
import { listColumns } from './list-columns.tsx';
import { ListSums } from './list-sums.tsx';
import { NoBatches } from './no-batches.tsx';
import classes from './settlement.module.css';
import { StatementDialog } from './statement-dialog.tsx';

const SHOWS = ['to_sign', 'waiting', 'signed', 'all'] as const;
const FIELDS: readonly FilterField[] = ['channel', 'account', 'amount', 'state', 'currency', 'day', 'due'];

export function ListView({ side }: { readonly side: SettlementSide }) {
  const words = useWords();
  const navigate = useNavigate();
  const maySettle = useMay('settle');
  const isWide = useIsWide();
  const { said, go } = useSearch();
  const [chosen, setChosen] = useState<ReadonlyMap<RowKey, SettlementView>>(new Map());
  const [active, setActive] = useState<SettlementView | null>(null);
  const [asked, setAsked] = useState<{ decision: Decision; batches: readonly SettlementView[] } | null>(null);
  const [statementOf, setStatementOf] = useState<SettlementView | null>(null);
  const query = said('q');
  const show = SHOWS.find((each) => each === said('show')) ?? (maySettle ? 'to_sign' : 'all');
  const range = { from: said('from'), to: said('to') };
  const source = useGridSource('settlement.list', { query, side, show, ...range });
  const columns = useMemo(() => listColumns(words, side, isWide), [words, side, isWide]);
  const meant = chosen.size > 0 ? [...chosen.values()] : active ? [active] : [];
  const label = words(`settlement.list.${side}`);
  const isNarrowed = query !== '' || range.from !== '' || range.to !== '';
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={(q) => go({ q })} fields={FIELDS} exampleState="ready" />
        <DayField
          label={words('settlement.from')}
          value={range.from}
          onChange={(from) => go({ from })}
          isInline
        />
        <DayField label={words('settlement.to')} value={range.to} onChange={(to) => go({ to })} isInline />
        <BatchesExport what={{ kind: 'batches', partyId: '', channel: 'none', currency: '', ...range }} />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={words('settlement.count', { count: source.total })}
          aside={
            <SegmentedControl
              size="xs"
              aria-label={words('settlement.show')}
              value={show}
              onChange={(value) => go({ show: value })}
              data={SHOWS.map((value) => ({ value, label: words(`settlement.show.${value}`) }))}
            />
          }
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={label}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.key}
              isMain
              autoFocus
              activatesFirst
              opensOnClick
              onOpen={(row) => void navigate(batchAddress(row.key))}
              onActiveChange={setActive}
              {...(maySettle ? { selected: chosen, onSelectedChange: setChosen } : {})}
              empty={
                <NoBatches
                  side={side}
                  isNarrowed={isNarrowed}
                  isAll={show === 'all'}
                  onClear={() => go({ q: '', from: '', to: '' })}
                  onShowAll={() => go({ show: 'all' })}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <footer className={classes.foot}>
        <ListSums
          found={source.first?.sums ?? []}
          chosen={chosen.size > 0 ? sumsOf([...chosen.values()]) : []}
        />
        <span className={classes.spread} />
        {maySettle ? (
          <DecideBar
            batches={meant}
            onDecide={(decision) => setAsked({ decision, batches: meant })}
            {...(side === 'merchant'
              ? {
                  onPay: () => void navigate('/settlement?tab=payable'),
                  ...(active ? { onStatement: () => setStatementOf(active) } : {}),
                }
              : {})}
          />
        ) : null}
      </footer>
      {asked ? (
        <DecideDialog
          {...asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            setChosen(new Map());
          }}
        />
      ) : null}
      {statementOf ? (
        <StatementDialog batch={statementOf} range={range} onClose={() => setStatementOf(null)} />
      ) : null}
    </>
  );
}
