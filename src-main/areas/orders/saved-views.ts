/** Saved views of lists, of each person and of all: rows are appended, the newest word on a name of a person's counts. */

import { readAddressText } from '../../../shared/contract/analytics-address.ts';
import type { Right } from '../../../shared/contract/call.ts';
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { QUERY_LENGTH_MAX } from '../../../shared/contract/shapes.ts';
import { VIEWS_MAX, type ViewedList } from '../../../shared/contract/views.ts';
import { CONFIDENTIAL_PANEL_NAMES } from '../../../shared/domain/analytics/panels.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import { termsOf } from '../statements/line-filter.ts';

export interface ViewsDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly nameOf: (person: string) => string;
  readonly may: (person: string, right: Right) => boolean;
}

interface ViewBody {
  readonly query: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly isShared: boolean;
  /** Of views kept before there was one, nothing. */
  readonly isFirst?: boolean | undefined;
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
    'views.list': ({ list }, { person }) => {
      checkRight(deps, list, person);
      const views = standing(list);
      // Said of several, the newest counts: they stand in the order in which they were kept.
      const first = views.findLast((view) => view.by === person && view.body.isFirst);
      return {
        views: views
          .filter((view) => view.by === person || view.body.isShared)
          .map((view) => ({
            ...{ name: view.name, ...view.body, isFirst: view === first },
            ...{ isMine: view.by === person, byName: nameOf(view.by) },
          }))
          .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
      };
    },
    'views.save': ({ list, name, ...body }, info) => {
      checkRight(deps, list, info.person);
      checkQuestion(list, body);
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

/** What somebody looks for in a list may name persons and numbers: it is for who may read the list. */
function checkRight({ may }: ViewsDeps, list: ViewedList, person: string): void {
  if (!may(person, list === 'analytics' ? 'analyse' : 'read')) throw new Refused('no_right');
}

/** A view that cannot be asked is none. */
function checkQuestion(list: ViewedList, { query, isShared }: ViewBody): void {
  if (list !== 'analytics') {
    if (query.length > QUERY_LENGTH_MAX)
      throw new Refused('too_large', { what: 'query', limit: QUERY_LENGTH_MAX, found: query.length });
    termsOf(query);
    return;
  }
  const { address, unread, strange } = readAddressText(query);
  const [wrong] = [...unread, ...strange];
  if (wrong !== undefined) throw new Refused('bad_input', { at: `query:${wrong}`, text: query });
  // What only compliance sees is on nobody's shared board: to others it does not exist, not even by its name.
  if (isShared && address.tiles.some(({ panel }) => CONFIDENTIAL_PANEL_NAMES.some((each) => each === panel)))
    throw new Refused('bad_input', { why: 'confidential_board' });
}
