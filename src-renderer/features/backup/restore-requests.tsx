/** Restores this person asked for: waiting, or approved and now hers to carry out. Everybody's window goes to the door with it, so it says so. */
import { Button } from '@mantine/core';
import { IconHourglass, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { invalidate, useAnswer, useTask } from '../../api/client.tsx';
import { requestAddress } from '../../ui/asked-notice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './backup-page.module.css';
import { asksOlderSecret, NO_SECRET, OlderSecretDialog, openedWith } from './older-secret.tsx';

const LOOKED_AT = 100;

export function RestoreRequests() {
  const words = useWords();
  const mine = useAnswer('approvals.list', { show: 'mine', offset: 0, limit: LOOKED_AT });
  const task = useTask();
  const requests = (mine.data?.rows ?? []).filter(({ kind }) => kind === 'backup_restore');
  const [asksFor, setAsksFor] = useState(0);
  const isOlder = asksFor > 0 && asksOlderSecret(task.error);
  const restore = async (requestId: number, opened = NO_SECRET) => {
    setAsksFor(0);
    const done = await task.run('backup.restoreApproved', { requestId, ...openedWith(opened) });
    if (!done) {
      setAsksFor(requestId);
      return;
    }
    sayDone(words('backup.restoreDone'));
    await invalidate('workspace.status'); // This window goes to the door as well.
  };
  return requests.map(({ id, state }) => (
    <section key={id} className={classes.request} data-open={state === 'approved' || undefined}>
      {state === 'approved' ? (
        <>
          <IconRestore size={20} aria-hidden />
          <div>
            <strong>{words('backup.approved', { id: String(id) })}</strong>
            <p>{words('backup.approvedText')}</p>
            {task.isRunning ? <ProgressNote call="backup.restoreApproved" progress={task.progress} /> : null}
            {isOlder ? null : <ErrorNote error={task.error} />}
            {isOlder && asksFor === id ? (
              <OlderSecretDialog
                error={task.error}
                onConfirm={(opened) => void restore(id, opened)}
                onClose={() => setAsksFor(0)}
              />
            ) : null}
          </div>
          <Button color="red" disabled={task.isRunning} onClick={() => void restore(id)}>
            {words('backup.restoreNow')}
          </Button>
        </>
      ) : (
        <>
          <IconHourglass size={20} aria-hidden />
          <div>
            <strong>{words('backup.waiting', { id: String(id) })}</strong>
          </div>
          <Link to={requestAddress(id)}>{words('backup.seeRequest')}</Link>
        </>
      )}
    </section>
  ));
}
