/** The scene the rules look at, out of the ledger: lines by their columns, payments, refunds that persons asked for, and who is watched. */
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { plainNumber, plainPhone } from '../../../../shared/domain/plain-account.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { makeColumns } from '../../statements/rules/column-builder.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { namedIn } from '../large-value/rules/named.ts';
import { flowsOf } from '../rules/flows-of.ts';
import { salesOf } from '../rules/sales-of.ts';
import type { Flows, RefundAsked, Scene, WatchedAs } from '../rules/scene.ts';
import { bankWords } from './bank-words.ts';
import { paidOut } from './paid-out.ts';
import type { ScreeningDeps } from './screening-deps.ts';

export function sceneOf(deps: ScreeningDeps): Scene {
  const { lines, parties } = deps;
  const flows = bankFlows(deps);
  const watchedFlows = new Map<number, readonly WatchedAs[]>();
  if (parties.watchList().length > 0)
    for (const [place, { subject }] of flows.subjects.entries()) {
      const hits =
        subject.kind === 'party'
          ? watchedParty(deps, subject.id)
          : parties.watchHits({ ...printedAs(subject.label), identityNo: '' });
      if (hits.length > 0) watchedFlows.set(place, hits);
    }
  return {
    sales: salesOf(lines.set('trade_bill'), lines.set('fund_bill'), lines.set('orders')),
    flows,
    payments: paidOut(deps),
    refundsAsked: refundsAsked(deps.ledger),
    watchedFlows,
    watchedAccounts: watchedAccounts(deps),
  };
}

/** What is said of a batch before it goes out: payments alone, its own among them. */
export function sceneOfBatch(deps: ScreeningDeps, batchNo: string): Scene {
  const none: LineSet = {
    ...makeColumns(0),
    ...{ lineId: new Uint32Array(0), fileRank: new Uint32Array(0), accounts: [], currencies: [] },
  };
  return {
    sales: salesOf(none, none, none),
    flows: flowsOf(none, {
      ...{ other: new Int32Array(0), others: [], purpose: new Uint32Array(0), holders: [] },
      ...{ isSettled: () => false, isOurs: () => false },
    }),
    payments: paidOut(deps, batchNo),
    refundsAsked: [],
    watchedFlows: new Map(),
    watchedAccounts: [],
  };
}

function bankFlows({ lines, parties, standing, payments }: ScreeningDeps): Flows {
  const bank = lines.set('bank');
  const settled = standing
    .legs()
    .filter((leg) => leg === 'fund_bank' || leg === 'trade_bank')
    .map((leg) => standing.view(leg));
  const ours = new Set(payments.store.links().map(({ lineId }) => lineId));
  return flowsOf(bank, {
    ...bankWords(lines, parties, bank),
    isSettled: (lineId) => settled.some((view) => view.isMatched('right', lineId)),
    isOurs: (lineId) => ours.has(lineId),
  });
}

/** Most banks print a name with its number: each is looked for by itself. */
function printedAs(label: string): { readonly name: string; readonly number: string } {
  const { name, number } = namedIn(label);
  return { name: name || label, number: number || label };
}

/** By name, identity, phone and every account a party has. */
function watchedParty({ parties }: Pick<ScreeningDeps, 'parties'>, partyId: string): readonly WatchedAs[] {
  const party = parties.party(partyId);
  const { name, identityNo, contact } = party ?? { name: '', identityNo: '', contact: '' };
  return [
    ...parties.watchHits({ name, number: '', identityNo, contact }),
    ...parties
      .accountsOf(partyId)
      .flatMap(({ holder, number }) =>
        parties.watchHits({ name: holder, number: plainNumber(number), identityNo: '' }),
      ),
  ];
}

/** A party that is on the list by itself or by an account, or that has the phone of one that is, whether money moved or not. */
function watchedAccounts(deps: Pick<ScreeningDeps, 'parties'>): Scene['watchedAccounts'] {
  const { parties } = deps;
  if (parties.watchList().length === 0) return [];
  const open = parties.all().filter(({ state }) => state !== 'closed');
  const own = new Map(open.map((party) => [party.id, watchedParty(deps, party.id)]));
  const phones = new Map<string, string>();
  for (const { id, contact } of open) {
    const [hit] = own.get(id) ?? [];
    if (hit && plainPhone(contact) !== '') phones.set(plainPhone(contact), hit.source);
  }
  return open.flatMap((party) => {
    const source = phones.get(plainPhone(party.contact));
    const hits = own.get(party.id) ?? [];
    const watched =
      hits.length > 0 || source === undefined ? hits : [{ what: 'shared_phone' as const, source }];
    const since = dayOf(parties.versionsOf(party.id)[0]?.at ?? party.at);
    return watched.length === 0
      ? []
      : [{ subject: { kind: 'party', id: party.id, label: '' } as const, day: since, watched }];
  });
}

const dayOf = (at: string): number => chinaDayNumber(Date.parse(at) / 1000);

function refundsAsked(ledger: Ledger): RefundAsked[] {
  const { query } = ledger;
  return ledger
    .all(
      query
        .selectFrom('order_event')
        .select(['row', 'by', 'at', 'amount', 'currency'])
        .where('event', '=', 'refund_entered')
        .orderBy('row'),
    )
    .map(({ row, by, at, amount, currency }) => ({ event: row, by, day: dayOf(at), amount, currency }));
}
