/**
 * The review's part of the contract: what the machine found and what persons decide about it.
 */
import type { HistoryEntry } from '../../../shared/contract/shapes.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { filterPositions } from '../statements/line-filter.ts';
import type { LineStore } from '../statements/line-store.ts';
import { candidatesFor } from './candidates.ts';
import { attachmentViews } from './exceptions/attachments.ts';
import {
  type ExceptionCall,
  type ExceptionDeps,
  exceptionCalls,
  getException,
  historyOfException,
} from './exceptions/exception-calls.ts';
import { extendMatch, matchByHand } from './groups/by-hand.ts';
import { acceptGroups, findGroup, rejectGroup, unmatchGroup } from './groups/decide.ts';
import { countsByKind, filterExceptions, filterGroups } from './list-filter.ts';
import { signalsOf } from './rules/signals.ts';
import { sumOf, toExceptionView, toGroupView } from './views.ts';
import { explainException } from './why/explain-exception.ts';
import { explainGroup } from './why/explain-group.ts';
import { Explainer } from './why/explainer.ts';

export interface ReviewDeps extends ExceptionDeps {
  readonly lines: LineStore;
}

type ReviewCall =
  | 'matching.groups'
  | 'matching.group'
  | 'matching.openLines'
  | 'matching.candidates'
  | 'review.accept'
  | 'review.reject'
  | 'review.match'
  | 'review.extend'
  | 'review.unmatch'
  | 'exceptions.list'
  | 'exceptions.get';

export function reviewCalls(deps: ReviewDeps): HandlersOf<ReviewCall | ExceptionCall> {
  const { standing, lines } = deps;
  const explainer = new Explainer({ standing, lines, nameOf: deps.nameOf });
  const decided = (info: CallInfo) => {
    standing.forgetDecisions();
    info.changed('matching', 'exceptions', 'orders', 'record', 'approvals');
  };

  return {
    'matching.groups': (input) => {
      const view = standing.view(input.leg);
      const found = filterGroups(view, lines, input.states, input.query);
      const page = found.page(input.offset, input.limit);
      return { total: found.total, rows: page.map((group) => toGroupView(view, group, lines)) };
    },
    'matching.group': (input) => {
      const { view, group } = findGroup(standing, input.key);
      const left = group.left.map((id) => lines.view(id));
      const right = group.right.map((id) => lines.view(id));
      const difference = differenceOf(
        view.leg,
        sumOf(view, 'left', group.left),
        sumOf(view, 'right', group.right),
      );
      return {
        group: toGroupView(view, group, lines),
        left,
        right,
        signals: signalsOf(left, right, difference),
        why: explainGroup(explainer, view, group),
        history: historyOfGroup(deps, group.key),
      };
    },
    'matching.openLines': (input) => {
      const view = standing.view(input.leg);
      const set = view.set(input.side);
      const open = filterPositions(lines, set, input.query, (position) => {
        const state = view.standing(input.side, position);
        return state === null && (input.includeOutside || !view.isOutside(input.side, position));
      });
      const page = [...open.subarray(input.offset, input.offset + input.limit)];
      return { total: open.length, rows: page.map((position) => lines.view(set.lineId[position] ?? 0)) };
    },
    'matching.candidates': (input) => ({
      candidates: candidatesFor(standing.view(input.leg), input.side, input.lineIds, lines),
    }),
    'review.accept': (input, info) => {
      const accepted = acceptGroups(deps, input, info);
      decided(info);
      return { accepted };
    },
    'review.reject': (input, info) => {
      rejectGroup(deps, input, info);
      decided(info);
      return {};
    },
    'review.match': (input, info) => {
      const answer = matchByHand(deps, input, info);
      decided(info);
      return answer;
    },
    'review.extend': (input, info) => {
      const answer = extendMatch(deps, input, info);
      decided(info);
      return answer;
    },
    'review.unmatch': (input, info) => {
      unmatchGroup(deps, input, info);
      decided(info);
      return {};
    },
    'exceptions.list': (input) => {
      const found = filterExceptions(standing, lines, input, deps.nameOf);
      const page = found.slice(input.offset, input.offset + input.limit);
      return {
        total: found.length,
        rows: page.map((each) => toExceptionView(each, lines, deps.nameOf)),
        byKind: [...countsByKind(found)],
      };
    },
    'exceptions.get': (input) => {
      const exception = getException(deps, input.key);
      return {
        exception: toExceptionView(exception, lines, deps.nameOf),
        left: exception.left.map((id) => lines.view(id)),
        right: exception.right.map((id) => lines.view(id)),
        evidence: [...exception.evidence],
        why: explainException(explainer, exception),
        attachments: attachmentViews(deps, input.key),
        history: historyOfException(deps, input.key),
      };
    },
    ...exceptionCalls(deps, decided),
  };
}

function historyOfGroup(deps: ReviewDeps, key: string): HistoryEntry[] {
  const { group } = findGroup(deps.standing, key);
  if (group.person) {
    const { madeAt, madeBy, origin, reason } = group.person;
    return [
      {
        at: madeAt,
        person: deps.nameOf(madeBy),
        action: origin === 'proposal' ? 'accept' : 'match',
        text: reason,
      },
    ];
  }
  const run = deps.standing.run();
  const made: HistoryEntry = { at: run?.ranAt ?? '', person: '', action: 'run', text: '' };
  const rejected = deps.standing
    .rejections()
    .filter((each) => key === `m${each.runId}-${each.leg}-${each.groupNo}`)
    .map(
      (each): HistoryEntry => ({
        at: each.at,
        person: deps.nameOf(each.by),
        action: 'reject',
        text: each.reason,
      }),
    );
  return [made, ...rejected];
}
