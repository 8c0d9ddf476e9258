/** One chart of a board: asked for when it comes near, drawn by the frame; while the board is edited, with what moves it. */
import { useEffect, useRef } from 'react';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import type { Tile } from '../../../shared/contract/analytics-address.ts';
import { ChartPanel } from '../../ui/chart/chart-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './board.module.css';
import type { SeenCell } from './cell-address.ts';
import { type TileEdit, TileTools } from './tile-tools.tsx';
import { useNear } from './use-near.ts';
import { usePanel } from './use-panel.ts';

interface ChartCardProps {
  readonly tile: Tile;
  readonly filter: AnalyticsFilter;
  readonly numbers: 'plain' | 'short';
  readonly isActive: boolean;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  /** On paper all are there, however far down. */
  readonly isWanted: boolean;
  readonly edit: TileEdit | null;
  readonly onPoint: () => void;
  readonly onOpen: (cell: SeenCell) => void;
}

const HEIGHT = 250;
/** Two rows of charts to a sheet. */
const PAPER_HEIGHT = 200;

export function ChartCard({ tile, filter, numbers, isActive, edit, ...props }: ChartCardProps) {
  const words = useWords();
  const card = useRef<HTMLElement>(null);
  const isNear = useNear(card);
  const { panel, width } = tile;
  const isAsked = isNear || props.isWanted;
  const answer = usePanel(panel, filter, isAsked);
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <article
      ref={card}
      className={classes.card}
      tabIndex={-1}
      aria-label={words.or(`panel.${panel}`, panel)}
      data-width={width}
      data-panel={panel}
      data-active={isActive || undefined}
      data-behind={(answer.isPlaceholderData && answer.isFetching) || undefined}
      data-dragged={edit?.isDragged || undefined}
      data-over={edit?.isOver || undefined}
      onPointerDown={props.onPoint}
      {...(edit ? edit.dropProps : {})}
    >
      {edit ? <TileTools tile={tile} edit={edit} /> : null}
      {isAsked ? (
        <ChartPanel
          panel={panel}
          answer={answer.data}
          error={answer.error}
          onRetry={() => void answer.refetch()}
          numbers={numbers}
          by={filter.by}
          isTable={props.isTable}
          onTable={props.onTable}
          height={props.isWanted ? PAPER_HEIGHT : HEIGHT}
          onOpen={(cell) => props.onOpen({ ...cell, panel })}
        />
      ) : (
        // Below the fold nothing is on its way: its name and its place are all there is.
        <Panel title={words.or(`panel.${panel}`, panel)}>{null}</Panel>
      )}
    </article>
  );
}
