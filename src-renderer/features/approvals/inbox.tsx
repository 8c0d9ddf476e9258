/**
 * One list of requests and the one under the mark beside it. What was decided leaves the list and the next comes up under the same mark, so that
 * a morning's requests are Enter, Enter, next.
 */
import { IconChecks } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Input } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { DataGrid, type GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeys } from '../../ui/keys.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './approvals-page.module.css';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { useRequestColumns } from './request-columns.tsx';
import { RequestPanel } from './request-panel.tsx';

export type Shown = Exclude<Input<'approvals.list'>['show'], 'waiting'>;

interface InboxProps {
  readonly show: Shown;
  /** From the address; 0 for the first of the list. */
  readonly linkedId: number;
  readonly onUnlink: () => void;
}

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
  const isEmpty = source.first !== undefined && source.total === 0 && linkedId === 0;
  return (
    <div className={classes.work} data-empty={isEmpty || undefined}>
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
      {isEmpty ? null : (
        <RequestPanel
          request={request}
          error={id > 0 ? detail.error : null}
          retry={() => void detail.refetch()}
          isChosen={id > 0}
          may={{ approve: mayApprove, reject: mayReject, withdraw: mayWithdraw }}
          onDecide={setDecision}
        />
      )}
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
