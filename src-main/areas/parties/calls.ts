/** The parties' part of the contract: who there is, which accounts are bound to whom, what was agreed, who is watched. Everything leaves masked. */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import { bindAccount, changeAccount, unbindAccount } from './changes/account.ts';
import { endAgreement, setAgreement } from './changes/agreement.ts';
import { partyOf, saveParty, setState } from './changes/party.ts';
import { verifyAccount } from './changes/verify.ts';
import { maskWatched, unwatch, watch } from './changes/watch.ts';
import { planWatchFile, takeWatchFile, type WatchShelf } from './changes/watch-import.ts';
import type { PartiesDeps } from './deps.ts';
import { discoveredAccounts } from './discovered.ts';
import { historyOf } from './history.ts';
import { accountsMeant, partiesMeant } from './lists.ts';
import { reveal } from './reveal.ts';
import { accountViews, agreementViewOf, partyViewOf } from './views.ts';
import { waitingAbout } from './waiting.ts';

const pageOf = <Row>(
  rows: readonly Row[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
) => rows.slice(offset, offset + limit);

export function partiesCalls(deps: PartiesDeps): HandlersOf<Extract<CallName, `parties.${string}`>> {
  const { parties, nameOf } = deps;
  const files: WatchShelf = new Map();
  const agreementsOf = (partyId: string | null) =>
    parties
      .agreements()
      .filter((each) => partyId === null || each.partyId === partyId)
      .map((each) => agreementViewOf(deps, each))
      .toSorted((a, b) => (a.from > b.from ? -1 : a.from < b.from ? 1 : a.id < b.id ? -1 : 1));
  return {
    'parties.list': (input) => {
      const found = partiesMeant(parties, input);
      return { total: found.length, rows: pageOf(found, input).map((each) => partyViewOf(deps, each)) };
    },
    'parties.get': ({ partyId }) => ({
      party: partyViewOf(deps, partyOf(parties, partyId)),
      history: historyOf(parties, partyId).map(({ by, ...each }) => ({ ...each, byName: nameOf(by) })),
      accounts: accountViews(deps, accountsMeant(parties, { query: '', of: partyId })),
      agreements: agreementsOf(partyId),
      earlierAgreements: parties
        .earlierAgreementsOf(partyId)
        .map((each) => ({ ...agreementViewOf(deps, each), reason: each.reason })),
    }),
    'parties.waiting': ({ of }) => ({ requests: waitingAbout(deps, of) }),
    'parties.save': (input, info) => saveParty(deps, input, info),
    'parties.setState': (input, info) => setState(deps, input, info),
    'parties.accounts': (input) => {
      const found = accountsMeant(parties, input);
      return { total: found.length, rows: accountViews(deps, pageOf(found, input)) };
    },
    'parties.account': ({ accountId }) => {
      const account = parties.account(accountId);
      const [view] = account ? accountViews(deps, [account]) : [];
      if (!view) throw new Refused('not_found', { what: 'account' });
      return view;
    },
    'parties.discovered': () => ({ accounts: discoveredAccounts(deps.lines, parties) }),
    'parties.bindAccount': (input, info) => bindAccount(deps, input, info),
    'parties.changeAccount': (input, info) => changeAccount(deps, input, info),
    'parties.unbindAccount': (input, info) => unbindAccount(deps, input, info),
    'parties.verifyAccount': (input, info) => verifyAccount(deps, input, info),
    'parties.reveal': (input, info) => reveal(deps, input, info),
    'parties.agreements': () => ({ agreements: agreementsOf(null) }),
    'parties.setAgreement': (input, info) => setAgreement(deps, input, info),
    'parties.endAgreement': (input, info) => endAgreement(deps, input, info),
    'parties.watchList': () => ({
      entries: parties
        .watchList()
        .map(({ by, ...each }) => ({ ...each, value: maskWatched(each), byName: nameOf(by) })),
    }),
    'parties.watch': (input, info) => watch(deps, input, info),
    'parties.unwatch': (input, info) => unwatch(deps, input, info),
    'parties.planWatchFile': (input, info) => planWatchFile(deps, files, input, info),
    'parties.takeWatchFile': (input, info) => takeWatchFile(deps, files, input, info),
  };
}
