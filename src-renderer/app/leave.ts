/**
 * What a window does when the workspace closes, by whoever's doing: nothing decrypted stays in the page, not even a notice that names a file
 * or a sentence somebody had begun.
 */
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { ask, forgetAnswers, invalidate } from '../api/client.tsx';
import { answerProof } from '../api/proof.ts';
import { forgetIntake } from '../features/statements/intake.ts';
import { forgetDrafts } from '../ui/drafts.ts';
import { takePartingWord } from '../ui/parting-word.ts';

/** Locks this window. Where the engine cannot be asked the page is emptied all the same: the status fails with it. */
export async function lockWindow(): Promise<void> {
  await ask('workspace.lock', {}).catch(() => undefined);
  await invalidate('workspace.status');
}

/** `isInside`: an open workspace is in sight. Once it no longer is, the page forgets. */
export function useLeaving(isInside: boolean): void {
  const navigate = useNavigate();
  const wasInside = useRef(isInside);
  useEffect(() => {
    if (wasInside.current && !isInside) {
      answerProof(false);
      forgetDrafts();
      forgetIntake();
      forgetAnswers();
      notifications.clean();
      const word = takePartingWord();
      if (word !== '') notifications.show({ message: word, autoClose: false }); // Read when somebody comes back.
      void navigate('/', { replace: true });
    }
    wasInside.current = isInside;
  }, [isInside, navigate]);
}
