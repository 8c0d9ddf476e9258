/**
 * Client funds on the home screen: what is short on the last day that was checked, and how many days nobody signed. Read from the books as they stand, so
 * that asking costs no plan: facts that wait to be posted are said beside it.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { checkDays } from './check-days.ts';
import type { FundCheckDeps } from './ground.ts';
import { dayKey, signedDays } from './signed.ts';

type ClientFunds = Output<'today.summary'>['clientFunds'];

/** Good until anything is written, or another day begins. */
export function fundsToday(deps: FundCheckDeps): () => ClientFunds {
  let held: { readonly key: string; readonly value: ClientFunds } | null = null;
  return () => {
    const key = `${deps.ledger.writes()} ${deps.now().slice(0, 13)}`;
    if (held?.key !== key) held = { key, value: read(deps) };
    return held.value;
  };
}

function read(deps: FundCheckDeps): ClientFunds {
  const { checked, unsigned } = fundsChecked(deps);
  return { short: checked.filter(({ shortfall }) => shortfall > 0), unsigned };
}

/** The last day of each currency that was checked, whatever came of it. */
export function fundsChecked(deps: FundCheckDeps): Output<'home.state'>['clientFunds'] {
  const days = checkDays(deps, { from: '', to: '' }, '');
  const signed = signedDays(deps.ledger);
  const newest = new Map(days.toReversed().map((each) => [each.currency, each]));
  const isKept = signed.size > 0 || deps.parties.houseAccounts().some(isClientFunds);
  return {
    checked: [...newest.values()].map(({ day, currency, shortfall }) => ({ day, currency, shortfall })),
    // Whoever keeps nothing apart and never signed is not told of days to sign.
    unsigned: isKept ? days.filter((each) => signed.get(dayKey(each))?.hash !== each.hash).length : 0,
  };
}

const isClientFunds = ({ purpose }: { readonly purpose: string }): boolean => purpose === 'client_funds';
