// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold a window of a million rows; the roles say what the parts are.
/** One row of the grid, or its place while it is being fetched. Drawn again only when something of its own changed, not as the list moves. */
import { memo, type ReactNode } from 'react';
import classes from './data-grid.module.css';

interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly {
    readonly id: string;
    readonly align?: 'left' | 'right';
    readonly render: (row: Row) => ReactNode;
  }[];
  readonly template: string;
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly selects: boolean;
  readonly onPress: (index: number, isShift: boolean, isOnBox: boolean) => void;
  readonly onOpen: (index: number) => void;
}

function PlainRow<Row>(props: GridRowProps<Row>) {
  const { row, index } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself has the focus and every key.
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selects ? props.isSelected : props.isActive}
      aria-busy={row === undefined || undefined}
      tabIndex={-1}
      className={classes.row}
      data-active={props.isActive || undefined}
      data-selected={props.isSelected || undefined}
      style={{
        gridTemplateColumns: props.template,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault(); // Shift and a press choose rows, not text.
      }}
      onClick={(event) =>
        props.onPress(
          index,
          event.shiftKey,
          event.target instanceof Element && event.target.closest('[data-box]') !== null,
        )
      }
      onDoubleClick={() => props.onOpen(index)}
    >
      {props.selects ? (
        <span className={classes.select} data-box>
          <span className={classes.box} data-on={props.isSelected || undefined} aria-hidden>
            {props.isSelected ? '✓' : ''}
          </span>
        </span>
      ) : null}
      {props.columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={at + 1}
          tabIndex={-1}
          className={classes.cell}
          data-right={column.align === 'right' || undefined}
        >
          {row === undefined ? (
            // An element of its own: what takes its place must not begin as faint as it was.
            <span key="awaited" className={classes.skeleton} aria-hidden />
          ) : (
            column.render(row)
          )}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow; // memo forgets that the row's type is the columns' type.
