/** Charts in their grid, one of them the one that keys mean; while the board is edited they are moved, sized, taken away and added. */
import { useEffect, useRef, useState } from 'react';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import type { Tile } from '../../../shared/contract/analytics-address.ts';
import { type KeyBindings, useKeys } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.ts';
import classes from './board.module.css';
import { moved, resized } from './boards.ts';
import type { SeenCell } from './cell-address.ts';
import { ChartCard } from './chart-card.tsx';
import { useTileDrag } from './use-tile-drag.ts';

interface BoardProps {
  readonly tiles: readonly Tile[];
  readonly filter: AnalyticsFilter;
  readonly numbers: 'plain' | 'short';
  readonly isPrinting: boolean;
  /** A board of hers while she arranges it. */
  readonly onTiles: ((tiles: readonly Tile[]) => void) | null;
  readonly onOpen: (cell: SeenCell) => void;
}

export function Board({ tiles, filter, numbers, isPrinting, onTiles, onOpen }: BoardProps) {
  const words = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const [activeAt, setActive] = useState(-1);
  const [tables, setTables] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const active = Math.min(activeAt, tiles.length - 1);
  const nameOf = (tile: Tile) => words.or(`panel.${tile.panel}`, tile.panel);

  const move = (from: number, to: number) => {
    const tile = tiles[from];
    if (!tile || to < 0 || to >= tiles.length) return;
    onTiles?.(moved(tiles, from, to));
    setActive(to);
    setSaid(words('analytics.edit.moved', { name: nameOf(tile), place: to + 1, of: tiles.length }));
  };
  const resize = (at: number, by: 1 | -1) => {
    const next = resized(tiles, at, by);
    const tile = next[at];
    onTiles?.(next);
    if (tile) setSaid(words('analytics.edit.width', { name: nameOf(tile), width: tile.width }));
  };
  const drop = (at: number) => onTiles?.(tiles.filter((_, place) => place !== at));
  const drag = useTileDrag(move);

  const cardAt = (at: number) => grid.current?.querySelectorAll<HTMLElement>('article')[at];
  const step = (by: 1 | -1) => () => {
    const next = Math.min(Math.max(0, active + by), tiles.length - 1);
    setActive(next);
    // A button that was pressed before would take the next Enter for itself; and a reader hears which chart it is.
    cardAt(next)?.focus({ preventScroll: true });
  };
  const turn = (panel: string, isTable: boolean) =>
    setTables((held) => new Set(isTable ? [...held, panel] : [...held].filter((each) => each !== panel)));
  const enter = () =>
    cardAt(active)?.querySelector<HTMLElement>('[role=application],[data-figure][tabindex="0"]')?.focus();
  const shown = tiles[active];
  const looking: KeyBindings = {
    j: { label: words('analytics.keys.chart'), run: step(1) },
    k: { label: words('analytics.keys.chartBack'), run: step(-1), isQuiet: true },
    ...(shown
      ? {
          Enter: { label: words('analytics.keys.enter'), run: enter },
          t: {
            label: words('analytics.keys.table'),
            run: () => turn(shown.panel, !tables.has(shown.panel)),
          },
        }
      : {}),
  };
  const arranging: KeyBindings = shown
    ? {
        'shift+j': { label: words('analytics.keys.move'), run: () => move(active, active + 1) },
        'shift+k': {
          label: words('analytics.keys.move'),
          run: () => move(active, active - 1),
          isQuiet: true,
        },
        '+': { label: words('analytics.keys.width'), run: () => resize(active, 1) },
        '=': { label: words('analytics.keys.width'), run: () => resize(active, 1), isQuiet: true },
        '-': { label: words('analytics.keys.width'), run: () => resize(active, -1), isQuiet: true },
        x: { label: words('analytics.keys.drop'), run: () => drop(active) },
      }
    : {};
  useKeys(onTiles ? { ...looking, ...arranging } : looking);
  // Arranging begins at the first chart: there is always one that the keys mean.
  const isArranged = onTiles !== null;
  useEffect(() => {
    if (isArranged) setActive((held) => Math.max(0, held));
  }, [isArranged]);

  return (
    <div ref={grid} className={classes.grid}>
      {tiles.map((tile, at) => (
        <ChartCard
          key={tile.panel}
          tile={tile}
          filter={filter}
          numbers={numbers}
          isActive={at === active}
          isTable={tables.has(tile.panel)}
          onTable={(isTable) => turn(tile.panel, isTable)}
          isWanted={isPrinting}
          onPoint={() => setActive(at)}
          onOpen={onOpen}
          edit={
            onTiles && {
              ...{ isFirst: at === 0, isLast: at === tiles.length - 1 },
              ...{ isDragged: drag.from === at, isOver: drag.over === at && drag.from !== at },
              move: (by) => move(at, at + by),
              resize: (by) => resize(at, by),
              drop: () => drop(at),
              ...drag.propsOf(at),
            }
          }
        />
      ))}
      <span className={classes.heard} role="status">
        {said}
      </span>
    </div>
  );
}
