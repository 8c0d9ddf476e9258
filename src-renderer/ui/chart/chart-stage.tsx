/**
 * A drawing that is worked with: one stop of the Tab key, arrows from mark to mark, Enter or a click for what is behind, the mark in hand ringed, named
 * beside it and told to a screen reader. Moving about never draws the chart anew.
 */
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react';
import { useKeys } from '../keys.ts';
import { useWords } from '../words.ts';
import classes from './chart.module.css';
import type { ChartPanelProps } from './chart-props.ts';
import { MarkTip } from './mark-tip.tsx';
import { heightFor } from './model/geometry.ts';
import { cellOf, type Mark, type Move, markSaid, moved } from './model/marks.ts';
import type { Plot } from './model/plot.ts';
import { summaryOf } from './model/summary.ts';
import { type SurfaceAsked, useSurface } from './use-surface.tsx';
import { useWidth } from './use-width.ts';

interface ChartStageProps
  extends Pick<SurfaceAsked, 'plot' | 'names' | 'numbers'>,
    Pick<ChartPanelProps, 'onOpen'> {
  readonly title: string;
  readonly height: number;
  readonly onToggle?: () => void;
}

const WIDTH_LEAST = 200;
const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export function ChartStage({ plot, names, numbers, title, height, onOpen, onToggle }: ChartStageProps) {
  const words = useWords();
  const measured = useWidth<HTMLDivElement>();
  const stage = useRef<HTMLDivElement>(null);
  const width = measured.width && Math.max(WIDTH_LEAST, measured.width);
  const tall = heightFor(plot, height);
  const surface = useSurface({ plot, names, numbers, width, height: tall });
  const [held, setHeld] = useState<{
    readonly mark: Mark;
    readonly isByKey: boolean;
    readonly of: Plot;
  } | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const summary = useId();
  // What was in hand of figures that are gone is no mark of these.
  const mark = held?.of === plot ? held.mark : null;
  const open = (found: Mark | null) => {
    const cell = found && cellOf(plot, found);
    if (cell && onOpen) onOpen(cell);
  };
  const box = mark && stage.current ? surface.boxOf(mark, stage.current) : null;
  const under = (event: MouseEvent<HTMLDivElement>): Mark | null => {
    const corner = event.currentTarget.getBoundingClientRect();
    const target = event.target instanceof Element ? event.target : event.currentTarget;
    return surface.at(event.clientX - corner.left, event.clientY - corner.top, target);
  };
  const hover = (found: Mark | null) => {
    if (found?.category === mark?.category && found?.series === mark?.series) return;
    setHeld(found && { mark: found, isByKey: false, of: plot });
  };
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // The page does not scroll, and no view beneath moves its list.
    event.stopPropagation();
    setHeld({ mark: moved(plot, mark, move), isByKey: true, of: plot });
  };
  return (
    <div ref={measured.ref}>
      <div
        ref={stage}
        className={classes.stage}
        data-opens={onOpen !== undefined || undefined}
        style={{ height: tall }}
        role="application"
        aria-roledescription={words('chart.kind')}
        aria-label={title}
        aria-describedby={summary}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked with by keys.
        tabIndex={0}
        onFocus={() => setFocus(true)}
        onBlur={() => {
          setFocus(false);
          setHeld(null);
        }}
        onKeyDown={press}
        onPointerMove={(event) => hover(under(event))}
        onPointerLeave={() => (held?.isByKey ? undefined : setHeld(null))}
        onClick={(event) => open(under(event))}
      >
        {surface.drawing}
        {mark && box ? <MarkTip {...{ plot, mark, box, width, height: tall }} /> : null}
        {hasFocus ? (
          <StageKeys {...(onOpen ? { open: () => open(mark) } : {})} {...(onToggle ? { onToggle } : {})} />
        ) : null}
      </div>
      <p id={summary} className={classes.unseen}>
        {summaryOf(words, plot)} {words('chart.kind.move')} {onOpen ? words('chart.kind.open') : ''}{' '}
        {onToggle ? words('chart.kind.table') : ''}
      </p>
      <p className={classes.unseen} aria-live="polite">
        {mark && held?.isByKey ? markSaid(words, plot, mark) : ''}
      </p>
    </div>
  );
}

/** While the chart has the focus its keys stand in the bottom bar and go before those of the view around it. */
function StageKeys({ open, onToggle }: { readonly open?: () => void; readonly onToggle?: () => void }) {
  const words = useWords();
  useKeys({
    ...(open ? { Enter: { label: words('chart.key.open'), run: open } } : {}),
    ...(onToggle ? { t: { label: words('chart.key.table'), run: onToggle } } : {}),
  });
  return null;
}
