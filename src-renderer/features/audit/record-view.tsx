/** The record itself: who did what to what and when, newest first; one event opens to its facts, its entry and its proof. */
import { Button, Select } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useAnswer } from '../../api/client.tsx';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './audit-page.module.css';
import { DayBox } from './day-box.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { useRecordColumns } from './record-columns.tsx';
import { useNames } from './use-names.ts';
import { useRecordAddress } from './use-record-address.ts';

/** The areas that actions begin with. */
const GROUPS = [
  'session',
  'access',
  'approvals',
  'statements',
  'matching',
  'review',
  'exceptions',
  'exports',
  'audit',
  'retention',
  'record',
  'signals',
  'backup',
  'workspace',
] as const;

export function RecordView() {
  const words = useWords();
  const address = useRecordAddress();
  const names = useNames();
  const people = useAnswer('access.names', {}).data?.people ?? [];
  const columns = useRecordColumns(names);
  const group = GROUPS.find((each) => each === address.group);
  const source = useGridSource('record.list', {
    action: group ? `${group}.` : '',
    person: address.person,
    from: address.from,
    to: address.to,
  });
  const isFiltered = Boolean(group) || address.person !== '' || address.from !== '' || address.to !== '';
  const clear = () => address.go({ group: '', person: '', from: '', to: '', event: '' });
  return (
    <>
      <div className={classes.filters}>
        <Select
          w={168}
          aria-label={words('record.filter.group')}
          allowDeselect={false}
          value={group ?? ''}
          onChange={(next) => address.go({ group: next ?? '', event: '' })}
          data={[
            { value: '', label: words('record.filter.allGroups') },
            ...GROUPS.map((each) => ({ value: each, label: words(`record.group.${each}`) })),
          ]}
        />
        <Select
          w={168}
          aria-label={words('record.filter.person')}
          allowDeselect={false}
          value={address.person}
          onChange={(next) => address.go({ person: next ?? '', event: '' })}
          data={[
            { value: '', label: words('record.filter.allPeople') },
            ...people.map(({ id, name }) => ({ value: id, label: name || id })),
          ]}
        />
        {(['from', 'to'] as const).map((end) => (
          <DayBox
            key={end}
            label={words(`record.filter.${end}`)}
            value={address[end]}
            onChange={(day) => address.go({ [end]: day, event: '' })}
          />
        ))}
        {isFiltered ? (
          <Button variant="subtle" onClick={clear}>
            {words('record.filter.clear')}
          </Button>
        ) : null}
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          isFlush
          className={classes.list}
          title={words('record.list')}
          aside={<span className={classes.muted}>{words('audit.events', { count: source.total })}</span>}
        >
          {source.first ? (
            <DataGrid
              label={words('record.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.seq}
              isMain
              opensOnClick
              autoFocus
              activatesFirst={address.event === 0}
              currentKey={address.event}
              onOpen={(row) => address.go({ event: String(row.seq) })}
              onActiveChange={(row) => {
                if (row && address.event > 0) address.go({ event: String(row.seq) });
              }}
              empty={
                isFiltered ? (
                  <EmptyState
                    title={words('record.filter.nothing')}
                    text={words('record.filter.nothingText')}
                    action={
                      <Button variant="default" onClick={clear}>
                        {words('record.filter.clear')}
                      </Button>
                    }
                  />
                ) : (
                  <EmptyState
                    icon={<IconListSearch size={36} stroke={1.2} aria-hidden />}
                    title={words('record.empty')}
                    text={words('record.emptyText')}
                  />
                )
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <EventDrawer seq={address.event} names={names} onClose={() => address.go({ event: '' })} />
    </>
  );
}
