/** Saved views of lists, of each person and of all: rows are appended, the newest word on a name of a person's counts. */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { VIEWS_MAX } from '../../../shared/contract/views.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import { termsOf } from '../statements/line-filter.ts';

export interface ViewsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
}

interface ViewBody {
  readonly query: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly isShared: boolean;
}

export function viewsCalls(deps: ViewsDeps): HandlersOf<Extract<CallName, `views.${string}`>> {
  const { ledger, record, now, nameOf } = deps;
  const standing = (list: string) => {
    const rows = ledger.all(
      ledger.query.selectFrom('saved_view').selectAll().where('list', '=', list).orderBy('row'),
    );
    const views = new Map<string, { name: string; by: string; body: ViewBody }>();
    for (const { name, by, body, state } of rows) {
      views.delete(`${by}|${name}`);
      if (state === 'kept') views.set(`${by}|${name}`, { name, by, body: JSON.parse(body) }); // Our own JSON, written below.
    }
    return [...views.values()];
  };
  return {
    'views.list': ({ list }, { person }) => ({
      views: standing(list)
        .filter((view) => view.by === person || view.body.isShared)
        .map(({ name, by, body }) => ({ name, ...body, isMine: by === person, byName: nameOf(by) }))
        .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    }),
    'views.save': ({ list, name, ...body }, info) => {
      termsOf(body.query); // A view that cannot be asked is none.
      const own = standing(list).filter((view) => view.by === info.person);
      if (own.length >= VIEWS_MAX && !own.some((view) => view.name === name))
        throw new Refused('too_large', { what: 'views', limit: VIEWS_MAX, found: own.length + 1 });
      record.write(info, { action: 'views.saved', subject: { list, shared: String(body.isShared) } }, () =>
        ledger.append(
          ledger.query.insertInto('saved_view').values({
            list,
            name,
            body: JSON.stringify(body),
            state: 'kept',
            at: now(),
            by: info.person,
          }),
        ),
      );
      info.changed('orders', 'record');
      return {};
    },
    'views.drop': ({ list, name }, info) => {
      const found = standing(list).some((view) => view.by === info.person && view.name === name);
      if (!found) throw new Refused('not_found', { what: 'view' });
      record.write(info, { action: 'views.dropped', subject: { list } }, () =>
        ledger.append(
          ledger.query
            .insertInto('saved_view')
            .values({ list, name, body: '{}', state: 'dropped', at: now(), by: info.person }),
        ),
      );
      info.changed('orders', 'record');
      return {};
    },
  };
}
