/**
 * Open lines: those of one side on the left, what may belong to them on the other side on the right, and the running difference of what is
 * chosen. A match by hand takes any lines of the two sides and a reason.
 */
import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import type { GridHandle } from '../../ui/data-grid/data-grid.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { lineReference } from '../../ui/line-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { otherSide } from '../../ui/review/leg-sum.ts';
import { sayUndoable, useUndoKey } from '../../ui/review/undo.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { Candidates } from './candidates.tsx';
import { MatchDialog } from './match-dialog.tsx';
import classes from './matching-page.module.css';
import { type Chosen, OpenList } from './open-list.tsx';
import { OtherSearch } from './other-search.tsx';
import { choiceSums, SelectionSums } from './selection-sums.tsx';

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
  const [pane, setPane] = useState<'candidates' | 'all'>('candidates');
  const [search, setSearch] = useState('');
  const [entersFound, setEntersFound] = useState(false);
  const found = useRef<GridHandle>(null);
  const navigate = useNavigate();
  const shows = search === '' ? pane : 'all';
  const [includeOutside, setIncludeOutside] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const match = useAsk('review.match');

  // Without a choice the line under the mark is what is looked at.
  const ownLines = own.size > 0 ? [...own.values()] : active ? [active] : [];
  const theirLines = [...theirs.values()];
  const lines =
    side === 'left' ? { left: ownLines, right: theirLines } : { left: theirLines, right: ownLines };
  const sums = choiceSums(leg, lines);
  const [first] = sums;
  const isMixed = sums.length > 1;
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
  useUndoKey();
  useKeys({
    ...(canMatch ? { m: { label: words('matching.manual'), run: () => setAsking(true) } } : {}),
    v: { label: words('matching.swapSides'), run: swap },
    ...(canMatch && theirs.size > 0
      ? { Enter: { label: words('matching.manual'), run: () => setAsking(true), isQuiet: true } }
      : {}),
    ...(active
      ? { e: { label: words('matching.toException'), run: () => void navigate(exceptionsOf(leg, active)) } }
      : {}),
    ...(theirs.size > 0
      ? { Escape: { label: words('grid.clearSelection'), run: letGo, isQuiet: true } }
      : {}),
  });

  return (
    <>
      <div className={classes.searchBar}>
        <span className={classes.muted}>{words(`leg.${leg}.${other}`)}</span>
        <OtherSearch
          key={side}
          onSearch={(next) => {
            setSearch(next);
            if (next === '') setEntersFound(false);
          }}
          onEnter={() => {
            setEntersFound(true); // A list that is still on its way takes the focus when it comes.
            found.current?.focus();
          }}
        />
        <Switch
          size="xs"
          label={words('matching.includeOutside')}
          checked={includeOutside}
          onChange={(event) => setIncludeOutside(event.currentTarget.checked)}
        />
        <PaneSwitch shows={shows} isFixed={search !== ''} onShows={setPane} />
      </div>
      <div className={classes.work} data-shows={shows}>
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
            query={search}
            includeOutside={includeOutside}
            selected={theirs}
            onSelected={setTheirs}
            isHalf
            onClearFilter={onClearFilter}
            takesFocus={entersFound}
            handle={found}
            tools={null}
          />
        ) : (
          <Panel title={`${words(`leg.${leg}.${other}`)} · ${words('matching.candidates')}`} isFlush>
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
        <SelectionSums leg={leg} sums={sums} />
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
      {isAsking && canMatch && first ? (
        <MatchDialog
          leg={leg}
          about={`match ${[...ownLines, ...theirLines].map((line) => line.id).join(' ')}`}
          title={words('matching.manual')}
          text={words('matching.manualText')}
          sums={first}
          error={match.error}
          isBusy={match.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(said) =>
            match.mutate(
              {
                leg,
                leftLineIds: lines.left.map((line) => line.id),
                rightLineIds: lines.right.map((line) => line.id),
                difference: first.difference,
                ...said,
              },
              {
                onSuccess: ({ requestId }) => {
                  setAsking(false);
                  letGo();
                  if (requestId === null) sayUndoable(words, words('matching.manualDone'));
                  else sayAsked(words, requestId);
                },
              },
            )
          }
        />
      ) : null}
    </>
  );
}

/** The differences that name the line: where it can be set aside, explained or handed to somebody. */
const exceptionsOf = (leg: Leg, line: LineView): string => {
  const search = new URLSearchParams({ state: 'all', leg, q: `ref:${lineReference(line)}` });
  return `/exceptions?${search.toString()}`;
};

function PaneSwitch({
  shows,
  isFixed,
  onShows,
}: {
  readonly shows: 'candidates' | 'all';
  /** A search is over all of the side. */
  readonly isFixed: boolean;
  readonly onShows: (shows: 'candidates' | 'all') => void;
}) {
  const words = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={words('matching.tabs')}
      disabled={isFixed}
      value={shows}
      onChange={(next) => onShows(next === 'all' ? 'all' : 'candidates')}
      data={[
        { value: 'candidates', label: words('matching.candidates') },
        { value: 'all', label: words('matching.allLines') },
      ]}
    />
  );
}
