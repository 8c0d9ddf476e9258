/**
 * Undo: Z takes back the last act of this person, and so does the button of the notice that says what was done. Both ask the engine, which knows
 * whether somebody has built on it meanwhile.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ask, CallError } from '../../api/client.tsx';
import { errorWords } from '../error-note.tsx';
import { KeyCap } from '../key-cap.tsx';
import { useKeys } from '../keys.ts';
import { useMay } from '../rights.tsx';
import { useWords, type Words } from '../words.ts';
import classes from './undo.module.css';

/** Long enough to read what was done and see that it was the wrong one. */
const SHOWN_MS = 8000;
let shownNotice = '';

async function undo(words: Words, id: string | null): Promise<void> {
  try {
    const { act } = await ask('review.undo', { id });
    const said = words(`review.act.${act.name}`, { count: act.count });
    notifications.hide(`undo-${act.id}`);
    notifications.show({ message: words('review.undone', { act: said }) });
  } catch (fault) {
    const isNone = fault instanceof CallError && fault.kind === 'not_found';
    notifications.show({
      color: isNone ? 'gray' : 'red',
      message: isNone ? words('review.nothingToUndo') : errorWords(words, fault).title,
    });
  }
}

/** Says that something was done, with the way back. */
export function sayUndoable(words: Words, message: string): void {
  void ask('review.lastAct', {}).then(
    ({ act }) => {
      if (act === null) {
        notifications.show({ message });
        return;
      }
      const noticeId = `undo-${act.id}`;
      // One way back in sight: the newest. Z goes further.
      if (shownNotice !== '') notifications.hide(shownNotice);
      shownNotice = noticeId;
      notifications.show({
        id: noticeId,
        autoClose: SHOWN_MS,
        message: (
          <span className={classes.notice}>
            <span>{message}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              rightSection={<KeyCap name="z" />}
              onClick={() => void undo(words, act.id)}
            >
              {words('review.undo')}
            </Button>
          </span>
        ),
      });
    },
    () => notifications.show({ message }),
  );
}

/** The key, for every view in which something is decided. */
export function useUndoKey(): void {
  const words = useWords();
  const mayReview = useMay('review');
  useKeys(mayReview ? { z: { label: words('review.undo'), run: () => void undo(words, null) } } : {});
}
