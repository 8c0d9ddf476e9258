/**
 * Before a backup may take the ledger's place: what that would mean, in words and numbers; then a reason; then a second person, or the restore
 * itself where there is none.
 */
import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BackupView } from '../../../shared/contract/record.ts';
import { invalidate, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './backup-page.module.css';
import { asksOlderSecret, NO_SECRET, OlderSecretFields, openedWith } from './older-secret.tsx';

interface RestoreDialogProps {
  readonly backup: BackupView;
  readonly onClose: () => void;
}

export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const words = useWords();
  const compare = useAsk('backup.compare');
  const restore = useAsk('backup.restore');
  const [opened, setOpened] = useState(NO_SECRET);
  const [needsSecret, setNeedsSecret] = useState(false);
  const seen = compare.data;
  const look = (older = NO_SECRET) =>
    compare.mutate(
      { id: backup.id, ...openedWith(older) },
      { onError: (fault) => setNeedsSecret((before) => before || asksOlderSecret(fault)) },
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the dialog opens; a secret never is part of a cached question.
  useEffect(() => look(), []);
  const isPossible = seen !== undefined && seen.relation !== 'same' && seen.relation !== 'other_workspace';
  return (
    <ReasonDialog
      about={`restore ${backup.id}`}
      title={words('backup.restoreTitle')}
      text={words('backup.restoreText')}
      label={words('backup.restoreReason')}
      confirm={words('backup.restoreAsk')}
      canConfirm={isPossible}
      error={restore.error}
      isBusy={restore.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        restore.mutate(
          { id: backup.id, reason, ...openedWith(opened) },
          {
            onSuccess: ({ requestId }) => {
              if (requestId !== null) sayAsked(words, requestId);
              else void invalidate('workspace.status'); // Done at once: this window goes to the door as well.
              onClose();
            },
          },
        )
      }
    >
      {needsSecret && !seen ? (
        <>
          <OlderSecretFields value={opened} onChange={setOpened} />
          <Button
            variant="default"
            loading={compare.isPending}
            disabled={opened.secret === ''}
            onClick={() => look(opened)}
          >
            {words('backup.olderCompare')}
          </Button>
        </>
      ) : null}
      {asksOlderSecret(compare.error) ? null : (
        <ErrorNote error={compare.error} {...(needsSecret ? {} : { retry: () => look() })} />
      )}
      {seen ? (
        <>
          <p className={seen.relation === 'newer' ? classes.said : classes.warned}>
            {words(`backup.compare.${seen.relation}`, { count: seen.lost })}
          </p>
          <Facts
            facts={[
              { name: words('backup.compare.backupAt'), value: <OurClock value={seen.backupAt} /> },
              { name: words('backup.compare.backupSize'), value: seen.backupSize.toLocaleString('en') },
              { name: words('backup.compare.ledgerSize'), value: seen.ledgerSize.toLocaleString('en') },
              {
                name: words('backup.compare.lost'),
                value: <strong>{seen.lost.toLocaleString('en')}</strong>,
              },
            ]}
          />
        </>
      ) : compare.error || needsSecret ? null : (
        <Skeleton height={96} />
      )}
    </ReasonDialog>
  );
}
