/** Matching and the review of it, wired: rules, terms and persons' decisions go in, groups and exceptions as they stand come out. */
import type { Leg } from '../../../shared/domain/leg.ts';
import { fundsToday } from '../../areas/journal/client-funds/today.ts';
import { matchingCalls } from '../../areas/matching/calls.ts';
import { offerCalls, say as sayOffer } from '../../areas/matching/rule-book/offer-calls.ts';
import { publishExecutor } from '../../areas/matching/rule-book/publish.ts';
import { rulesCalls } from '../../areas/matching/rule-book/rules-calls.ts';
import { termsCalls } from '../../areas/matching/terms/calls.ts';
import { termsExecutor } from '../../areas/matching/terms/change.ts';
import { standingLinks } from '../../areas/payments/bank-lines/line-links.ts';
import { reviewCalls } from '../../areas/review/calls.ts';
import { writeOffExecutor } from '../../areas/review/exceptions/dispose.ts';
import { Acts } from '../../areas/review/groups/acts.ts';
import { matchExecutor } from '../../areas/review/groups/by-hand.ts';
import { examplesOf, linesOfGroup } from '../../areas/review/groups/examples.ts';
import { personsWords } from '../../areas/review/groups/words-said.ts';
import { outlookCalls } from '../../areas/review/outlook/calls.ts';
import { overviewCalls, summariesOf } from '../../areas/review/overview.ts';
import { groupCounts, qualityCalls } from '../../areas/review/quality.ts';
import { fileCalendar } from '../../areas/statements/file-calendar.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executors, Ground } from './ground.ts';
import type { Stores } from './stores.ts';

export function wireMatching({ workspace, base, people, waitingOf }: Ground, stores: Stores) {
  const { lines, shelf, terms, standing, rules, payments } = stores;
  const { ledger, now } = base;
  const { originals } = workspace;
  const { idOf } = people;
  const decisions = {
    taken: (leg: Leg) => {
      const groups = standing.legs().includes(leg) ? standing.view(leg).persons() : [];
      return {
        left: groups.flatMap((group) => [...group.left]),
        right: groups.flatMap((group) => [...group.right]),
      };
    },
    rejected: (leg: Leg) =>
      new Set(
        standing
          .rejections()
          .filter((each) => each.leg === leg)
          .map((each) => each.groupKey),
      ),
    words: (leg: Leg) => personsWords(ledger, standing, leg),
    elsewhere: () => standingLinks({ store: payments, lines }).map(({ lineId }) => lineId),
  };
  const review = { ...base, idOf, standing, lines, originals, acts: new Acts() };
  const decided = (info: CallInfo) => {
    standing.forgetDecisions();
    info.changed('matching', 'exceptions', 'orders', 'record');
  };
  const matching = { ...base, lines, decisions, rules, terms };
  const ofTerms = { ...matching, termsChanged: () => standing.forgetDecisions() };
  const ofOutlook = outlookCalls({
    ...matching,
    standing,
    writeOffsWaiting: () => waitingOf('write_off'),
  });
  return {
    executors: {
      manual_match: matchExecutor(review, decided),
      write_off: writeOffExecutor(review, decided),
      match_rule_publish: publishExecutor({ ...base, rules }, (info) =>
        info.changed('matching', 'approvals', 'record'),
      ),
      settlement_terms: termsExecutor(ofTerms),
    } satisfies Executors,
    handlers: {
      ...matchingCalls({
        ...matching,
        runsChanged: () => standing.forgetAll(),
        summaries: () => summariesOf(standing, lines),
      }),
      ...ofOutlook,
      ...rulesCalls({
        ...base,
        rules,
        lines,
        groupCounts: () => groupCounts(standing),
        preview: (input, info) => ofOutlook['matching.preview'](input, info),
        waiting: () => waitingOf('match_rule_publish'),
        offerTaken: (key, info) => sayOffer(base, key, 'taken', info),
      }),
      ...offerCalls({
        ...base,
        rules,
        examples: () => examplesOf(standing, lines),
        linesOf: (key) => linesOfGroup(standing, lines, key),
      }),
      ...qualityCalls({ ledger, standing, rules }),
      ...termsCalls(ofTerms),
      ...reviewCalls(review),
      ...overviewCalls({
        lines,
        shelf,
        standing,
        rules,
        terms,
        calendar: () => fileCalendar({ lines, ledger, now }, { from: '', to: '' }),
        clientFunds: fundsToday({ ...base, ...stores }),
      }),
    },
  };
}
