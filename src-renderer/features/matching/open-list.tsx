/** The open lines of one side of a leg, to look at and to choose from. */
import type { ReactNode, Ref } from 'react';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';
import { DataGrid, type GridHandle, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NothingFits } from '../../ui/nothing-fits.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../ui/words.ts';
import { useLineColumns } from './columns.tsx';
import classes from './matching-page.module.css';

export type Chosen = ReadonlyMap<RowKey, LineView>;

interface OpenListProps {
  readonly leg: Leg;
  readonly side: Side;
  readonly query: string;
  readonly includeOutside: boolean;
  readonly selected: Chosen;
  readonly onSelected: (chosen: Chosen) => void;
  readonly onActive?: (line: LineView | null) => void;
  readonly onClearFilter: () => void;
  readonly isMain?: boolean;
  readonly takesFocus?: boolean;
  readonly handle?: Ref<GridHandle>;
  /** Two lists share the width. */
  readonly isHalf: boolean;
  readonly tools: ReactNode;
}

export function OpenList(props: OpenListProps) {
  const { leg, side, query, includeOutside, selected } = props;
  const words = useWords();
  const source = useGridSource('matching.openLines', { leg, side, query, includeOutside });
  const columns = useLineColumns(leg, side, props.isHalf);
  const title = words(`leg.${leg}.${side}`);
  return (
    <Panel
      title={`${title} · ${words('matching.openItems')} ${source.total.toLocaleString('en-US')}`}
      aside={
        <span className={classes.panelTools}>
          {selected.size > 0 ? words('grid.selected', { count: selected.size }) : null}
          {props.tools}
        </span>
      }
      isFlush
    >
      {source.error ? (
        <ErrorNote error={source.error} retry={source.retry} />
      ) : source.first ? (
        <DataGrid
          key={side}
          label={`${title} ${words('matching.openItems')}`}
          columns={columns}
          total={source.total}
          fetchPage={source.fetchPage}
          resetKey={source.resetKey}
          version={source.version}
          rowKey={(line) => line.id}
          selected={selected}
          onSelectedChange={props.onSelected}
          {...(props.onActive ? { onActiveChange: props.onActive } : {})}
          {...(props.handle ? { handle: props.handle } : {})}
          activatesFirst={props.onActive !== undefined || props.takesFocus === true}
          isMain={props.isMain ?? false}
          autoFocus={props.takesFocus ?? false}
          empty={
            query === '' ? (
              <EmptyState title={words('matching.openEmpty')} />
            ) : (
              <NothingFits onClear={props.onClearFilter} />
            )
          }
        />
      ) : (
        <RowsSkeleton />
      )}
    </Panel>
  );
}
