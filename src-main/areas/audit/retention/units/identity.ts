/**
 * Identity data of parties that are closed. The relationship ended with the last of: the day it was closed, the last word on an account of hers, the last
 * payment to her, the last day a file of her channel number speaks of, the last top-up or withdrawal. As long as a party is open nothing of it falls due.
 */
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import { maskName } from '../../../../../shared/domain/masking/party.ts';
import { readErasures } from '../../../../record/erasures.ts';
import type { RetentionDeps } from '../deps.ts';
import type { Years } from '../rules/classes.ts';
import { dueOn } from '../rules/periods.ts';
import { NOTHING, type Unit } from './unit.ts';

type Deps = Pick<RetentionDeps, 'ledger' | 'lines' | 'parties'>;

export function identityUnits(deps: Deps, years: Years): Unit[] {
  const { ledger, parties } = deps;
  const erased = new Set(readErasures(ledger).map(({ key }) => key));
  const closed = parties.all().filter(({ id, state }) => state === 'closed' && !erased.has(keyOf(id)));
  if (closed.length === 0) return [];
  const accounts = Map.groupBy(parties.accounts(), ({ partyId }) => partyId);
  const moved = lastMoved(deps);
  const begun = firstSaid(deps);
  return closed.map(({ id, name, at, version }) => {
    const own = accounts.get(id) ?? [];
    const ends = [chinaDay(at), ...own.map((account) => chinaDay(account.at)), moved.get(id) ?? ''];
    const from = ends.reduce((a, b) => (a > b ? a : b));
    return {
      key: keyOf(id),
      recordClass: 'identity',
      label: `${id} ${maskName(name)}`,
      records: version + own.reduce((sum, account) => sum + account.version, 0),
      from,
      dueOn: dueOn(from, years.identity),
      days: [begun.get(id) ?? from, from],
      party: id,
      what: { ...NOTHING, party: id },
    };
  });
}

const keyOf = (party: string): string => `identity:${party}`;

/** Party → last day on which money of hers moved here. */
function lastMoved({ ledger, lines, parties }: Deps): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  const note = (party: string, day: string) => {
    if (party !== '' && day > (days.get(party) ?? '')) days.set(party, day);
  };
  const { query } = ledger;
  for (const table of ['payment_item', 'fund_order'] as const)
    for (const { party_id, at } of ledger.all(
      query
        .selectFrom(table)
        .select(({ fn }) => ['party_id', fn.max('at').as('at')])
        .groupBy('party_id'),
    ))
      note(party_id, chinaDay(at));
  for (const { view, days: of } of lines.imports())
    for (const account of view.accounts)
      note(parties.partyOfChannelAccount(view.channel, account)?.id ?? '', of.to);
  return days;
}

function firstSaid({ ledger }: Deps): ReadonlyMap<string, string> {
  const { query } = ledger;
  const first = query
    .selectFrom('party')
    .select(({ fn }) => ['party_id', fn.min('at').as('at')])
    .groupBy('party_id');
  return new Map(ledger.all(first).map(({ party_id, at }) => [party_id, chinaDay(at)]));
}
