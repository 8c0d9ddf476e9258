/** Assign, note, dispose, reopen: one dialog for each, for one exception or many. */
import { Chip } from '@mantine/core';
import { useState } from 'react';
import type { ExceptionView } from '../../../shared/contract/shapes.ts';
import { DISPOSITIONS, type Disposition } from '../../../shared/domain/leg.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useWords } from '../../ui/words.ts';
import { ReasonDialog } from '../matching/reason-dialog.tsx';
import { sayDone } from '../matching/said.ts';
import classes from './exceptions-page.module.css';

export type Decision = 'assign' | 'note' | 'dispose' | 'reopen';

interface DecisionDialogProps {
  readonly decision: Decision;
  readonly targets: readonly ExceptionView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const OWNER_LENGTH_MAX = 80;

export function DecisionDialog({ decision, targets, onClose, onDone }: DecisionDialogProps) {
  const words = useWords();
  const assign = useAsk('exceptions.assign');
  const note = useAsk('exceptions.note');
  const dispose = useAsk('exceptions.dispose');
  const reopen = useAsk('exceptions.reopen');
  const keys = targets.map((each) => each.key);
  const count = targets.length;
  const about = `${decision} ${keys.join(' ')}`;
  const [disposition, setDisposition] = useState<Disposition | null>(() => suggested(targets));
  const done = (message: string) => ({
    onSuccess: () => {
      sayDone(message);
      onDone();
    },
  });

  switch (decision) {
    case 'assign':
      return (
        <ReasonDialog
          about={about}
          title={words('exceptions.assignTitle', { count })}
          text={words('exceptions.assignText')}
          label={words('exceptions.owner')}
          confirm={words('exceptions.assign')}
          isOptional
          initial={targets[0]?.owner ?? ''}
          maxLength={OWNER_LENGTH_MAX}
          error={assign.error}
          isBusy={assign.isPending}
          onClose={onClose}
          onConfirm={(owner) => assign.mutate({ keys, owner }, done(words('exceptions.assigned')))}
        />
      );
    case 'note':
      return (
        <ReasonDialog
          about={about}
          title={words('exceptions.noteTitle')}
          label={words('exceptions.note')}
          confirm={words('exceptions.noteTitle')}
          error={note.error}
          isBusy={note.isPending}
          onClose={onClose}
          onConfirm={(text) => note.mutate({ key: keys[0] ?? '', text }, done(words('exceptions.noted')))}
        />
      );
    case 'reopen':
      return (
        <ReasonDialog
          about={about}
          title={words('exceptions.reopenTitle', { count })}
          confirm={words('exceptions.reopen')}
          error={reopen.error}
          isBusy={reopen.isPending}
          onClose={onClose}
          onConfirm={(reason) => reopen.mutate({ keys, reason }, done(words('exceptions.reopened')))}
        />
      );
    case 'dispose':
      return (
        <ReasonDialog
          about={about}
          title={words('exceptions.disposeTitle', { count })}
          text={words('exceptions.disposeText')}
          confirm={words('exceptions.dispose')}
          canConfirm={disposition !== null}
          error={dispose.error}
          isBusy={dispose.isPending}
          onClose={onClose}
          onConfirm={(reason) => {
            if (!disposition) return;
            dispose.mutate(
              { keys, disposition, reason },
              {
                onSuccess: ({ requestId }) => {
                  if (requestId === null) sayDone(words('exceptions.disposed', { count }));
                  else sayAsked(words, requestId);
                  onDone();
                },
              },
            );
          }}
        >
          <div role="radiogroup" aria-label={words('exceptions.disposition')}>
            <p className={classes.legend}>{words('exceptions.disposition')}</p>
            <Chip.Group
              value={disposition ?? ''}
              onChange={(next) => setDisposition(DISPOSITIONS.find((each) => each === next) ?? null)}
            >
              <div className={classes.chipGroup}>
                {DISPOSITIONS.map((each) => (
                  <Chip key={each} name="disposition" value={each} size="sm" radius="md" variant="light">
                    {words(`disposition.${each}`)}
                  </Chip>
                ))}
              </div>
            </Chip.Group>
          </div>
        </ReasonDialog>
      );
  }
}

/** The machine's suggestion where it is one and the same for all of them; a person still says why. */
function suggested(targets: readonly ExceptionView[]): Disposition | null {
  const all = new Set(targets.map((each) => each.suggestion));
  if (all.size !== 1) return null;
  return DISPOSITIONS.find((each) => all.has(each)) ?? null;
}
