/**
 * What is typed into a long form, kept by the engine as one pauses typing: it is there again after Esc, a lock, a crash. Sent or cleared, it is gone.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '../api/client.tsx';

const PAUSE_MS = 600;

export interface KeptDraft<T> {
  readonly value: T;
  /** False until what was kept has been looked for: nothing is shown before, lest it be typed over. */
  readonly isLoaded: boolean;
  /** What is shown is what is kept. */
  readonly isKept: boolean;
  readonly change: (next: T) => void;
  /** Sent, or cleared. */
  readonly drop: () => void;
}

/** `read` gives null for what no form of today has written. */
export function useKeptDraft<T>(form: string, initial: T, read: (body: string) => T | null): KeptDraft<T> {
  const [value, setValue] = useState(initial);
  const [isLoaded, setLoaded] = useState(false);
  const [isKept, setKept] = useState(true);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly body: string } | null>(
    null,
  );
  const begin = useRef({ initial, read });

  const keep = useCallback(
    (body: string) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = null;
      // Not kept this time: the next pause tries again, and the text is still in the page.
      ask('drafts.keep', { form, body }).then(
        () => setKept(waiting.current === null),
        () => undefined,
      );
    },
    [form],
  );

  useEffect(() => {
    let isHere = true;
    ask('drafts.get', { form })
      .then(
        ({ body }) => (body === '' ? null : begin.current.read(body)),
        () => null,
      )
      .then((found) => {
        if (!isHere) return;
        if (found !== null) setValue(found);
        setLoaded(true);
      });
    return () => {
      isHere = false;
      if (waiting.current) keep(waiting.current.body); // The form goes before the pause is over.
    };
  }, [form, keep]);

  return {
    value,
    isLoaded,
    isKept,
    change: (next) => {
      setValue(next);
      setKept(false);
      if (waiting.current) clearTimeout(waiting.current.timer);
      // As the form begins, there is nothing to keep.
      const body = isSame(next, begin.current.initial) ? '' : JSON.stringify(next);
      waiting.current = { body, timer: setTimeout(() => keep(body), PAUSE_MS) };
    },
    drop: () => {
      setValue(begin.current.initial);
      keep('');
    },
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
