/** Intrusion signals: the serious first, each with its reason; one opens to its evidence and is acknowledged with what was found. */
import { Switch } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { SignalView } from '../../../shared/contract/record.ts';
import { useAsk } from '../../api/client.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ownTime } from '../../ui/own-time.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './audit-page.module.css';
import { personText } from './event-words.ts';
import { SignalDrawer } from './signal-drawer.tsx';
import { SeverityTag } from './signal-tag.tsx';
import { reasonText } from './signal-words.ts';

export function SignalsView() {
  const words = useWords();
  const mayAcknowledge = useMay('signals');
  const [onlyOpen, setOnlyOpen] = useState(true);
  const [active, setActive] = useState<SignalView | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [asks, setAsks] = useState(false);
  const source = useGridSource('signals.list', { onlyOpen });
  const acknowledge = useAsk('signals.acknowledge');
  const columns = useSignalColumns(!onlyOpen);
  const canAcknowledge = mayAcknowledge && active !== null && active.acknowledged === null;
  useKeys(canAcknowledge ? { c: { label: words('signals.acknowledge'), run: () => setAsks(true) } } : {});
  return (
    <>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          isFlush
          className={classes.list}
          title={words('signals.title')}
          aside={
            <Switch
              size="xs"
              checked={!onlyOpen}
              onChange={(event) => setOnlyOpen(!event.currentTarget.checked)}
              label={words('signals.show.all')}
            />
          }
        >
          {source.first ? (
            <DataGrid
              label={words('signals.list')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => row.key}
              isMain
              opensOnClick
              autoFocus
              activatesFirst
              onOpen={(row) => {
                setActive(row);
                setOpen(true);
              }}
              onActiveChange={(row) => {
                setActive(row);
                if (row === null) setOpen(false);
              }}
              empty={
                <EmptyState
                  icon={<IconShieldCheck size={36} stroke={1.2} aria-hidden />}
                  title={words(onlyOpen ? 'signals.empty' : 'signals.emptyAll')}
                  text={words('signals.emptyText')}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      <SignalDrawer
        signal={isOpen ? active : null}
        mayAcknowledge={mayAcknowledge}
        onAcknowledge={() => setAsks(true)}
        onClose={() => setOpen(false)}
      />
      {asks && active ? (
        <ReasonDialog
          about={`signal ${active.key}`}
          title={words('signals.acknowledgeTitle')}
          text={words('signals.acknowledgeText')}
          label={words('signals.comment')}
          confirm={words('signals.acknowledge')}
          error={acknowledge.error}
          isBusy={acknowledge.isPending}
          onClose={() => setAsks(false)}
          onConfirm={(comment) =>
            acknowledge.mutate(
              { key: active.key, comment },
              {
                onSuccess: () => {
                  setAsks(false);
                  setOpen(false);
                  sayDone(`${words('signals.acknowledged')} · ${words(`signal.${active.kind}`)}`);
                },
              },
            )
          }
        />
      ) : null}
    </>
  );
}

function useSignalColumns(showsState: boolean): readonly Column<SignalView>[] {
  const words = useWords();
  return useMemo(() => {
    const columns: (Column<SignalView> | false)[] = [
      {
        id: 'severity',
        header: words('signals.col.severity'),
        width: 88,
        render: (row) => <SeverityTag severity={row.severity} />,
      },
      {
        id: 'at',
        header: words('signals.col.at'),
        width: 172,
        render: (row) => (
          <time dateTime={row.at} title={row.at}>
            {ownTime(row.at)}
          </time>
        ),
      },
      {
        id: 'kind',
        header: words('signals.col.kind'),
        width: 184,
        render: (row) => {
          const what = words(`signal.${row.kind}`);
          return <span title={what}>{what}</span>;
        },
      },
      {
        id: 'reason',
        header: words('signals.col.reason'),
        width: 240,
        grow: 1,
        render: (row) => {
          const why = reasonText(words, row);
          return <span title={why}>{why}</span>;
        },
      },
      {
        id: 'person',
        header: words('signals.col.person'),
        width: 100,
        render: (row) => personText(words, row.person, row.personName),
      },
      showsState && {
        id: 'state',
        header: words('signals.col.state'),
        width: 120,
        render: (row) =>
          row.acknowledged ? (
            <span title={row.acknowledged.comment}>
              {personText(words, row.acknowledged.by, row.acknowledged.name)}
            </span>
          ) : (
            '–'
          ),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [words, showsState]);
}
