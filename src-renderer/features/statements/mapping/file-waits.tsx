/** The editor before the first look at its file is done: how far it is, or why there is none, and always the way back. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconFileOff } from '@tabler/icons-react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { PageSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './mapping-editor.module.css';
import type { Latest } from './use-latest-answer.ts';

interface FileWaitsProps {
  readonly guess: Latest<Output<'mappings.guess'>>;
  /** Of what else the editor asks for. */
  readonly error: unknown;
  readonly onBack: () => void;
}

export function FileWaits({ guess, error, onBack }: FileWaitsProps) {
  const words = useWords();
  useKeys({ Escape: { label: words('mapping.back'), run: onBack } });
  const isGone = guess.error?.kind === 'not_found';
  const isNoTable = guess.error?.facts['refusal'] === 'unknown_format';
  const isWaiting = guess.error === null && (error === null || error === undefined);
  return (
    <div className={classes.page}>
      <PageHead
        title={words('mapping.title')}
        actions={
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={15} aria-hidden />}
            rightSection={<KeyCap name="Escape" />}
            onClick={onBack}
          >
            {words('mapping.back')}
          </Button>
        }
      />
      {guess.isRunning ? <ProgressNote progress={guess.progress} onCancel={onBack} /> : null}
      {isGone || isNoTable ? (
        <Panel>
          <EmptyState
            icon={<IconFileOff size={40} stroke={1.2} aria-hidden />}
            title={words(isGone ? 'mapping.gone' : 'mapping.noTable')}
            text={words(isGone ? 'mapping.goneText' : 'mapping.noTableText')}
          />
        </Panel>
      ) : (
        <ErrorNote error={guess.error} retry={guess.again} />
      )}
      <ErrorNote error={error} />
      {isWaiting ? <PageSkeleton /> : null}
    </div>
  );
}
