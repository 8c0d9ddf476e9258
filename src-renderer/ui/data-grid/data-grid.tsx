// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold a window of a million rows; the roles say what the parts are.
/**
 * The one table of every list: a million rows under one scroll bar, a hundred fetched at a time, all of it by keyboard.
 *
 * Rows have one height, so places are arithmetic (scaled-scroll.ts) and nothing is measured. The focus stays on the grid itself and
 * `aria-activedescendant` names the row, so rows may come and go under a reader without losing the place.
 */
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router-dom';
import { ErrorNote } from '../error-note.tsx';
import { useKeys } from '../keys.ts';
import { useWords } from '../words.ts';
import classes from './data-grid.module.css';
import { GridRow } from './grid-row.tsx';
import { HeaderCell } from './header-cell.tsx';
import { type FetchPage, PageCache } from './page-cache.ts';
import { rowsInView } from './scaled-scroll.ts';
import { useColumnWidths } from './use-column-widths.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { useRowHeight } from './use-row-height.ts';
import { useSelection } from './use-selection.ts';

export type RowKey = string | number;
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
  /** Shares what width is left. */
  readonly grow?: number;
  /** Its head can be pressed to sort (see `sort` and `onSort`). */
  readonly sorts?: boolean;
  readonly render: (row: Row) => ReactNode;
}

export interface GridHandle {
  readonly focus: () => void;
  /** The row after the active one, as J would. */
  readonly next: () => void;
}

export interface DataGridProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly total: number;
  readonly fetchPage: FetchPage<Row>;
  readonly rowKey: (row: Row) => RowKey;
  /** Another question was asked: the list begins again at its top. */
  readonly resetKey: string;
  /** The same question has new answers: rows are fetched again, the place stays. */
  readonly version?: string | number;
  readonly onOpen?: (row: Row) => void;
  readonly opensOnClick?: boolean;
  /** Told when another row is the active one, also because the row under the mark was decided and the next came up. */
  readonly onActiveChange?: (row: Row | null) => void;
  readonly activatesFirst?: boolean;
  /** The row shown elsewhere on the page, from the address: the list opens with the mark on it, and at its old place only if it is that row's. */
  readonly currentKey?: RowKey;
  /** Rows chosen, by key; given together with onSelectedChange it makes the grid a place to choose in. */
  readonly selected?: ReadonlyMap<RowKey, Row>;
  readonly onSelectedChange?: (selected: ReadonlyMap<RowKey, Row>) => void;
  /** Esc leaves the choice: it is shown beside the list, and taken back there. */
  readonly keepsChoice?: boolean;
  readonly sort?: { readonly column: string; readonly descending: boolean };
  readonly onSort?: (column: string) => void;
  readonly empty?: ReactNode;
  readonly handle?: Ref<GridHandle>;
  readonly autoFocus?: boolean;
  /** The list of its page: J, K and X reach it wherever the focus is, and the bottom bar says so. */
  readonly isMain?: boolean;
}

interface Place {
  readonly active: number;
  readonly offset: number;
  readonly key: RowKey | null;
}
/** Where each list was left, for those who come back to it. */
const places = new Map<string, Place>();

/** Whether the view drawn is the one the address names by now. */
const isDrawn = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): boolean =>
  new URL(`#${pathname}${search}`, window.location.href).hash.replace(/\?$/, '') ===
  window.location.hash.replace(/\?$/, '');

