/** What a panel is asked and what it finds, before it is made whole: additive figures, and the things behind a cell. */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';

/** The filter as panels read it: days since 1970, both included. Null leaves nothing out. */
export interface Asked {
  readonly from: number;
  readonly to: number;
  readonly by: 'day' | 'week' | 'month';
  /** What the row of a day is called, YYYY-MM-DD: the first day of its day, week or month; of a compared period, by its place in the one that is shown. */
  readonly period: (day: number) => string;
  readonly channels: ReadonlySet<Channel> | null;
  /** Keys (account-keys.ts). */
  readonly accounts: ReadonlySet<string> | null;
  /** Parties; '' is the house. */
  readonly merchants: ReadonlySet<string> | null;
  /** '' for every currency. */
  readonly currency: string;
  /** Who asks, of panels that not everybody sees the same of (risk); '' of all others. */
  readonly viewer: string;
}

export interface FoundRow {
  /** A text a dimension. */
  readonly of: readonly string[];
  /** Metrics that add up or are given; what is left out is nought for a sum and unknown for what is given. Minor units for money. */
  readonly values: Partial<Record<Metric, number | null>>;
}
export interface FoundTable {
  readonly currency: string;
  /** In the order in which they are shown. */
  readonly rows: readonly FoundRow[];
  /** Of metrics that do not add up, where the panel can say one. */
  readonly totals?: Partial<Record<Metric, number | null>>;
}
export interface Found {
  readonly tables: readonly FoundTable[];
  readonly names?: PanelAnswer['names'];
  readonly notes?: PanelAnswer['notes'];
}

/** What stands behind a cell. Things are made for the page that is looked at only. */
export interface Behind {
  readonly total: number;
  /** What all of them add to the metric: `count` to a metric of number, `amount` to one of money. */
  readonly count: number;
  readonly amount: number;
  readonly at: (index: number) => BehindThing;
}
export type BehindThing =
  | { readonly what: 'line'; readonly lineId: number; readonly count: number; readonly amount: number }
  | {
      readonly what:
        | 'exception'
        | 'group'
        | 'batch'
        | 'order'
        | 'alert'
        | 'case'
        | 'file'
        | 'forecast'
        | 'large_value';
      readonly key: string;
      readonly day: string;
      readonly title: string;
      readonly count: number;
      readonly amount: number;
    };

export interface CellAsked {
  readonly currency: string;
  /** The row's name; null for the total. '*' is all that no other row names: those are `others`. */
  readonly of: readonly string[] | null;
  readonly others: ReadonlySet<string>;
  /** Never a ratio or a share: of those what they are worked out of is opened. */
  readonly metric: Metric;
}

export const NOTHING_BEHIND: Behind = {
  total: 0,
  count: 0,
  amount: 0,
  at: () => {
    throw new RangeError('nothing stands behind it');
  },
};
