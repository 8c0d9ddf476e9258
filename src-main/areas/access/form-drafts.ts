/** What persons have typed and not yet sent, by form: each sees her own, and it goes with her name. */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { HandlersOf } from '../../platform/handlers.ts';

/** Of one person: more forms than anybody leaves open. */
const DRAFTS_MAX = 50;

export interface DraftsDeps {
  readonly ledger: Ledger;
  readonly now: () => string;
}

export function draftsCalls({ ledger, now }: DraftsDeps): HandlersOf<Extract<CallName, `drafts.${string}`>> {
  const { query } = ledger;
  const own = (person: string) =>
    ledger.all(query.selectFrom('form_draft').selectAll().where('person_id', '=', person));
  return {
    'drafts.get': ({ form }, { person }) => {
      const found = own(person).find((each) => each.form === form);
      return { body: found?.body ?? '', at: found?.at ?? '' };
    },
    'drafts.keep': ({ form, body }, { person }) => {
      const others = own(person).filter((each) => each.form !== form);
      if (body !== '' && others.length >= DRAFTS_MAX)
        throw new Refused('too_large', { what: 'drafts', limit: DRAFTS_MAX, found: others.length + 1 });
      const at = now();
      ledger.erase(
        body === ''
          ? query.deleteFrom('form_draft').where('person_id', '=', person).where('form', '=', form)
          : query
              .insertInto('form_draft')
              .values({ person_id: person, form, body, at })
              .onConflict((same) => same.columns(['person_id', 'form']).doUpdateSet({ body, at })),
      );
      return {};
    },
  };
}
