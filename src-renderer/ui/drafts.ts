/** What was typed into a dialog and not yet sent. Esc closes the dialog and keeps the text, for the same thing asked again; a lock forgets it. */
import { useEffect, useRef, useState } from 'react';

const drafts = new Map<string, string>();
export const forgetDrafts = (): void => drafts.clear();

export interface Draft {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Sent: once the dialog is gone, the text is too. A refusal leaves the dialog open, and the text in it. */
  readonly send: () => void;
  /** Backed out: the text waits. */
  readonly keep: () => void;
}

/** `of` names what the text is about: another exception is another draft. */
export function useDraft(of: string, initial = ''): Draft {
  const [text, setText] = useState(() => drafts.get(of) ?? initial);
  const isSent = useRef(false);
  useEffect(
    () => () => {
      if (isSent.current) drafts.delete(of);
    },
    [of],
  );
  return {
    text,
    change: (next) => {
      drafts.set(of, next);
      setText(next);
    },
    send: () => {
      isSent.current = true;
    },
    keep: () => {
      isSent.current = false;
    },
  };
}
