/** Everything behind one plan: where its rows end, what it states against what we compute, changed headings, the rows themselves. */
import { Button } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { PlanView } from '../../../shared/contract/shapes.ts';
import { requestAddress } from '../../ui/asked-notice.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useWords } from '../../ui/words.ts';
import { ChecksTable } from './checks-table.tsx';
import { DriftNote } from './drift-note.tsx';
import { FileFacts } from './file-facts.tsx';
import { MapPlan } from './mapping/map-columns.tsx';
import classes from './plan-detail.module.css';
import { PlanRows } from './plan-rows.tsx';

interface PlanDetailProps {
  readonly plan: PlanView;
  /** The request that waits for this very plan; 0 when none does. */
  readonly requestId: number;
  readonly onCommit: () => void;
  readonly onDiscard: () => void;
  readonly onRequest: () => void;
}

export function PlanDetail({ plan, requestId, onCommit, onDiscard, onRequest }: PlanDetailProps) {
  const words = useWords();
  return (
    <div className={classes.detail}>
      <p className={classes.sum}>
        <strong>{words(`statements.state.${plan.state}.meaning`)}</strong>
        {plan.sameFileImportId === null
          ? null
          : ` · ${words('statements.sameFile', { id: String(plan.sameFileImportId) })}`}
        <br />
        {words('statements.countsAddUp', plan.counts)}
        {plan.counts.structure > 0
          ? ` · ${words('statements.structureRows', { count: plan.counts.structure })}`
          : null}
      </p>
      <div className={classes.actions}>
        <MapPlan plan={plan} />
        <Button size="compact-sm" variant="default" onClick={onDiscard}>
          {words('statements.discard')}
        </Button>
        {plan.state === 'held' && requestId > 0 ? (
          <Button size="compact-sm" variant="light" component={Link} to={requestAddress(requestId)}>
            {words('approvals.waitsAs', { id: String(requestId) })}
          </Button>
        ) : plan.state === 'held' ? (
          <Button size="compact-sm" rightSection={<KeyCap name="r" />} onClick={onRequest}>
            {words('statements.requestHeld')}
          </Button>
        ) : null}
        {plan.state === 'ready' ? (
          <Button size="compact-sm" variant="light" onClick={onCommit}>
            {words('statements.commitOne')}
          </Button>
        ) : null}
      </div>
      <section className={classes.checks}>
        <h3>{words('statements.checks')}</h3>
        <ChecksTable checks={plan.checks} currency={plan.currencies[0] ?? 'CNY'} />
        <DriftNote drift={plan.drift} />
        <h3>{words('statements.fileFacts')}</h3>
        <FileFacts file={plan} />
      </section>
      <section className={classes.rows}>
        <PlanRows plan={plan} />
      </section>
    </div>
  );
}
