/**
 * Open lines: those of one side on the left, what may belong to them on the other side on the right, and the running difference of what is
 * chosen. A match by hand takes any lines of the two sides and a reason.
 */

import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { Difference } from '../../ui/difference.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Panel } from '../../ui/panel.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { Candidates } from './candidates.tsx';
import { legSum, otherSide } from './leg-sum.ts';
import classes from './matching-page.module.css';
import { type Chosen, OpenList } from './open-list.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { sayDone } from './said.ts';

const NONE: Chosen = new Map();

interface OpenViewProps {
  readonly leg: Leg;
  readonly startSide: Side;
  readonly takesFocus: boolean;
  readonly query: string;
  readonly onClearFilter: () => void;
}

export function OpenView({ leg, startSide, takesFocus, query, onClearFilter }: OpenViewProps) {
  const words = useWords();
  const mayReview = useMay('review');
  const [side, setSide] = useState<Side>(startSide);
  const other = otherSide(side);
  const [own, setOwn] = useState<Chosen>(NONE);
  const [theirs, setTheirs] = useState<Chosen>(NONE);
  const [active, setActive] = useState<LineView | null>(null);
  const [shows, setShows] = useState<'candidates' | 'all'>('candidates');
  const [includeOutside, setIncludeOutside] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const match = useAsk('review.match');

  // Without a choice the line under the mark is what is looked at.
  const ownLines = own.size > 0 ? [...own.values()] : active ? [active] : [];
  const theirLines = [...theirs.values()];
  const lines =
    side === 'left' ? { left: ownLines, right: theirLines } : { left: theirLines, right: ownLines };
  const left = legSum(leg, 'left', lines.left);
  const right = legSum(leg, 'right', lines.right);
  const difference = differenceOf(leg, left, right);
  const currencies = [...new Set([...ownLines, ...theirLines].map((line) => line.currency))];
  const currency = currencies[0] ?? '';
  const isMixed = currencies.length > 1;
  const canMatch = mayReview && ownLines.length + theirLines.length >= 2 && !isMixed;

  const letGo = () => {
    setOwn(NONE);
    setTheirs(NONE);
  };
  const swap = () => {
    setSide(other);
    setOwn(theirs);
    setTheirs(own);
    setActive(null);
  };
  const toggleAll = (some: readonly LineView[]) => {
    const next = new Map(theirs);
    const isIn = some.every((line) => next.has(line.id));
    for (const line of some) {
      if (isIn) next.delete(line.id);
      else next.set(line.id, line);
    }
    setTheirs(next);
  };
  useKeys({
    ...(canMatch ? { m: { label: words('matching.manual'), run: () => setAsking(true) } } : {}),
    s: { label: words('matching.swapSides'), run: swap },
    ...(theirs.size > 0
      ? { Escape: { label: words('grid.clearSelection'), run: letGo, isQuiet: true } }
      : {}),
  });

  return (
    <>
      <div className={classes.work} data-halves={shows === 'all' || undefined}>
        <OpenList
          leg={leg}
          side={side}
          query={query}
          includeOutside={includeOutside}
          selected={own}
          onSelected={setOwn}
          onActive={(line) => {
            setActive(line);
            if (own.size === 0) setTheirs(NONE); // Another line is looked at: what was chosen for the last one goes.
          }}
          onClearFilter={onClearFilter}
          isMain
          takesFocus={takesFocus}
          isHalf={shows === 'all'}
          tools={
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconArrowsExchange size={13} aria-hidden />}
              onClick={swap}
            >
              {words('matching.swapSides')}
            </Button>
          }
        />
        {shows === 'all' ? (
          <OpenList
            leg={leg}
            side={other}
            query=""
            includeOutside={includeOutside}
            selected={theirs}
            onSelected={setTheirs}
            isHalf
            onClearFilter={onClearFilter}
            tools={
              <>
                <Switch
                  size="xs"
                  label={words('matching.includeOutside')}
                  checked={includeOutside}
                  onChange={(event) => setIncludeOutside(event.currentTarget.checked)}
                />
                <PaneSwitch shows={shows} onShows={setShows} />
              </>
            }
          />
        ) : (
          <Panel
            title={`${words(`leg.${leg}.${other}`)} · ${words('matching.candidates')}`}
            aside={<PaneSwitch shows={shows} onShows={setShows} />}
            isFlush
          >
            <Candidates
              leg={leg}
              side={side}
              lines={ownLines}
              chosen={theirs}
              {...(mayReview ? { onToggle: toggleAll } : {})}
            />
          </Panel>
        )}
      </div>
      <div className={classes.bar}>
        <Difference
          left={left}
          right={right}
          difference={difference}
          currency={currency}
          leftLabel={`${words(`leg.${leg}.left`)} · ${lines.left.length}`}
          rightLabel={`${words(`leg.${leg}.right`)} · ${lines.right.length}`}
        />
        {isMixed ? <Tag tone="bad">{words('matching.mixedCurrencies')}</Tag> : null}
        <div className={classes.actions}>
          {own.size + theirs.size > 0 ? (
            <Button variant="default" rightSection={<KeyCap name="Escape" />} onClick={letGo}>
              {words('grid.clearSelection')}
            </Button>
          ) : null}
          {mayReview ? (
            <Button disabled={!canMatch} rightSection={<KeyCap name="m" />} onClick={() => setAsking(true)}>
              {words('matching.manual')}
            </Button>
          ) : null}
        </div>
      </div>
      {isAsking && canMatch ? (
        <ReasonDialog
          about={`match ${[...ownLines, ...theirLines].map((line) => line.id).join(' ')}`}
          title={words('matching.manual')}
          text={words('matching.manualText')}
          confirm={words('matching.manual')}
          error={match.error}
          isBusy={match.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            match.mutate(
              {
                leg,
                leftLineIds: lines.left.map((line) => line.id),
                rightLineIds: lines.right.map((line) => line.id),
                reason,
                difference,
              },
              {
                onSuccess: ({ requestId }) => {
                  setAsking(false);
                  letGo();
                  if (requestId === null) sayDone(words('matching.manualDone'));
                  else sayAsked(words, requestId);
                },
              },
            )
          }
        >
          <Difference
            left={left}
            right={right}
            difference={difference}
            currency={currency}
            leftLabel={words(`leg.${leg}.left`)}
            rightLabel={words(`leg.${leg}.right`)}
          />
          {difference === 0 ? null : (
            <Tag tone="warn">
              {words('matching.withDifference', {
                amount: `${formatMinorGrouped(difference, currency)} ${currency}`,
              })}
            </Tag>
          )}
        </ReasonDialog>
      ) : null}
    </>
  );
}

function PaneSwitch({
  shows,
  onShows,
}: {
  readonly shows: 'candidates' | 'all';
  readonly onShows: (shows: 'candidates' | 'all') => void;
}) {
  const words = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={words('matching.tabs')}
      value={shows}
      onChange={(next) => onShows(next === 'all' ? 'all' : 'candidates')}
      data={[
        { value: 'candidates', label: words('matching.candidates') },
        { value: 'all', label: words('matching.allLines') },
      ]}
    />
  );
}
