/** What falls due, class by class and unit by unit; what is due and not held may be asked to be erased, several at once. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconClockCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { RECORD_CLASSES } from '../../../../shared/contract/retention.ts';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { type Column, DataGrid, type RowKey } from '../../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { Day } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { sayDone } from '../../../ui/said.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useSearch } from '../../../ui/use-search.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { canErase, classOf, DUE_TONES, type Due, recordsIn, SHOWS, showOf } from './due-choice.ts';

export function DueList() {
  const words = useWords();
  const mayRetain = useMay('retain');
  const { said, go } = useSearch();
  const [show, recordClass] = [showOf(said('show')), classOf(said('class'))];
  const found = useAnswer('retention.classes', {}).data?.classes;
  const erasable = useMemo(
    () => new Set((found ?? []).filter((each) => each.canErase).map((each) => each.recordClass)),
    [found],
  );
  const source = useGridSource('retention.due', { show, recordClass });
  const columns = useMemo(() => dueColumns(words), [words]);
  const [chosen, setChosen] = useState<ReadonlyMap<RowKey, Due>>(new Map());
  const [active, setActive] = useState<Due | null>(null);
  const [erasing, setErasing] = useState<readonly Due[] | null>(null);
  const erase = useAsk('retention.erase');
  const meant = chosen.size > 0 ? [...chosen.values()] : active ? [active] : [];
  const may = mayRetain && canErase(meant, erasable);
  const ask = () => setErasing(meant);
  useKeys(may ? { d: { label: words('retentionScreen.erase'), run: ask } } : {});
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={words('retentionScreen.show')}
          value={show}
          onChange={(value) => go({ show: value })}
          data={SHOWS.map((value) => ({ value, label: words(`retentionScreen.show.${value}`) }))}
        />
        <Select
          size="xs"
          w={220}
          aria-label={words('retentionScreen.col.class')}
          allowDeselect={false}
          value={recordClass}
          onChange={(value) => go({ class: value ?? '' })}
          data={[
            { value: 'all', label: words('retentionScreen.allClasses') },
            ...RECORD_CLASSES.map((value) => ({ value, label: words(`record_class.${value}`) })),
          ]}
        />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={words('retentionScreen.dueCount', { count: source.total })}
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('retentionScreen.dueList')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              // With its state: what was just asked for is another row to whoever stands on it.
              rowKey={(row) => `${row.key} ${row.state}`}
              isMain
              autoFocus
              activatesFirst
              onActiveChange={setActive}
              {...(mayRetain ? { selected: chosen, onSelectedChange: setChosen } : {})}
              empty={
                <EmptyState
                  icon={<IconClockCheck size={36} stroke={1.2} aria-hidden />}
                  title={words(`retentionScreen.none.${show}`)}
                  text={words('retentionScreen.noneText')}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      {mayRetain ? (
        <footer className={classes.foot}>
          <span className={classes.muted}>
            {words('retentionScreen.meant', {
              count: meant.length,
              records: recordsIn(meant).toLocaleString('en'),
            })}
          </span>
          <span className={classes.spread} />
          <Button
            color="red"
            disabled={!may}
            {...(may ? {} : { title: words('retentionScreen.onlyDue') })}
            onClick={ask}
            rightSection={<KeyCap name="d" />}
          >
            {words('retentionScreen.erase')}
          </Button>
        </footer>
      ) : null}
      {erasing ? (
        <ReasonDialog
          about={`erase ${erasing.map(({ key }) => key).join(' ')}`}
          title={words('retentionScreen.eraseTitle', { count: erasing.length })}
          text={words('retentionScreen.eraseText')}
          confirm={words('retentionScreen.erase')}
          isGrave
          error={erase.error}
          isBusy={erase.isPending}
          onClose={() => setErasing(null)}
          onConfirm={(reason) =>
            erase.mutate(
              { keys: erasing.map(({ key }) => key), reason },
              {
                onSuccess: ({ requestId }) => {
                  setErasing(null);
                  setChosen(new Map());
                  if (requestId !== null) sayAsked(words, requestId);
                  else sayDone(words('retentionScreen.erased'));
                },
              },
            )
          }
        >
          <ul className={classes.notes}>
            {erasing.slice(0, SHOWN).map(({ key, recordClass: kind, label, records }) => (
              <li key={key}>
                {words(`record_class.${kind}`)} · {label} ·{' '}
                {words('retentionScreen.records', { count: records })}
              </li>
            ))}
            {erasing.length > SHOWN ? (
              <li>{words('retentionScreen.more', { count: erasing.length - SHOWN })}</li>
            ) : null}
          </ul>
          <p className={classes.warned}>{words('retentionScreen.backups')}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** Named in the dialog one by one; the others by their number. */
const SHOWN = 8;

const dueColumns = (words: Words): readonly Column<Due>[] => [
  {
    id: 'state',
    header: words('sampleScreen.col.state'),
    width: 110,
    render: ({ state }) => <Tag tone={DUE_TONES[state]}>{words(`due_state.${state}`)}</Tag>,
  },
  {
    id: 'class',
    header: words('retentionScreen.col.class'),
    width: 190,
    render: ({ recordClass }) => words(`record_class.${recordClass}`),
  },
  {
    id: 'label',
    header: words('retentionScreen.col.label'),
    width: 240,
    grow: 1,
    render: ({ label }) => <span title={label}>{label}</span>,
  },
  {
    id: 'records',
    header: words('retentionScreen.col.records'),
    width: 90,
    align: 'right',
    render: ({ records }) => records.toLocaleString('en'),
  },
  {
    id: 'from',
    header: words('retentionScreen.col.from'),
    width: 110,
    render: ({ from }) => <Day value={from} />,
  },
  {
    id: 'due',
    header: words('retentionScreen.col.due'),
    width: 110,
    render: ({ dueOn }) => <Day value={dueOn} />,
  },
];
