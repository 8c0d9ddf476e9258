/** Assign, due day, note, dispose, reopen: one dialog for each, for one exception or many. */
import { useState } from 'react';
import type { ExceptionView } from '../../../shared/contract/shapes.ts';
import { DISPOSITIONS, type Disposition } from '../../../shared/domain/leg.ts';
import {
  suggestedAccount,
  takesAccount,
  type WriteOffAccount,
} from '../../../shared/domain/write-off-accounts.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayUndoable } from '../../ui/review/undo.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { DisposeFields } from './dispose-fields.tsx';
import { readDue } from './due-day.ts';

export type Decision = 'assign' | 'due' | 'note' | 'dispose' | 'reopen';

interface DecisionDialogProps {
  readonly decision: Decision;
  readonly targets: readonly ExceptionView[];
  /** Chosen by the key that opened the dialog, before the machine's suggestion. */
  readonly disposition?: Disposition | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const OWNER_LENGTH_MAX = 80;
const DAY_LENGTH_MAX = 10;

export function DecisionDialog({
  decision,
  targets,
  disposition: first,
  onClose,
  onDone,
}: DecisionDialogProps) {
  const words = useWords();
  const assign = useAsk('exceptions.assign');
  const due = useAsk('exceptions.due');
  const note = useAsk('exceptions.note');
  const dispose = useAsk('exceptions.dispose');
  const reopen = useAsk('exceptions.reopen');
  const keys = targets.map((each) => each.key);
  const count = targets.length;
  const about = `${decision} ${keys.join(' ')}`;
  const [disposition, setDisposition] = useState<Disposition | null>(() => first ?? suggested(targets));
  const [account, setAccount] = useState(() => usualAccount(targets, disposition ?? 'write_off'));
  const [hasChosenAccount, setChosenAccount] = useState(false);
  const done = (message: string) => ({
    onSuccess: () => {
      if (decision === 'note') sayDone(message);
      else sayUndoable(words, message);
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
          isOneLine
          initial={targets[0]?.owner ?? ''}
          maxLength={OWNER_LENGTH_MAX}
          error={assign.error}
          isBusy={assign.isPending}
          onClose={onClose}
          onConfirm={(owner) => assign.mutate({ keys, owner }, done(words('exceptions.assigned')))}
        />
      );
    case 'due':
      return (
        <ReasonDialog
          about={about}
          title={words('exceptions.dueTitle', { count })}
          text={words('exceptions.dueText')}
          label={words('exceptions.due')}
          confirm={words('action.save')}
          isOptional
          isOneLine
          initial={targets[0]?.due ?? ''}
          maxLength={DAY_LENGTH_MAX}
          error={due.error}
          isBusy={due.isPending}
          onClose={onClose}
          check={(text) => (readDue(text) === null ? words('exceptions.dueBad') : null)}
          onConfirm={(text) =>
            due.mutate({ keys, due: readDue(text) ?? '' }, done(words('exceptions.dueSet')))
          }
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
              { keys, disposition, reason, ...(takesAccount(disposition) && { account }) },
              {
                onSuccess: ({ requestId }) => {
                  if (requestId === null) sayUndoable(words, words('exceptions.disposed', { count }));
                  else sayAsked(words, requestId);
                  onDone();
                },
              },
            );
          }}
        >
          <DisposeFields
            disposition={disposition}
            account={account}
            onDisposition={(next) => {
              setDisposition(next);
              if (next && !hasChosenAccount) setAccount(usualAccount(targets, next));
            }}
            onAccount={(next) => {
              setAccount(next);
              setChosenAccount(true);
            }}
          />
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

/** By the first of them; a person may choose another. */
function usualAccount(targets: readonly ExceptionView[], disposition: Disposition): WriteOffAccount {
  const [first] = targets;
  if (!first) return 'rounding';
  if (first.account !== null) return first.account;
  const { kind, difference, amount } = first;
  return suggestedAccount({ kind, disposition, difference: difference || amount });
}
