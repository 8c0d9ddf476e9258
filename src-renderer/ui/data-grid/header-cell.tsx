// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold a window of a million rows; the roles say what the parts are.
/** One head of a column: its name, the order it gives, and the handle that widens it by mouse or arrow keys. */
import { type PointerEvent as ReactPointerEvent, useRef } from 'react';
import classes from './data-grid.module.css';

const STEP = 16;

interface HeaderCellProps {
  readonly index: number;
  readonly name: string;
  readonly isRight: boolean;
  /** null: this column does not sort. */
  readonly sort: 'ascending' | 'descending' | 'none' | null;
  readonly onSort: () => void;
  readonly resizeLabel: string;
  readonly onResize: (width: number) => void;
  readonly onReset: () => void;
}

export function HeaderCell(props: HeaderCellProps) {
  const cell = useRef<HTMLDivElement>(null);
  const width = () => cell.current?.getBoundingClientRect().width ?? 0;

  const drag = (event: ReactPointerEvent<HTMLButtonElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const startX = event.clientX;
    const startWidth = width();
    handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => props.onResize(startWidth + moved.clientX - startX);
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };

  const { sort } = props;
  const mark = sort === 'ascending' ? ' ↑' : sort === 'descending' ? ' ↓' : '';
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={props.index}
      {...(sort === null ? {} : { 'aria-sort': sort })}
      tabIndex={-1}
      className={classes.head}
      data-right={props.isRight || undefined}
    >
      {sort === null ? (
        <span className={classes.headText}>{props.name}</span>
      ) : (
        <button type="button" className={classes.sort} onClick={props.onSort} tabIndex={-1}>
          {props.name}
          {mark}
        </button>
      )}
      <button
        type="button"
        className={classes.handle}
        aria-label={props.resizeLabel}
        tabIndex={-1}
        onPointerDown={drag}
        onDoubleClick={props.onReset}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
          if (by === 0) return;
          event.preventDefault();
          event.stopPropagation();
          props.onResize(width() + by);
        }}
      />
    </div>
  );
}
