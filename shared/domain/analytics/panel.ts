/** What a panel of the analytics is (图): the board it stands on, how its rows are named, its metrics, how it is drawn, and which files it rests on. */
import type { SourceKind } from '../statement-line.ts';

export const BOARDS = ['matching', 'money', 'risk', 'forecast'] as const;
export type Board = (typeof BOARDS)[number];

/**
 * What names a row. A row's name is one text a dimension: day: first day of the period, YYYY-MM-DD. channel: a Channel. account: its key (`names` of the
 * answer says which). merchant: a party's id, '' for the house. leg, exception kind: their codes. person: id, '' for nobody. rule: a matching rule's id.
 */
export const DIMENSIONS = [
  'day',
  'weekday', // '0' Sunday … '6' Saturday.
  'hour', // '0' … '23', in China.
  'channel',
  'account',
  'merchant',
  'leg',
  'rule',
  'exception_kind',
  'person',
  'age', // AGE_BUCKETS.
  'step', // FIGURES of a settlement, 'gross' for sales; the net is the table's total.
  'from', // Of a flow: FLOW_PLACES, with '|channel' where it has one.
  'to',
  'lag', // LAG_BUCKETS.
  'digit', // '1' … '9'.
  'money_state', // late, in_transit, forecast.
  'risk_rule',
  'case_state',
  'threshold',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Business days since the money arose. */
export const AGE_BUCKETS = ['0-1', '2-3', '4-7', '8-15', '16-30', '31+'] as const;
/** Calendar days from one source to the next. */
export const LAG_BUCKETS = ['0', '1', '2', '3', '4', '5', '6', '7', '8-14', '15+'] as const;
/** Of the flow diagram: our orders, a channel ('channel|wechat'), a bank account ('bank|<key>', in `names`), and where it stops. */
export const FLOW_PLACES = [
  'orders',
  'channel',
  'bank',
  'no_order',
  'not_paid_out',
  'fees',
  'refunds',
  'held', // Disputes, splits, reserve, adjustments.
  // The other way: paid out of what was there before, and more given back than taken.
  'earlier',
  'orders_back',
  'no_order_back',
  'refunds_back',
  'fees_back',
  'held_back',
] as const;

/** days: columns by day, or a line. bars: one bar a row, longest first. pareto: bars with their cumulative share. band: a line in its band of doubt. */
export type Chart =
  | 'days'
  | 'lines'
  | 'bars'
  | 'stacked'
  | 'pareto'
  | 'heat'
  | 'histogram'
  | 'waterfall'
  | 'flow'
  | 'band'
  | 'calendar';

export interface PanelOf<Name extends string> {
  readonly board: Board;
  readonly chart: Chart;
  readonly dimensions: readonly Dimension[];
  /** In the order of the table's columns. */
  readonly metrics: readonly Name[];
  /** Those of them that the chart draws, the one it is about first. */
  readonly drawn: readonly Name[];
  /** Files without which it is not whole. */
  readonly rests: readonly SourceKind[];
  /** Only the files that say what was sold: a fund bill beside a trade bill adds nothing to it. */
  readonly isBilled?: true;
  /** It says what matching found: it is as old as the newest run. */
  readonly isMatched?: true;
  /** It says how things stand now, whatever range is chosen. */
  readonly isNow?: true;
}