const HEADER_HEIGHT = 30;
const SELECT_WIDTH = 36;
const ROWS_AROUND = 8;
const ROWS_PER_BASE = 256;
/** A jump of the scroll bar passes many pages; only where it rests is fetched. */
const REST_MS = 60;

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { total, columns, rowKey, resetKey, version } = props;
  const words = useWords();
  const place = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const latestFetch = useRef(props.fetchPage);
  latestFetch.current = props.fetchPage;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another cache.
  const cache = useMemo(
    () => new PageCache<Row>((offset, limit) => latestFetch.current(offset, limit), redraw),
    [resetKey],
  );
  const placeName = `${props.label} ${resetKey}`;
  const [left] = useState(() => {
    const kept = places.get(placeName);
    return kept && (!props.currentKey || props.currentKey === kept.key) ? kept : null;
  });
  const [activeAt, setActive] = useState(left?.active ?? (props.activatesFirst ? 0 : -1));
  const active = Math.min(activeAt, total - 1);
  const scroll = useGridScroll(scroller, total, rowHeight, HEADER_HEIGHT, left?.offset ?? 0);
  const view = rowsInView(scroll.extent, scroll.offset, ROWS_AROUND);
  const selection = useSelection(cache, rowKey, props.selected, props.onSelectedChange);
  const widths = useColumnWidths(props.label, columns, selection.isOn ? SELECT_WIDTH : 0);

  const firstKey = useRef(resetKey);
  useEffect(() => {
    if (firstKey.current === resetKey) return;
    firstKey.current = resetKey;
    scroll.toTop();
    setActive((held) => (props.activatesFirst || held >= 0 ? 0 : -1));
  }, [resetKey, scroll.toTop, props.activatesFirst]);

  useEffect(() => {
    if (props.activatesFirst) setActive((held) => (held < 0 ? 0 : held));
  }, [props.activatesFirst]);

  const firstVersion = useRef(version);
  useEffect(() => {
    if (firstVersion.current !== version) cache.refresh();
    firstVersion.current = version;
    const wait = cache.row(view.from) === undefined && scroll.offset > 0 ? REST_MS : 0;
    const timer = setTimeout(() => void cache.want(view.from, view.to), wait);
    return () => clearTimeout(timer);
  }, [cache, version, view.from, view.to, scroll.offset]);

  const activeRow = active >= 0 ? cache.row(active) : undefined;
  const told = useRef<RowKey | null>(null);
  // What a link shows is what the mark is on, as far as the first page has it: else the list would begin by showing another.
  const sought = useRef(left || !props.currentKey ? null : props.currentKey);
  // Before anything else is heard: told later, a second key would act on the row that the mark has left.
  useLayoutEffect(() => {
    if (sought.current !== null && total > 0) {
      const at = cache.placeInFirst((row) => rowKey(row) === sought.current);
      if (at === undefined) return;
      sought.current = null;
      if (at >= 0 && at !== active) return moveTo(at);
    }
    const key = activeRow === undefined ? null : rowKey(activeRow);
    if (key === told.current || (key === null && total > 0)) return;
    // A person has gone on and it is not drawn yet: a mark told now would write the address left behind over the new one. It is told once drawn.
    if (!isDrawn(place)) return;
    told.current = key;
    props.onActiveChange?.(activeRow ?? null);
  });
  useEffect(() => {
    places.set(placeName, {
      active,
      offset: scroll.offset,
      key: activeRow === undefined ? null : rowKey(activeRow),
    });
  });

  const moveTo = (index: number) => {
    const next = Math.min(Math.max(0, index), total - 1);
    if (next < 0) return;
    setActive(next);
    scroll.showRow(next);
  };
  const onKeyDown = useGridKeys({
    active,
    total,
    rowsPerPage: Math.max(1, Math.floor(scroll.extent.viewport / rowHeight) - 1),
    moveTo,
    extendTo: (index) => {
      const next = Math.min(Math.max(0, index), total - 1);
      selection.extend(Math.max(active, 0), next);
      moveTo(next);
    },
    toggle: selection.isOn ? () => selection.toggle(active) : null,
    clear: selection.count > 0 && !props.keepsChoice ? selection.clear : null,
    open: props.onOpen && activeRow !== undefined ? () => props.onOpen?.(activeRow) : null,
  });
  const step = (by: number) => () => {
    scroller.current?.focus({ preventScroll: true });
    moveTo(active + by);
  };
  const next = { label: words('key.next'), run: step(1) };
  const previous = { label: words('key.previous'), run: step(-1) };
  useKeys(
    props.isMain
      ? {
          j: next,
          k: previous,
          ArrowDown: { ...next, isQuiet: true },
          ArrowUp: { ...previous, isQuiet: true },
          ...(selection.isOn
            ? { x: { label: words('grid.select'), run: () => selection.toggle(active) } }
            : {}),
          ...(props.onOpen
            ? {
                Enter: {
                  label: words('key.open'),
                  run: () => {
                    if (activeRow !== undefined) props.onOpen?.(activeRow);
                  },
                },
              }
            : {}),
        }
      : {},
  );

  const latestStep = useRef(next.run);
  latestStep.current = next.run;
  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      next: () => latestStep.current(),
    }),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the page opens.
  useEffect(() => {
    if (props.autoFocus) scroller.current?.focus({ preventScroll: true });
  }, []);

  // Rows take these once; what they do is always the newest.
  const presses = useRef({
    press: (_index: number, _isShift: boolean, _isOnBox: boolean) => {},
    open: (_index: number) => {},
  });
  presses.current = {
    press: (index, isShift, isOnBox) => {
      const row = cache.row(index);
      if (isShift && selection.isOn) selection.extend(Math.max(active, 0), index);
      else if (isOnBox) selection.toggle(index);
      setActive(index);
      if (!isShift && !isOnBox && props.opensOnClick && row !== undefined) props.onOpen?.(row);
    },
    open: (index) => {
      const row = cache.row(index);
      if (row !== undefined && !props.opensOnClick) props.onOpen?.(row);
    },
  };
  const onPress = useCallback(
    (index: number, isShift: boolean, isOnBox: boolean) => presses.current.press(index, isShift, isOnBox),
    [],
  );
  const onOpenRow = useCallback((index: number) => presses.current.open(index), []);

  // Rows stand by their distance from a row near by: a transform of many millions of pixels would not be exact.
  const base = Math.floor(view.from / ROWS_PER_BASE) * ROWS_PER_BASE;
  // Rows that leave at one end come back at the other: their elements are used again, not made anew.
  const pool = Math.ceil(scroll.extent.viewport / rowHeight) + 1 + 2 * ROWS_AROUND;
  const gridId = `grid-${props.label}`;
  const rowId = (index: number) => `${gridId}-${index}`;
  const indices = Array.from({ length: Math.max(0, view.to - view.from) }, (_, at) => view.from + at);
  return (
    <div className={classes.frame}>
      {cache.error ? <ErrorNote error={cache.error} retry={() => cache.retry()} /> : null}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-multiselectable={selection.isOn}
        aria-activedescendant={active >= view.from && active < view.to ? rowId(active) : undefined}
        className={classes.scroller}
        onKeyDown={onKeyDown}
        data-grid-scroller
      >
        <div
          role="row"
          aria-rowindex={1}
          className={classes.header}
          style={{ gridTemplateColumns: widths.template, minWidth: widths.minWidth, height: HEADER_HEIGHT }}
          tabIndex={-1}
        >
          {selection.isOn ? <span className={classes.selectHead} aria-hidden /> : null}
          {columns.map((column, at) => (
            <HeaderCell
              key={column.id}
              index={at + 1}
              name={column.header}
              isRight={column.align === 'right'}
              sort={
                !column.sorts || !props.onSort
                  ? null
                  : props.sort?.column !== column.id
                    ? 'none'
                    : props.sort.descending
                      ? 'descending'
                      : 'ascending'
              }
              onSort={() => props.onSort?.(column.id)}
              resizeLabel={words('grid.resize', { column: column.header })}
              onResize={(width) => widths.resize(column.id, width)}
              onReset={() => widths.reset(column.id)}
            />
          ))}
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: scroll.height, minWidth: widths.minWidth }}
        >
          <div role="presentation" style={{ transform: `translateY(${base * rowHeight + scroll.shift}px)` }}>
            {indices.map((index) => {
              const row = cache.row(index);
              return (
                <GridRow
                  key={index % pool}
                  id={rowId(index)}
                  index={index}
                  row={row}
                  columns={columns}
                  template={widths.template}
                  top={(index - base) * rowHeight}
                  height={rowHeight}
                  isActive={index === active}
                  isSelected={row !== undefined && selection.has(row)}
                  selects={selection.isOn}
                  onPress={onPress}
                  onOpen={onOpenRow}
                />
              );
            })}
          </div>
        </div>
        {total === 0 ? <div className={classes.empty}>{props.empty ?? words('list.empty')}</div> : null}
      </div>
    </div>
  );
}
