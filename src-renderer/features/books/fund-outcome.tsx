/** How a check came out: a word and a sign, never colour alone. */
import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { type FundCheck, OUTCOME_TONES } from './fund-rows.ts';

const ICONS = { holds: IconCheck, fails: IconAlertTriangle, not_checked: IconQuestionMark } as const;

interface FundOutcomeProps extends Pick<FundCheck, 'outcome'> {
  /** What the check says, where the sign stands alone: each has its own shape. */
  readonly title?: string;
}

export function FundOutcome({ outcome, title }: FundOutcomeProps) {
  const words = useWords();
  const Icon = ICONS[outcome];
  return (
    <Tag tone={OUTCOME_TONES[outcome]} icon={<Icon size={13} aria-hidden />} title={title}>
      {title === undefined ? (
        words(`fund_check.outcome.${outcome}`)
      ) : (
        <VisuallyHidden>{words(`fund_check.outcome.${outcome}`)}</VisuallyHidden>
      )}
    </Tag>
  );
}
