/**
 * A change of terms: the form, how it reads as a sentence, what it would change in the exceptions of today, and the reason. Where the house asks for
 * a second person it is filed and says so.
 */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { TermsChange } from '../../../../shared/domain/settlement-terms.ts';
import { changeSentence } from '../../../../shared/wording/terms-sentence.ts';
import { useAsk, useTask } from '../../../api/client.tsx';
import { sayAsked } from '../../../ui/asked-notice.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import { Preview, type Previewed } from './preview.tsx';
import classes from './terms.module.css';

interface TermsDialogProps {
  readonly title: string;
  /** Null while what is typed is no change. */
  readonly change: TermsChange | null;
  /** Matching goes by it, so what it would do to the exceptions can be looked at. */
  readonly isMatched: boolean;
  readonly size?: number;
  /** What was typed has been sent, or holds. */
  readonly onSent?: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export function TermsDialog({ title, change, isMatched, size, onSent, onClose, children }: TermsDialogProps) {
  const words = useWords();
  const set = useAsk('terms.change');
  return (
    <ReasonDialog
      about={`terms ${title}`}
      title={title}
      confirm={words('terms.save')}
      canConfirm={change !== null}
      {...(size === undefined ? {} : { size })}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (!change) return;
        set.mutate(
          { changes: [change], reason },
          {
            onSuccess: ({ requestId }) => {
              onSent?.();
              onClose();
              if (requestId === null) sayDone(words(isMatched ? 'terms.saved' : 'terms.savedUnmatched'));
              else sayAsked(words, requestId);
            },
          },
        );
      }}
    >
      {children}
      <p className={classes.reads} aria-live="polite">
        <span>{words('terms.reads')}</span>
        <strong>{change ? changeSentence(change, words) : '–'}</strong>
      </p>
      {isMatched ? <Trial change={change} /> : null}
    </ReasonDialog>
  );
}

function Trial({ change }: Pick<TermsDialogProps, 'change'>) {
  const words = useWords();
  const trial = useTask();
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const text = change && JSON.stringify(change);
  const look = async () => {
    if (!change || text === null) return;
    const answer = await trial.run('terms.preview', { changes: [change] });
    if (answer) setPreviewed({ of: text, ...answer });
  };
  return (
    <div className={classes.try}>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!change}
        loading={trial.isRunning}
        onClick={() => void look()}
      >
        {words('terms.try')}
      </Button>
      {trial.error ? <ErrorNote error={trial.error} /> : null}
      {previewed && previewed.of === text ? <Preview previewed={previewed} /> : null}
    </div>
  );
}
