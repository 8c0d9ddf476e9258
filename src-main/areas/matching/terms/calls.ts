/** The terms' part of the contract: read, looked at before they change, changed. */
import type { CallName } from '../../../../shared/contract/calls.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { EXCEPTION_KINDS } from '../../../../shared/domain/leg.ts';
import { shippedCycle } from '../../../../shared/domain/shipped-terms.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';
import { suggestedFees } from '../../../../shared/domain/suggested-fees.ts';
import { isAnnounced } from '../../../platform/business-days.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import { computeRun } from '../compute.ts';
import type { RunDeps } from '../run.ts';
import { latestRun } from '../store.ts';
import { calendarYear } from './calendar-year.ts';
import { askChange, type ChangeDeps } from './change.ts';
import type { StandingTerms, TermsStore } from './store.ts';

export interface TermsDeps extends Omit<RunDeps, 'terms'>, ChangeDeps {
  readonly terms: TermsStore;
  readonly nameOf: (person: string) => string;
}

/** Lines without a channel go by what is shipped for `other`: nobody would look for them by the name of none. */
const LISTED = CHANNELS.filter((channel) => channel !== 'none');

export function termsCalls(deps: TermsDeps): HandlersOf<Extract<CallName, `terms.${string}`>> {
  const { terms, nameOf } = deps;
  return {
    'terms.get': () => {
      const standing = terms.standing();
      const shown = <T extends { readonly at: string; readonly by: string }>({ by, ...each }: T) => ({
        ...each,
        byName: nameOf(by),
      });
      return {
        cycles: cyclesOf(standing, nameOf),
        fees: standing.fees.map(shown),
        days: standing.days.map(shown),
        reserves: standing.reserves.map(shown),
        sharings: standing.sharings.map(shown),
        suggested: suggestedFees(standing.fees, chinaDay(deps.now()).slice(0, 4)),
      };
    },
    'terms.calendar': ({ year }) => ({
      isAnnounced: isAnnounced(year),
      days: calendarYear(year, terms.standing(), nameOf),
    }),
    'terms.preview': async ({ changes }, info) => {
      const run = latestRun(deps.ledger);
      if (deps.lines.active().length === 0) return { asOf: '', kinds: [] };
      const asked = { asOf: run?.asOf ?? null, pair: null, rules: deps.rules.inForce() };
      const changed = terms.after(changes);
      const before = await computeRun(deps, asked, info);
      const after = await computeRun({ ...deps, terms: { now: () => changed } }, asked, info);
      return {
        asOf: before.asOf,
        kinds: EXCEPTION_KINDS.flatMap((kind) => {
          const counts = { before: countOf(before, kind), after: countOf(after, kind) };
          return counts.before === counts.after ? [] : [{ kind, ...counts }];
        }),
      };
    },
    'terms.change': (input, info) => askChange(deps, input, info),
  };
}

const countOf = ({ legs }: Awaited<ReturnType<typeof computeRun>>, kind: string): number =>
  legs.reduce((sum, leg) => sum + leg.exceptions.filter((each) => each.kind === kind).length, 0);

/** Every channel by what holds for all of it, and behind it its accounts with a cycle of their own. */
const cyclesOf = ({ cycles }: StandingTerms, nameOf: (person: string) => string) =>
  LISTED.flatMap((channel) => {
    const own = cycles.filter((each) => each.channel === channel);
    const shipped = {
      channel,
      account: '',
      cycle: shippedCycle(channel),
      origin: 'shipped' as const,
      at: '',
      byName: '',
    };
    return [
      ...(own.some((each) => each.account === '') ? [] : [shipped]),
      ...own.map(({ by, ...each }) => ({ ...each, origin: 'own' as const, byName: nameOf(by) })),
    ];
  });
