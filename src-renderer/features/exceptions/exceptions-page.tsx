/**
 * What no rule could explain, and what persons decided about it: counted by kind, one list, the details of one beside it.
 *
 * The exception shown is in the address (?key=…), so a link opens it; moving in the list while the details are open moves them along.
 */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { Input } from '../../../shared/contract/calls.ts';
import type { ExceptionView } from '../../../shared/contract/shapes.ts';
import type { FilterField } from '../../../shared/domain/filter.ts';
import { type Disposition, EXCEPTION_STATES, LEGS } from '../../../shared/domain/leg.ts';
import { useAnswer } from '../../api/client.tsx';
import { DataGrid, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { FilterBox } from '../../ui/data-grid/filter-box.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useUndoKey } from '../../ui/review/undo.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { useExceptionColumns } from './columns.tsx';
import { type Decision, DecisionDialog } from './decision-dialog.tsx';
import { ExceptionDrawer } from './exception-drawer.tsx';
import classes from './exceptions-page.module.css';
import { KindChips } from './kind-chips.tsx';
import { NoExceptions } from './no-exceptions.tsx';
import { useAddress } from './use-address.ts';
import { WorkChips } from './work-chips.tsx';

const FIELDS: readonly FilterField[] = [
  'channel',
  'amount',
  'age',
  'day',
  'owner',
  'due',
  'reference',
  'currency',
  'file',
];
type SortName = Input<'exceptions.list'>['sort'];
const SORT_OF: Readonly<Record<string, SortName>> = {
  kind: 'kind',
  amount: 'amount',
  age: 'age',
  owner: 'owner',
  due: 'due',
};

export default function ExceptionsPage() {
  const words = useWords();
  const mayReview = useMay('review');
  const { address, go } = useAddress();
  const [sort, setSort] = useState<{ column: SortName; descending: boolean }>({
    column: 'age',
    descending: true,
  });
  const [selected, setSelected] = useState<ReadonlyMap<RowKey, ExceptionView>>(new Map());
  const [active, setActive] = useState<ExceptionView | null>(null);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [first, setFirst] = useState<Disposition | undefined>(undefined);

  const question = {
    query: address.query,
    legs: address.leg ? [address.leg] : [],
    states: address.state === 'all' ? [] : [address.state],
  };
  const source = useGridSource('exceptions.list', {
    ...question,
    kinds: address.kind ? [address.kind] : [],
    sort: sort.column,
    descending: sort.descending,
  });
  // Counted without the kind that is chosen, so that the others stay in sight.
  const counted = useAnswer(
    'exceptions.list',
    { ...question, kinds: [], sort: 'kind', descending: false, offset: 0, limit: 1 },
    { keepsPrevious: true },
  );
  const columns = useExceptionColumns(address.state === 'all');

  // What the drawer shows is what a key decides about, also when a link opened it and no row is under the mark.
  const shown = useAnswer('exceptions.get', { key: address.key }, { enabled: address.key !== '' }).data
    ?.exception;
  const one = address.key === '' ? active : (shown ?? null);
  const targets: readonly ExceptionView[] = selected.size > 0 ? [...selected.values()] : one ? [one] : [];
  const keys = targets.map((each) => each.key);
  const canReopen = targets.length > 0 && targets.every((each) => each.disposition !== null);
  const decide = (name: Decision, disposition?: Disposition) => () => {
    setFirst(disposition);
    setDecision(name);
  };
  useUndoKey();
  useKeys(
    keys.length === 0 || !mayReview
      ? {}
      : {
          d: { label: words('exceptions.dispose'), run: decide('dispose') },
          s: { label: words('exceptions.setAside'), run: decide('dispose', 'to_suspense') },
          e: { label: words('exceptions.assign'), run: decide('assign') },
          t: { label: words('exceptions.due'), run: decide('due') },
          ...(keys.length === 1 ? { n: { label: words('exceptions.note'), run: decide('note') } } : {}),
          ...(canReopen ? { o: { label: words('exceptions.reopen'), run: decide('reopen') } } : {}),
        },
  );

  const isFiltered = address.query !== '' || address.kind !== null || address.leg !== null;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>{words('exceptions.title')}</h1>
        <SegmentedControl
          aria-label={words('exceptions.states')}
          value={address.state}
          onChange={(next) => {
            setSelected(new Map());
            go({ state: next, key: '' });
          }}
          data={[
            ...EXCEPTION_STATES.map((state) => ({ value: state, label: words(`exceptionState.${state}`) })),
            { value: 'all', label: words('exceptions.showAll') },
          ]}
        />
        <Select
          aria-label={words('exceptions.legs')}
          w={180}
          allowDeselect={false}
          value={address.leg ?? ''}
          onChange={(next) => go({ leg: next ?? '', key: '' })}
          data={[
            { value: '', label: words('exceptions.allLegs') },
            ...LEGS.map((leg) => ({ value: leg, label: words(`leg.${leg}`) })),
          ]}
        />
        <FilterBox value={address.query} onChange={(query) => go({ q: query, key: '' })} fields={FIELDS} />
      </div>
      <KindChips
        tools={<WorkChips query={address.query} onQuery={(query) => go({ q: query, key: '' })} />}
        counts={counted.data?.byKind ?? []}
        total={counted.data?.total ?? 0}
        chosen={address.kind}
        onChoose={(kind) => go({ kind: kind ?? '', key: '' })}
      />
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list ?? ''}
          title={words('list.rows', { count: source.total })}
          aside={
            <div className={classes.bulk}>
              {selected.size > 0 ? <span>{words('grid.selected', { count: selected.size })}</span> : null}
              {mayReview ? (
                <>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={keys.length === 0}
                    onClick={decide('assign')}
                  >
                    {words('exceptions.assign')}&nbsp;
                    <KeyCap name="e" />
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={keys.length === 0}
                    onClick={decide('due')}
                  >
                    {words('exceptions.due')}&nbsp;
                    <KeyCap name="t" />
                  </Button>
                  <Button
                    size="compact-sm"
                    variant={selected.size > 0 ? 'filled' : 'default'}
                    disabled={keys.length === 0}
                    onClick={decide('dispose')}
                  >
                    {words('exceptions.dispose')}&nbsp;
                    <KeyCap name="d" />
                  </Button>
                </>
              ) : null}
            </div>
          }
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('exceptions.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.key}
              isMain
              opensOnClick
              activatesFirst={address.key === ''}
              currentKey={address.key}
              onOpen={(row) => go({ key: row.key })}
              onActiveChange={(row) => {
                setActive(row);
                if (row && address.key !== '') go({ key: row.key });
              }}
              {...(mayReview ? { selected, onSelectedChange: setSelected } : {})}
              sort={sort}
              onSort={(column) => {
                const next = SORT_OF[column];
                if (next)
                  setSort({ column: next, descending: sort.column === next ? !sort.descending : true });
              }}
              empty={
                <NoExceptions
                  isFiltered={isFiltered}
                  state={address.state}
                  onClear={() => go({ q: '', kind: '', leg: '' })}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <ExceptionDrawer
        exceptionKey={address.key}
        onClose={() => go({ key: '' })}
        onDecide={(name) => {
          setSelected(new Map()); // A button in the drawer is about the one it shows.
          decide(name)();
        }}
      />
      {decision && targets.length > 0 ? (
        <DecisionDialog
          decision={decision}
          disposition={first}
          targets={targets}
          onClose={() => setDecision(null)}
          onDone={() => {
            setDecision(null);
            setSelected(new Map());
          }}
        />
      ) : null}
    </div>
  );
}
