/**
 * Analytics (分析): figures of the trade as tables, one a currency, each with what it means, as of when, and which files are missing. A chart draws such a
 * table; a workbook, a paper and the command line print it; every cell opens what stands behind it.
 *
 * Currencies stand apart. They are put together only by rates that the person states, and the answer says by which.
 */
import { z } from 'zod';
import { DIMENSIONS } from '../domain/analytics/panel.ts';
import { CONFIDENTIAL_PANEL_NAMES, METRIC_NAMES, OPEN_PANEL_NAMES } from '../domain/analytics/panels.ts';
import { CHANNELS, SOURCE_KINDS } from '../domain/statement-line.ts';
import { call, nothing } from './call.ts';
import { count, currency, day, dayOrNone, hash, lineView, minorUnits, page } from './shapes.ts';

export const GRAINS = ['day', 'week', 'month'] as const;
/** previous: the days right before, as many. last_year: the same days a year earlier (29 February counts to the 28th). */
export const COMPARISONS = ['none', 'previous', 'last_year'] as const;
/** Ten years and some: a range beyond it is refused. */
export const RANGE_DAYS_MAX = 3700;
export const RATES_MAX = 30;
/** What one unit of a currency was worth in the other, as the person states it: '7.1234'. */
const rate = z.string().regex(/^\d{1,9}(\.\d{1,10})?$/);

const openPanel = z.enum(OPEN_PANEL_NAMES);
const confidentialPanel = z.enum(CONFIDENTIAL_PANEL_NAMES);
const metric = z.enum(METRIC_NAMES);

/** What is looked at, the same across every chart; it stands in the page's address. Empty lists leave nothing out. */
export const analyticsFilter = z.object({
  from: day,
  to: day,
  by: z.enum(GRAINS),
  compare: z.enum(COMPARISONS),
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
  /** Keys of analytics.choices: a bank account's number is protected. */
  accounts: z.array(hash).max(50),
  /** Parties by id; '' is the house. */
  merchants: z.array(z.string().max(40)).max(50),
  /** '' for every one, apart. */
  currency: z.union([currency, z.literal('')]),
  /** Null: currencies stand apart. A currency without a rate is left out of the sum, and named. */
  convert: z
    .object({ to: currency, rates: z.array(z.object({ from: currency, rate })).max(RATES_MAX) })
    .nullable(),
});
export type AnalyticsFilter = z.infer<typeof analyticsFilter>;
/** Everything there is, every currency apart. */
export const UNFILTERED = {
  channels: [],
  accounts: [],
  merchants: [],
  currency: '',
  convert: null,
} satisfies Partial<AnalyticsFilter>;

/** By metric, in the order of the table's columns; null where it cannot be said. */
const values = z.array(z.number().safe().nullable());
export const analyticsTable = z.object({
  /** Of its amounts; '' where it has none. */
  currency: z.union([currency, z.literal('')]),
  rows: z.array(
    z.object({
      /** A text a dimension of the panel. */
      of: z.array(z.string().max(200)),
      values,
      /** Of the period it is compared with; null where there is none or nothing. */
      before: values.nullable(),
      /** Files that this row rests on and that are not here. */
      missing: count,
    }),
  ),
  totals: values,
  totalsBefore: values.nullable(),
});

/** A file that a figure rests on and that has not come, or came and does not agree with itself. */
export const gap = z.object({
  sourceKind: z.enum(SOURCE_KINDS),
  channel: z.enum(CHANNELS),
  /** Masked. */
  account: z.string(),
  days: count,
  first: day,
  last: day,
});

/** whole: every file is here and agrees with itself. incomplete beats failed. empty: no file speaks of these days. */
export const STANDINGS = ['whole', 'failed', 'incomplete', 'empty'] as const;

export const panelAnswer = z.object({
  dimensions: z.array(z.enum(DIMENSIONS)),
  metrics: z.array(metric),
  tables: z.array(analyticsTable),
  /** What is shown for an account's key, a party's, a person's or a rule's id. */
  names: z.array(z.object({ dimension: z.enum(DIMENSIONS), key: z.string(), name: z.string() })),
  /** When it was worked out; and of figures about matching, the run they rest on ('' for none). */
  asOf: z.string(),
  ranAt: z.string(),
  /** Files came or went since that run. */
  isStale: z.boolean(),
  compared: z.object({ from: day, to: day }).nullable(),
  standing: z.enum(STANDINGS),
  missing: z.array(gap),
  /** Files of the range, taken in by a second person's yes, whose own totals disagree with their rows. */
  failedFiles: z.array(z.string()),
  /** Currencies left out of a sum because no rate was stated. */
  unconverted: z.array(currency),
  /** Said under the chart: keys analytics.note.<kind>. */
  notes: z.array(
    z.object({ kind: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type PanelAnswer = z.infer<typeof panelAnswer>;

/** One thing behind a cell, with what it adds to the figure: the sum over all of them is the figure. */
const behindItem = z.object({
  /** order: a merchant's order number. batch: a settlement's key. forecast: what one account is thought to bring, nothing to open. Where a screen opens it. */
  what: z.enum([
    ...(['line', 'exception', 'group', 'batch', 'order', 'alert', 'case', 'file'] as const),
    ...(['forecast', 'large_value'] as const),
  ]),
  key: z.string(),
  day: dayOrNone,
  /** Masked. */
  title: z.string(),
  count: z.number().safe(),
  amount: minorUnits,
  line: lineView.nullable(),
});
const behindAnswer = z.object({
  total: count,
  /** Over all pages. */
  count: z.number().safe(),
  amount: minorUnits,
  currency: z.union([currency, z.literal('')]),
  rows: z.array(behindItem),
});
/** `of`: the row's; null for the total. Of a ratio, what it is a part of (`by`) is opened with `metric: by`. */
const cell = {
  filter: analyticsFilter,
  currency: z.union([currency, z.literal('')]),
  of: z.array(z.string().max(200)).nullable(),
  metric,
};

export const analyticsCalls = {
  /** What may be filtered by, and the days there is something to see of. */
  'analytics.choices': call(
    'analyse',
    nothing,
    z.object({
      first: dayOrNone,
      last: dayOrNone,
      today: day,
      channels: z.array(z.enum(CHANNELS)),
      accounts: z.array(
        z.object({
          key: hash,
          sourceKind: z.enum(SOURCE_KINDS),
          channel: z.enum(CHANNELS),
          account: z.string(),
        }),
      ),
      merchants: z.array(z.object({ id: z.string(), name: z.string() })),
      currencies: z.array(currency),
    }),
  ),
  'analytics.panel': call('analyse', z.object({ panel: openPanel, filter: analyticsFilter }), panelAnswer),
  'analytics.behind': call('analyse', page.extend({ panel: openPanel, ...cell }), behindAnswer),
  'analytics.riskPanel': call(
    'risk',
    z.object({ panel: confidentialPanel, filter: analyticsFilter }),
    panelAnswer,
  ),
  'analytics.riskBehind': call('risk', page.extend({ panel: confidentialPanel, ...cell }), behindAnswer),
} as const;
