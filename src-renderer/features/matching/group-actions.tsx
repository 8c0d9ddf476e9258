/** What may be decided about the group in sight, each with its key. */
import { Button } from '@mantine/core';
import type { GroupState } from '../../../shared/domain/leg.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './matching-page.module.css';

export type GroupQuestion = 'reject' | 'unmatch' | 'extend';

interface GroupActionsProps {
  /** Null for who may only look. */
  readonly state: GroupState | null;
  readonly canAccept: boolean;
  readonly canUnmatch: boolean;
  readonly onAccept: () => void;
  readonly onSetAside: () => void;
  readonly onAsk: (question: GroupQuestion) => void;
}

export function GroupActions(props: GroupActionsProps) {
  const { state, canAccept, canUnmatch, onAccept, onSetAside, onAsk } = props;
  const words = useWords();
  return (
    <div className={classes.actions}>
      {state === null || state === 'rejected' ? null : state === 'proposed' ? (
        <>
          <Button
            variant="default"
            disabled={!canAccept}
            rightSection={<KeyCap name="s" />}
            onClick={onSetAside}
          >
            {words('matching.setAside')}
          </Button>
          <Button
            variant="default"
            disabled={!canAccept}
            rightSection={<KeyCap name="r" />}
            onClick={() => onAsk('reject')}
          >
            {words('matching.reject')}
          </Button>
          <Button disabled={!canAccept} rightSection={<KeyCap name="Enter" />} onClick={onAccept}>
            {words('matching.accept')}
          </Button>
        </>
      ) : (
        <>
          <Button
            variant="default"
            disabled={!canUnmatch}
            rightSection={<KeyCap name="a" />}
            onClick={() => onAsk('extend')}
          >
            {words('matching.extend')}
          </Button>
          <Button
            variant="default"
            disabled={!canUnmatch}
            rightSection={<KeyCap name="u" />}
            onClick={() => onAsk('unmatch')}
          >
            {words('matching.unmatch')}
          </Button>
        </>
      )}
    </div>
  );
}
