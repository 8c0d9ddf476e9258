/**
 * One list of requests and the one under the mark beside it. What was decided leaves the list and the next comes up under the same mark, so that
 * a morning's requests are Enter, Enter, next.
 */
import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Input } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './approvals-page.module.css';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { STATE_TONES, useRequestColumns } from './request-columns.tsx';
import { type RequestDetail, RequestDetailView } from './request-detail.tsx';

export type Shown = Exclude<Input<'approvals.list'>['show'], 'waiting'>;

interface InboxProps {
  readonly show: Shown;
  /** From the address; 0 for the first of the list. */
  readonly linkedId: number;
  readonly onUnlink: () => void;
}

/** Where an approved request is carried out by its maker. */
const CARRIED_OUT_AT: Readonly<Partial<Record<RequestDetail['kind'], string>>> = {
  backup_restore: '/backup',
  password_reset: '/people',
};

export function Inbox({ show, linkedId, onUnlink }: InboxProps) {
  const words = useWords();
  const grid = useRef<GridHandle>(null);
  const source = useGridSource('approvals.list', { show });
  const columns = useRequestColumns(show === 'ended' || show === 'all');
  const [activeId, setActiveId] = useState(0);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [decidedId, setDecidedId] = useState(0);
  const id = linkedId || activeId;
  const detail = useAnswer(
    'approvals.get',
    { id: Math.max(1, id) },
    { enabled: id > 0, keepsPrevious: true },
  );
  const request = id > 0 && detail.data?.id === id ? detail.data : null;
  const isRested = request === null || request.id === decidedId;
  const mayApprove = !isRested && request.mayDecide && request.isCurrent;
  const mayReject = !isRested && request.mayDecide;
  const mayWithdraw = !isRested && request.mayWithdraw;

  const approve = { label: words('approvals.approve'), run: () => setDecision('approve') };
  useKeys({
    ...(mayApprove ? { Enter: approve, a: { ...approve, isQuiet: true } } : {}),
    ...(mayReject ? { r: { label: words('approvals.reject'), run: () => setDecision('reject') } } : {}),
    ...(mayWithdraw ? { w: { label: words('approvals.withdraw'), run: () => setDecision('withdraw') } } : {}),
  });

  if (source.error) return <ErrorNote error={source.error} retry={source.retry} />;
  const first = source.first?.rows[0]?.id ?? 0;
  return (
    <div className={classes.work}>
      <Panel
        title={words(`approvals.tab.${show}`)}
        aside={<span className={classes.muted}>{words('list.rows', { count: source.total })}</span>}
        isFlush
      >
        {source.first ? (
          <DataGrid
            label={words(`approvals.tab.${show}`)}
            columns={columns}
            total={source.total}
            fetchPage={source.fetchPage}
            resetKey={source.resetKey}
            version={source.version}
            rowKey={(row) => row.id}
            handle={grid}
            isMain
            autoFocus
            activatesFirst={linkedId === 0 || linkedId === first}
            currentKey={linkedId}
            onActiveChange={(row) => {
              setActiveId(row?.id ?? 0);
              if (row && row.id !== linkedId && linkedId > 0) onUnlink();
            }}
            empty={
              <EmptyState
                icon={<IconChecks size={36} stroke={1.2} aria-hidden />}
                title={words(`approvals.empty.${show}`)}
                text={words(`approvals.empty.${show}.text`)}
              />
            }
          />
        ) : (
          <RowsSkeleton />
        )}
      </Panel>
      <Panel
        title={
          request
            ? `${words(`requestKind.${request.kind}`)} · ${words('approvals.number', { id: String(request.id) })}`
            : words('approvals.what')
        }
        aside={
          request ? (
            <Tag tone={STATE_TONES[request.state]}>{words(`requestState.${request.state}`)}</Tag>
          ) : null
        }
        isFlush
      >
        <div className={classes.side}>
          <div className={classes.scroll}>
            {detail.error && id > 0 ? (
              <ErrorNote error={detail.error} retry={() => void detail.refetch()} />
            ) : request ? (
              <RequestDetailView request={request} />
            ) : id === 0 ? (
              source.total > 0 ? (
                <EmptyState title={words('approvals.none')} />
              ) : null
            ) : (
              <RowsSkeleton />
            )}
          </div>
          {request ? (
            <footer className={classes.foot}>
              <WhatNow request={request} />
              <div className={classes.actions}>
                {request.mayWithdraw ? (
                  <Button
                    variant="default"
                    disabled={!mayWithdraw}
                    rightSection={<KeyCap name="w" />}
                    onClick={() => setDecision('withdraw')}
                  >
                    {words('approvals.withdraw')}
                  </Button>
                ) : null}
                {request.mayDecide ? (
                  <>
                    <Button
                      variant="default"
                      disabled={!mayReject}
                      rightSection={<KeyCap name="r" />}
                      onClick={() => setDecision('reject')}
                    >
                      {words('approvals.reject')}
                    </Button>
                    <Button
                      disabled={!mayApprove}
                      rightSection={<KeyCap name="Enter" />}
                      onClick={() => setDecision('approve')}
                    >
                      {words('approvals.approve')}
                    </Button>
                  </>
                ) : null}
              </div>
            </footer>
          ) : null}
        </div>
      </Panel>
      {decision && request ? (
        <DecideDialog
          decision={decision}
          request={request}
          onClose={() => setDecision(null)}
          onDone={() => {
            setDecidedId(request.id);
            setDecision(null);
            if (linkedId > 0) onUnlink();
            grid.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

/** Why one may not decide, or what is left to do for who asked. */
function WhatNow({ request }: { readonly request: RequestDetail }) {
  const words = useWords();
  const path = CARRIED_OUT_AT[request.kind];
  if (request.state === 'approved' && request.mayWithdraw && path)
    return (
      <span className={classes.muted}>
        {words.or(`approvals.carryOut.${request.kind}`, '')}{' '}
        <Link to={path}>{words('approvals.carryOut.go')}</Link>
      </span>
    );
  // That it has ended is said by its state already.
  if (request.whyNot === '' || request.whyNot === 'ended') return null;
  return <span className={classes.muted}>{words(`approvals.whyNot.${request.whyNot}`)}</span>;
}
