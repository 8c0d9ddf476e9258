/** The fields of a form as one draft that the engine keeps: Esc, a lock or a crash loses nothing of what was typed, and sent it is gone. */
import { useKeptDraft } from './kept-draft.ts';

interface KeptFields<Fields> {
  readonly fields: Fields;
  /** Until then no form is shown: what was kept would be typed over. */
  readonly isLoaded: boolean;
  readonly type: (change: Partial<Fields>) => void;
  readonly send: () => void;
}

/** `of` names what is edited and its version: what was typed over another version is another draft. */
export function useKeptFields<Fields extends object>(of: string, initial: Fields): KeptFields<Fields> {
  const draft = useKeptDraft(of, initial, (body) => readFields(body, initial));
  return {
    fields: draft.value,
    isLoaded: draft.isLoaded,
    type: (change) => draft.change({ ...draft.value, ...change }),
    send: draft.drop,
  };
}

/** Kept fields that this form has, of the kind it has them; the others as a new form begins. Null where nothing of it can be read. */
export function readFields<Fields extends object>(body: string, initial: Fields): Fields | null {
  let kept: unknown;
  try {
    kept = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  const found = new Map<string, unknown>(Object.entries(kept));
  const fields = Object.entries(initial).map(([name, value]) => {
    const held = found.get(name);
    return [
      name,
      typeof held === typeof value && Array.isArray(held) === Array.isArray(value) ? held : value,
    ];
  });
  return Object.fromEntries(fields) as Fields; // Every name of `initial`, with a value of its kind.
}
