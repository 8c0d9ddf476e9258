/** The fields of a form as one draft: Esc closes the form and keeps what was typed, for the same form opened again. */
import { useDraft } from './drafts.ts';

export function useDraftFields<Fields extends Readonly<Record<string, string>>>(of: string, initial: Fields) {
  const draft = useDraft(of, JSON.stringify(initial));
  const fields = read(draft.text, initial);
  return {
    fields,
    type: (typed: Partial<Fields>) => draft.change(JSON.stringify({ ...fields, ...typed })),
    sent: draft.send,
  };
}

/** A draft was written by this very form; what it lacks is as it is at the beginning. */
function read<Fields extends Readonly<Record<string, string>>>(text: string, initial: Fields): Fields {
  return { ...initial, ...(JSON.parse(text) as Partial<Fields>) }; // Written a few lines above.
}
