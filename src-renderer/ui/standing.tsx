/** What a figure is worth: proved, not stated, failed, incomplete. Colour never stands alone: an icon and the word come with it. */
import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconFileOff,
} from '@tabler/icons-react';
import { Tag, type Tone } from './tag.tsx';
import { useWords } from './words.ts';

export type StandingName = 'proved' | 'not_stated' | 'failed' | 'incomplete' | 'empty' | 'undone';

const LOOKS: Readonly<Record<StandingName, { readonly tone: Tone; readonly Icon: typeof IconCircleCheck }>> =
  {
    proved: { tone: 'ok', Icon: IconCircleCheck },
    not_stated: { tone: 'plain', Icon: IconCircleDashed },
    failed: { tone: 'bad', Icon: IconCircleX },
    incomplete: { tone: 'warn', Icon: IconAlertTriangle },
    empty: { tone: 'plain', Icon: IconFileOff },
    undone: { tone: 'plain', Icon: IconArrowBackUp },
  };

/** Names in a tooltip. */
const NAMES_MAX = 20;

/**
 * `detail` takes the place of the word, where more can be said: 缺 10-18. `isOfFiles` on a leg: its files are proved, which says nothing yet
 * about whether its two sides agree.
 */
export function Standing({
  standing,
  detail,
  isOfFiles = false,
  names = [],
}: {
  readonly standing: StandingName;
  readonly detail?: string;
  readonly isOfFiles?: boolean;
  /** Of the files that make it so, for who looks closer. */
  readonly names?: readonly string[];
}) {
  const words = useWords();
  const { tone, Icon } = LOOKS[standing];
  const plain = words(`standing.${standing}`);
  return (
    <Tooltip
      label={[words(`standing.${standing}.meaning`), ...names.slice(0, NAMES_MAX)].join('\n')}
      multiline
      maw={320}
      openDelay={300}
      style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
    >
      <Tag tone={tone} icon={<Icon size={13} aria-hidden />}>
        {detail ?? (isOfFiles ? words.or(`standing.${standing}.files`, plain) : plain)}
      </Tag>
    </Tooltip>
  );
}
