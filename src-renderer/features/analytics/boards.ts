/** Which charts a board has, in which order and how wide, and which of their figures stand on top of it. Pure. */
import { TILE_WIDTHS, type Tile } from '../../../shared/contract/analytics-address.ts';
import { BOARDS } from '../../../shared/domain/analytics/panel.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  type ConfidentialPanel,
  type Metric,
  type OpenPanel,
  PANELS,
  type Panel,
} from '../../../shared/domain/analytics/panels.ts';

export const TABS = [...BOARDS, 'mine', 'reports'] as const;
export type Tab = (typeof TABS)[number];
export const DEFAULT_TAB: Tab = 'matching';

type Width = (typeof TILE_WIDTHS)[number];
/** As each drawing needs it; the order is the boards' own: what is asked first stands first, and rows come out full. */
const WIDTHS: Readonly<Record<Panel, Width>> = {
  rates: 6,
  rate_trend: 6,
  exception_kinds: 6,
  exception_ages: 6,
  rule_yield: 6,
  exception_owners: 6,
  resolution: 6,
  cut_off: 6,
  volume: 8,
  channels: 4,
  fees: 6,
  refunds: 6,
  waterfall: 6,
  merchants: 6,
  balances: 6,
  lag: 6,
  hours: 12,
  flow: 12,
  digits: 6,
  hits: 6,
  hit_trend: 6,
  cases: 6,
  thresholds: 6,
  large_values: 6,
  cash: 12,
  in_transit: 6,
  back_test: 6,
};
const ORDER = Object.keys(WIDTHS) as readonly Panel[]; // The table above is closed, so its keys are exactly the names.

export const isConfidential = (panel: Panel): panel is ConfidentialPanel =>
  CONFIDENTIAL_PANEL_NAMES.some((each) => each === panel);
export const isOpen = (panel: Panel): panel is OpenPanel => !isConfidential(panel);

/** What a person may look at: risk's own charts do not exist for anybody else. */
export const panelsFor = (mayRisk: boolean): readonly Panel[] =>
  ORDER.filter((panel) => mayRisk || isOpen(panel));

export const tileOf = (panel: Panel): Tile => ({ panel, width: WIDTHS[panel] });

export const tilesOfBoard = (board: Tab, mayRisk: boolean): readonly Tile[] =>
  panelsFor(mayRisk)
    .filter((panel) => PANELS[panel].board === board)
    .map(tileOf);

export interface KeyFigure {
  readonly panel: Panel;
  readonly metric: Metric;
}
const KEY_FIGURES: readonly KeyFigure[] = [
  { panel: 'rates', metric: 'matched_rate' },
  { panel: 'rates', metric: 'matched_value_rate' },
  { panel: 'rates', metric: 'automatic_rate' },
  { panel: 'exception_kinds', metric: 'exceptions' },
  { panel: 'exception_kinds', metric: 'exception_value' },
  { panel: 'volume', metric: 'sales_value' },
  { panel: 'volume', metric: 'sales_count' },
  { panel: 'refunds', metric: 'refund_rate_value' },
  { panel: 'fees', metric: 'fee_rate' },
  { panel: 'fees', metric: 'fee_lost' },
  { panel: 'hits', metric: 'alerts_open' },
  { panel: 'cases', metric: 'cases' },
  { panel: 'large_values', metric: 'large_value' },
  { panel: 'digits', metric: 'digit_count' },
  { panel: 'in_transit', metric: 'transit' },
  { panel: 'cash', metric: 'predicted' },
  { panel: 'back_test', metric: 'wape' },
  { panel: 'back_test', metric: 'naive_wape' },
];
const KEY_FIGURES_MAX = 5;

/** Of the charts that are on it, in their order. */
export function keyFiguresOf(tiles: readonly Tile[]): readonly KeyFigure[] {
  return tiles
    .flatMap(({ panel }) => KEY_FIGURES.filter((figure) => figure.panel === panel))
    .slice(0, KEY_FIGURES_MAX);
}

/** A tile moved by so many places, as far as there are any. */
export function moved(tiles: readonly Tile[], from: number, to: number): readonly Tile[] {
  const tile = tiles[from];
  if (!tile) return tiles;
  const without = tiles.filter((_, at) => at !== from);
  const place = Math.min(Math.max(0, to), without.length);
  return [...without.slice(0, place), tile, ...without.slice(place)];
}

export function resized(tiles: readonly Tile[], at: number, by: 1 | -1): readonly Tile[] {
  return tiles.map((tile, place) => {
    if (place !== at) return tile;
    const width = TILE_WIDTHS[TILE_WIDTHS.indexOf(tile.width) + by];
    return width === undefined ? tile : { ...tile, width };
  });
}
