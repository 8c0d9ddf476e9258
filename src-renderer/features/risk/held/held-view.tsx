/** Payments that the rules stopped: nobody can submit their batch until an officer lets them go, over payee and amount as they stand, with a reason. */
import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Output } from '../../../../shared/contract/calls.ts';
import { useAsk } from '../../../api/client.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { type Column, DataGrid } from '../../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../../ui/data-grid/use-grid-source.ts';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { ruleName, typologyName } from '../risk-names.ts';

type Held = Output<'risk.stopped'>['rows'][number];

export function HeldView() {
  const words = useWords();
  const navigate = useNavigate();
  const [active, setActive] = useState<Held | null>(null);
  const [released, setReleased] = useState<Held | null>(null);
  const source = useGridSource('risk.stopped', {});
  const columns = useMemo(() => heldColumns(words), [words]);
  const mayRelease = active !== null && active.released === null;
  const release = () => setReleased(active);
  useKeys(mayRelease ? { r: { label: words('risk.release'), run: release } } : {});
  return (
    <>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.error && !source.first ? null : (
        <Panel
          className={classes.list}
          title={words('risk.heldCount', { count: source.total })}
          aside={
            <Button
              size="compact-sm"
              disabled={!mayRelease}
              rightSection={<KeyCap name="r" />}
              onClick={release}
            >
              {words('risk.release')}
            </Button>
          }
          isFlush
        >
          {source.first ? (
            <DataGrid
              label={words('risk.heldList')}
              columns={columns}
              total={source.total}
              fetchPage={source.fetchPage}
              resetKey={source.resetKey}
              version={source.version}
              rowKey={(row) => `${row.batchNo} ${row.place}`}
              isMain
              autoFocus
              activatesFirst
              onActiveChange={setActive}
              onOpen={(row) => void navigate(`/payments/${row.batchNo}`)}
              empty={
                <EmptyState
                  icon={<IconHandStop size={36} stroke={1.2} aria-hidden />}
                  title={words('risk.noHeld')}
                  text={words('risk.noHeldText')}
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
      {released ? <ReleaseDialog held={released} onClose={() => setReleased(null)} /> : null}
    </>
  );
}

function ReleaseDialog({ held, onClose }: { readonly held: Held; readonly onClose: () => void }) {
  const words = useWords();
  const release = useAsk('risk.release');
  const { batchNo, place, hash } = held;
  return (
    <ReasonDialog
      about={`risk release ${batchNo} ${place}`}
      title={words('risk.releaseTitle', { item: held.itemNo || `${batchNo} · ${place}` })}
      text={words('risk.releaseText')}
      confirm={words('risk.release')}
      error={release.error}
      isBusy={release.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        release.mutate(
          { batchNo, place, hash, reason },
          {
            onSuccess: () => {
              onClose();
              sayDone(words('risk.releasedDone'));
            },
          },
        )
      }
    >
      <p className={classes.sentence}>
        {held.payee} · <Amount minor={held.amount} currency={held.currency} showsCurrency />
        <br />
        {[
          typologyName(words, held.typology),
          words('risk.scoreOf', { count: held.score }),
          ...held.rules.map((rule) => ruleName(words, rule)),
        ].join(' · ')}
      </p>
    </ReasonDialog>
  );
}

function heldColumns(words: Words): readonly Column<Held>[] {
  return [
    {
      id: 'batch',
      header: words('risk.col.batch'),
      width: 176,
      render: ({ batchNo, place }) => (
        <span className={classes.figure}>
          {batchNo} · {place}
        </span>
      ),
    },
    {
      id: 'payee',
      header: words('risk.col.payee'),
      width: 142,
      grow: 1,
      render: ({ payee }) => <span title={payee}>{payee}</span>,
    },
    {
      id: 'amount',
      header: words('risk.col.amount'),
      width: 136,
      align: 'right',
      render: ({ amount, currency }) => <Amount minor={amount} currency={currency} showsCurrency />,
    },
    {
      id: 'score',
      header: words('risk.col.score'),
      width: 54,
      align: 'right',
      render: ({ score }) => <strong className={classes.figure}>{score.toLocaleString('en')}</strong>,
    },
    {
      id: 'typology',
      header: words('risk.typology'),
      width: 104,
      render: ({ typology }) => typologyName(words, typology),
    },
    {
      id: 'rules',
      header: words('risk.col.rules'),
      width: 104,
      grow: 1.2,
      render: ({ rules }) => (
        <span className={classes.tagLine} title={rules.map((rule) => ruleName(words, rule)).join(' · ')}>
          {rules.map((rule) => (
            <Tag key={rule} tone="plain">
              {ruleName(words, rule)}
            </Tag>
          ))}
        </span>
      ),
    },
    { id: 'by', header: words('risk.col.maker'), width: 76, render: ({ byName }) => byName },
    {
      id: 'state',
      header: words('risk.col.state'),
      width: 228,
      grow: 0.4,
      render: ({ released }) =>
        released === null ? (
          <Tag tone="bad">{words('risk.held')}</Tag>
        ) : (
          <span className={classes.tagLine} title={`${released.byName} · ${released.reason}`}>
            <Tag tone="ok">{words('risk.released')}</Tag>
            <OurClock value={released.at} />
          </span>
        ),
    },
  ];
}
