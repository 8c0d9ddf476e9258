/**
 * Metrics (指标) of the analytics screens: in which unit each is said and how one comes from others, so that a total, a comparison, a workbook's formula
 * and the command line all come to the same figure. What each means in words is `metric.<name>.means` of the catalogue.
 */

/** money: minor units of the table's currency. ppm: parts per million of something. index: a number of its own kind, in ten-thousandths (HHI). */
export type Unit = 'money' | 'count' | 'ppm' | 'days' | 'hours' | 'index';

/**
 * sum: adds up over every row; totals are sums, and amounts may be converted. ratio: `of` ÷ `by`, both columns of the same table, rounded half away from nought; so it
 * is worked out again for totals and never averaged. share: `of` ÷ its total in the table, in ppm. given: neither adds up nor comes from others (a
 * percentile, a balance): the panel itself says its total, or there is none.
 */
export type MetricOf =
  | { readonly unit: Unit; readonly how: 'sum' }
  | { readonly unit: Unit; readonly how: 'given' }
  | { readonly unit: Unit; readonly how: 'ratio'; readonly of: string; readonly by: string }
  | { readonly unit: 'ppm'; readonly how: 'share'; readonly of: string };

export const sum = (unit: Unit): MetricOf => ({ unit, how: 'sum' });
export const given = (unit: Unit): MetricOf => ({ unit, how: 'given' });
export const ratio = (unit: Unit, of: string, by: string): MetricOf => ({ unit, how: 'ratio', of, by });
export const share = (of: string): MetricOf => ({ unit: 'ppm', how: 'share', of });
