/** How a check came out: a word and a sign, never colour alone. */
import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { type FundCheck, OUTCOME_TONES } from './fund-rows.ts';

const ICONS = { holds: IconCheck, fails: IconAlertTriangle, not_checked: IconQuestionMark } as const;

export function FundOutcome({ outcome, title }: Pick<FundCheck, 'outcome'> & { readonly title?: string }) {
  const words = useWords();
  const Icon = ICONS[outcome];
  return (
    <Tag tone={OUTCOME_TONES[outcome]} icon={<Icon size={13} aria-hidden />} title={title}>
      {words(`fund_check.outcome.${outcome}`)}
    </Tag>
  );
}
