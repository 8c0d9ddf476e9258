/**
 * Large-value transactions as work with a deadline: one customer, one day, one direction, one threshold. Several are chosen with X and noted as filed
 * under one number, or as not reportable with a reason.
 */
import { Button, SegmentedControl } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { LARGE_VALUE_STATES, type LargeValueView } from '../../../../shared/contract/risk-views.ts';
import type { FilterField } from '../../../../shared/domain/filter.ts';
import { DataGrid, type RowKey } from '../../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { NothingFits } from '../../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useIsWide } from '../../../ui/use-is-wide.ts';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords } from '../../../ui/words.ts';
import { ExportButton } from '../export-dialog.tsx';
import classes from '../risk.module.css';
import { largeColumns } from './large-columns.tsx';
import { type LargeAsk, LargeDialogs } from './large-dialogs.tsx';
import { LargeDrawer } from './large-drawer.tsx';
import { Thresholds } from './thresholds.tsx';

const FIELDS: readonly FilterField[] = ['text', 'amount', 'currency', 'channel', 'direction'];
const SHOWS = ['due', 'late', ...LARGE_VALUE_STATES.filter((each) => each !== 'due'), 'all'] as const;
const NONE: ReadonlyMap<RowKey, LargeValueView> = new Map();

export function LargeView() {
  const words = useWords();
  const isWide = useIsWide();
  const { said, go } = useSearch();
  const [chosen, setChosen] = useState(NONE);
  const [active, setActive] = useState<LargeValueView | null>(null);
  const [asked, setAsked] = useState<LargeAsk | null>(null);
  const query = said('q');
  const show = SHOWS.find((each) => each === said('show')) ?? 'due';
  const range = { from: said('from'), to: said('to') };
  const shown = said('row');
  const source = useGridSource('risk.largeValue', { query, show, ...range });
  const columns = useMemo(() => largeColumns(words, isWide), [words, isWide]);
  const meant = chosen.size > 0 ? [...chosen.values()] : active ? [active] : [];
  const mayDecide = meant.length > 0 && meant.every(({ state }) => state === 'due');
  const ask = (what: LargeAsk['what'], rows: readonly LargeValueView[]) => setAsked({ what, rows });
  useKeys(
    mayDecide
      ? {
          n: { label: words('risk.notReportable'), run: () => ask('not_reportable', meant) },
          f: { label: words('risk.noteFiled'), run: () => ask('filed', meant) },
        }
      : {},
  );
  const isNarrowed = query !== '' || range.from !== '' || range.to !== '';
  return (
    <>
      <div className={classes.tools}>
        <FilterBox value={query} onChange={(q) => go({ q, row: '' })} fields={FIELDS} />
        <DayField label={words('risk.from')} value={range.from} onChange={(from) => go({ from })} isInline />
        <DayField label={words('risk.to')} value={range.to} onChange={(to) => go({ to })} isInline />
        <Thresholds />
        <ExportButton kind="large_value" />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={
            chosen.size > 0
              ? words('grid.selected', { count: chosen.size })
              : words('risk.largeCount', { count: source.total })
          }
          aside={
            <div className={classes.acts}>
              <SegmentedControl
                size="xs"
                aria-label={words('risk.largeStates')}
                value={show}
                onChange={(value) => {
                  setChosen(NONE);
                  go({ show: value === 'due' ? '' : value, row: '' });
                }}
                data={SHOWS.map((value) => ({ value, label: words(`risk.largeShow.${value}`) }))}
              />
              <Button
                size="compact-sm"
                variant="default"
                disabled={!mayDecide}
                rightSection={<KeyCap name="n" />}
                onClick={() => ask('not_reportable', meant)}
              >
                {words('risk.notReportable')}
              </Button>
              <Button
                size="compact-sm"
                disabled={!mayDecide}
                rightSection={<KeyCap name="f" />}
                onClick={() => ask('filed', meant)}
              >
                {words('risk.noteFiled')}
              </Button>
            </div>
          }
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('risk.largeList')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.key}
              isMain
              autoFocus
              opensOnClick
              activatesFirst={shown === ''}
              {...(shown === '' ? {} : { currentKey: shown })}
              onOpen={(row) => go({ row: row.key })}
              onActiveChange={(row) => {
                setActive(row);
                if (row && shown !== '') go({ row: row.key });
              }}
              selected={chosen}
              onSelectedChange={setChosen}
              empty={
                isNarrowed ? (
                  <NothingFits onClear={() => go({ q: '', from: '', to: '' })} />
                ) : (
                  <EmptyState
                    icon={<IconScale size={36} stroke={1.2} aria-hidden />}
                    title={words(`risk.noLarge.${show}`)}
                    text={words('risk.noLargeText')}
                  />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <LargeDrawer
        rowKey={shown}
        onClose={() => go({ row: '' })}
        onAsk={(what, row) => {
          setChosen(NONE); // A button in the drawer is about the one it shows.
          ask(what, [row]);
        }}
      />
      {asked ? (
        <LargeDialogs
          ask={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            setChosen(NONE);
            go({ row: '' });
          }}
        />
      ) : null}
    </>
  );
}
