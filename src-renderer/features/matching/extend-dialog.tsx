/**
 * Lines that came later are added to a match: chosen from what is open on either side, with the sums of the whole as it would stand. One write ends
 * the match and begins the greater one.
 */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { type Leg, SIDES, type Side } from '../../../shared/domain/leg.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './extend-dialog.module.css';
import { MatchDialog } from './match-dialog.tsx';
import { type Chosen, OpenList } from './open-list.tsx';
import { OtherSearch } from './other-search.tsx';
import { choiceSums } from './selection-sums.tsx';

const NONE: Chosen = new Map();
const DIALOG_WIDTH = 860;

interface ExtendDialogProps {
  readonly leg: Leg;
  readonly detail: Output<'matching.group'>;
  readonly onClose: () => void;
  /** The key of the greater match; '' while a second person has yet to agree. */
  readonly onDone: (key: string) => void;
}

export function ExtendDialog({ leg, detail, onClose, onDone }: ExtendDialogProps) {
  const words = useWords();
  const extend = useAsk('review.extend');
  // What is short of the other side is where the missing part is looked for first.
  const [side, setSide] = useState<Side>(
    Math.abs(detail.group.leftSum) < Math.abs(detail.group.rightSum) ? 'left' : 'right',
  );
  const [added, setAdded] = useState<Readonly<Record<Side, Chosen>>>({ left: NONE, right: NONE });
  const [query, setQuery] = useState('');
  const sums = choiceSums(leg, {
    left: [...detail.left, ...added.left.values()],
    right: [...detail.right, ...added.right.values()],
  });
  const [first] = sums;
  if (!first) return null;
  const ids = (of: Side) => [...added[of].values()].map((line) => line.id);
  const count = added.left.size + added.right.size;
  return (
    <MatchDialog
      leg={leg}
      about={`extend ${detail.group.key}`}
      title={words('matching.extend')}
      text={words('matching.extendText')}
      size={DIALOG_WIDTH}
      sums={first}
      canConfirm={count > 0 && sums.length === 1}
      error={extend.error}
      isBusy={extend.isPending}
      onClose={onClose}
      onConfirm={(said) =>
        extend.mutate(
          {
            key: detail.group.key,
            addLeft: ids('left'),
            addRight: ids('right'),
            difference: first.difference,
            ...said,
          },
          {
            onSuccess: ({ requestId, key }) => {
              if (requestId !== null) sayAsked(words, requestId);
              onDone(key);
            },
          },
        )
      }
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={words('matching.extend')}
          value={side}
          onChange={(next) => setSide(SIDES.find((each) => each === next) ?? 'left')}
          data={SIDES.map((each) => ({
            value: each,
            label: `${words(`leg.${leg}.${each}`)} · +${added[each].size}`,
          }))}
        />
        <OtherSearch onSearch={setQuery} hasKey={false} />
        {sums.length > 1 ? <Tag tone="bad">{words('matching.mixedCurrencies')}</Tag> : null}
        {count === 0 ? <span className={classes.hint}>{words('matching.extendNone')}</span> : null}
      </div>
      <div className={classes.list}>
        <OpenList
          leg={leg}
          side={side}
          query={query}
          includeOutside
          selected={added[side]}
          onSelected={(chosen) => setAdded({ ...added, [side]: chosen })}
          isHalf
          onClearFilter={() => setQuery('')}
          tools={null}
        />
      </div>
    </MatchDialog>
  );
}
