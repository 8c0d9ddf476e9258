/** Who must not be paid: names, accounts, identity numbers, each with who says so. Taken off by two persons. */
import { Button } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './parties.module.css';
import { WatchImport } from './watch-import.tsx';

type Entry = Output<'parties.watchList'>['entries'][number];

export function WatchView({ onAdd }: { readonly onAdd: (() => void) | null }) {
  const words = useWords();
  const mayChange = useMay('watch_list');
  const answer = useAnswer('parties.watchList', {});
  const [active, setActive] = useState<Entry | null>(null);
  const [ended, setEnded] = useState<Entry | null>(null);
  const [isImporting, setImporting] = useState(false);
  useKeys({
    ...(mayChange && active && !ended
      ? { u: { label: words('parties.watchEnd'), run: () => setEnded(active) } }
      : {}),
    ...(mayChange ? { i: { label: words('parties.watchImport'), run: () => setImporting(true) } } : {}),
  });
  const entries = answer.data?.entries ?? [];
  const columns = useMemo(
    (): readonly Column<Entry>[] => [
      {
        id: 'what',
        header: words('parties.col.what'),
        width: 130,
        render: ({ what }) => words(`watchWhat.${what}`),
      },
      { id: 'value', header: words('parties.col.value'), width: 180, render: ({ value }) => value },
      {
        id: 'source',
        header: words('parties.col.source'),
        width: 150,
        grow: 1,
        render: ({ source, version }) => {
          const text = version === '' ? source : `${source} · ${version}`;
          return <span title={text}>{text}</span>;
        },
      },
      {
        id: 'reason',
        header: words('parties.col.reason'),
        width: 150,
        grow: 1,
        render: ({ reason }) => <span title={reason}>{reason}</span>,
      },
      {
        id: 'by',
        header: words('parties.col.by'),
        width: 210,
        render: ({ at, byName }) => (
          <>
            <OurClock value={at} /> {byName}
          </>
        ),
      },
      ...(mayChange
        ? [
            {
              id: 'end',
              header: '',
              width: 96,
              align: 'right' as const,
              render: (entry: Entry) => (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={words('parties.watchEndOf', { value: entry.value })}
                  onClick={() => setEnded(entry)}
                >
                  {words('parties.watchEnd')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [words, mayChange],
  );
  if (answer.error) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <RowsSkeleton />;
  return (
    <Panel
      className={classes.list ?? ''}
      title={words('list.rows', { count: entries.length })}
      aside={
        mayChange ? (
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<KeyCap name="i" />}
            onClick={() => setImporting(true)}
          >
            {words('parties.watchImport')}
          </Button>
        ) : null
      }
      isFlush
    >
      <DataGrid
        label={words('parties.watchTable')}
        columns={columns}
        total={entries.length}
        fetchPage={async (offset, limit) => ({ rows: entries.slice(offset, offset + limit) })}
        resetKey="watch list"
        version={answer.dataUpdatedAt}
        rowKey={(entry) => entry.id}
        isMain
        activatesFirst
        onActiveChange={setActive}
        empty={
          <EmptyState
            icon={<IconShieldSearch size={36} stroke={1.2} aria-hidden />}
            title={words('parties.watchEmpty')}
            text={words('parties.watchEmptyText')}
            action={
              onAdd ? (
                <Button variant="default" onClick={onAdd}>
                  {words('parties.watchAdd')}
                </Button>
              ) : null
            }
          />
        }
      />
      {isImporting ? <WatchImport onClose={() => setImporting(false)} /> : null}
      {ended ? <EndDialog entry={ended} onClose={() => setEnded(null)} /> : null}
    </Panel>
  );
}

function EndDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const words = useWords();
  const end = useAsk('parties.unwatch');
  return (
    <ReasonDialog
      about={`unwatch ${entry.id}`}
      title={words('parties.watchEndOf', { value: entry.value })}
      text={words('parties.watchEndText')}
      confirm={words('parties.watchEnd')}
      error={end.error}
      isBusy={end.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        end.mutate(
          { id: entry.id, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId === null) sayDone(words('parties.watchEnded'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    />
  );
}
