/** Acts of a case as sentences, and what changed since it was opened; names of decisions among their facts become words. Pure. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { Words } from '../../../ui/words.ts';

type Event = Pick<Output<'risk.case'>['events'][number], 'act' | 'facts'>;

export function actSentence(words: Words, { act, facts }: Event): string {
  const decision = facts['decision'];
  const said =
    decision === undefined
      ? facts
      : { ...facts, decision: words.or(`risk_case_decision.${decision}`, String(decision)) };
  return words.or(`risk.act.${act}`, act, said);
}

/** What the rules say of a kept alert by now. */
export const differenceText = (words: Words, since: Output<'risk.case'>['differences'][number]): string =>
  since.isGone
    ? words('risk.differenceGone')
    : words('risk.differenceNow', {
        before: since.scoreBefore,
        after: since.scoreNow,
        came: since.came,
        went: since.went,
      });
