/** The request under the mark with what may be done about it; why one may not is said where the buttons would be. */
import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './approvals-page.module.css';
import type { Decision } from './decide-dialog.tsx';
import { STATE_TONES } from './request-columns.tsx';
import { type RequestDetail, RequestDetailView } from './request-detail.tsx';

interface RequestPanelProps {
  /** null while it comes, and where none is chosen. */
  readonly request: RequestDetail | null;
  readonly error: unknown;
  readonly retry: () => void;
  readonly isChosen: boolean;
  /** Now: a request decided a moment ago rests until the next one comes up. */
  readonly may: Readonly<Record<Decision, boolean>>;
  readonly onDecide: (decision: Decision) => void;
}

/** Where an approved request is carried out by its maker. */
const CARRIED_OUT_AT: Readonly<Partial<Record<RequestDetail['kind'], string>>> = {
  backup_restore: '/backup',
  password_reset: '/people',
};

export function RequestPanel({ request, error, retry, isChosen, may, onDecide }: RequestPanelProps) {
  const words = useWords();
  return (
    <Panel
      title={
        request
          ? `${words(`requestKind.${request.kind}`)} · ${words('approvals.number', { id: String(request.id) })}`
          : words('approvals.what')
      }
      aside={
        request ? <Tag tone={STATE_TONES[request.state]}>{words(`requestState.${request.state}`)}</Tag> : null
      }
      isFlush
    >
      <div className={classes.side}>
        <div className={classes.scroll}>
          {error ? (
            <ErrorNote error={error} retry={retry} />
          ) : request ? (
            <RequestDetailView request={request} />
          ) : isChosen ? (
            <RowsSkeleton />
          ) : (
            <EmptyState title={words('approvals.none')} />
          )}
        </div>
        {request ? (
          <footer className={classes.foot}>
            <WhatNow request={request} />
            <div className={classes.actions}>
              {request.mayWithdraw ? (
                <Button
                  variant="default"
                  disabled={!may.withdraw}
                  rightSection={<KeyCap name="w" />}
                  onClick={() => onDecide('withdraw')}
                >
                  {words('approvals.withdraw')}
                </Button>
              ) : null}
              {request.mayDecide ? (
                <>
                  <Button
                    variant="default"
                    disabled={!may.reject}
                    rightSection={<KeyCap name="r" />}
                    onClick={() => onDecide('reject')}
                  >
                    {words('approvals.reject')}
                  </Button>
                  <Button
                    disabled={!may.approve}
                    rightSection={<KeyCap name="Enter" />}
                    onClick={() => onDecide('approve')}
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
