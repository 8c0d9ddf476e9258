/**
 * Before a backup may take the ledger's place: what that would mean, in words and numbers; then a reason; then a second person, or the restore
 * itself where there is none.
 */
import { Skeleton } from '@mantine/core';
import type { BackupView } from '../../../shared/contract/record.ts';
import { invalidate, useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/words.ts';
import { ReasonDialog } from '../matching/reason-dialog.tsx';
import classes from './backup-page.module.css';

interface RestoreDialogProps {
  readonly backup: BackupView;
  readonly onClose: () => void;
}

export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const words = useWords();
  const compare = useAnswer('backup.compare', { id: backup.id });
  const restore = useAsk('backup.restore');
  const seen = compare.data;
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
          { id: backup.id, reason },
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
      <ErrorNote error={compare.error} retry={() => void compare.refetch()} />
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
      ) : compare.error ? null : (
        <Skeleton height={96} />
      )}
    </ReasonDialog>
  );
}
