/** The fields of a form as one draft: Esc closes the form and keeps what was typed, sent it is gone, a lock forgets it. */
import { useDraft } from '../../ui/drafts.ts';

export interface FormDraft<Fields> {
  readonly fields: Fields;
  readonly type: (change: Partial<Fields>) => void;
  readonly send: () => void;
}

/** `of` names what is edited and its version: what was typed over another version is another draft. */
export function useFormDraft<Fields extends object>(of: string, initial: Fields): FormDraft<Fields> {
  const draft = useDraft(of, JSON.stringify(initial));
  const fields: Fields = { ...initial, ...JSON.parse(draft.text) };
  return {
    fields,
    type: (change) => draft.change(JSON.stringify({ ...fields, ...change })),
    send: draft.send,
  };
}
