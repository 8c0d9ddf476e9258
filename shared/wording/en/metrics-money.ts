/** Metrics and panels of money: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsMoney as source } from '../zh-cn/metrics-money.ts';

export const metricsMoney: SameKeys<typeof source> = {
  'panel.volume': 'Volume and number of sales',
  'panel.volume.means': 'Sales by day (week, month). See “Sales” for what counts.',
  'panel.hours': 'Weekday × hour',
  'panel.hours.means':
    'Sales by weekday and by the full hour in China. Files that print no time at all (every line stands at midnight) are left out.',
  'panel.channels': 'Channel mix',
  'panel.channels.means': 'Sales, share, average and success rate of each payment channel.',
  'panel.merchants': 'Merchants and concentration',
  'panel.merchants.means':
    'Sales by merchant: one row each for the first 20, and one for all others. A merchant is the party that the channel account is bound to; accounts bound to nobody are the house’s.',
  'panel.refunds': 'Refunds and chargebacks',
  'panel.refunds.means':
    'Refunds and chargebacks by day (week, month), beside the sales of the same period. A refund counts on its own day, not on that of the sale.',
  'metric.sales_count': 'Sales',
  'metric.sales_count.means':
    'Rows of lines.csv with line_kind payment, direction in and a status other than pending, closed, failed, revoked. Only files that say what was sold: trade bills; and fund bills of channel accounts without trade bills (the channel has no trade bill at all, or the fund bill ends before the first trade bill of its merchant number; personal wallets excepted). The day is that of occurred_at in China, else booking_date.',
  'metric.sales_value': 'Sales value',
  'metric.sales_value.means':
    'Sum of gross over the rows that count as sales; net where a row has no gross. Fees are not taken off, refunds are not either.',
  'metric.sales_average': 'Average sale',
  'metric.sales_average.means': 'Sales value ÷ sales, rounded half up to the smallest unit of money.',
  'metric.sales_share': 'Share of sales',
  'metric.sales_share.means': 'Sales value of the row ÷ sales value of the table.',
  'metric.sales_cumulative': 'Cumulative share',
  'metric.sales_cumulative.means':
    'Sales value of the first row up to and with this one ÷ sales value of the table, largest first.',
  'metric.concentration': 'Concentration (HHI)',
  'metric.concentration.means':
    'Herfindahl-Hirschman index: the squares of the shares in sales value of all merchants (the house is one), summed, × 10,000, rounded half up; 10,000 is one alone.',
  'metric.top_ten_share': 'Share of the top ten',
  'metric.top_ten_share.means':
    'Sales value of the ten largest merchants (the house is one) ÷ sales value of the table.',
  'metric.successes': 'Sales with a status',
  'metric.successes.means': 'Sales of which the file states a status.',
  'metric.attempts': 'Attempts',
  'metric.attempts.means':
    'Rows with line_kind payment, a direction other than out and a status that has come to an end (success, refunded, closed, failed, revoked); pending ones and rows without a status are left out. The same files as for sales.',
  'metric.success_rate': 'Success rate',
  'metric.success_rate.means':
    'Sales with a status ÷ attempts. Channels whose files state no status have none.',
  'metric.refund_count': 'Refunds',
  'metric.refund_count.means':
    'Rows with line_kind refund, direction out and a status other than pending, closed, failed, revoked. The same files and days as for sales.',
  'metric.refund_value': 'Refund value',
  'metric.refund_value.means':
    'Sum of gross over the rows that count as refunds; net where a row has no gross.',
  'metric.refund_rate_count': 'Refund rate (number)',
  'metric.refund_rate_count.means': 'Refunds ÷ sales of the same period.',
  'metric.refund_rate_value': 'Refund rate (value)',
  'metric.refund_rate_value.means': 'Refund value ÷ sales value of the same period.',
  'metric.chargeback_count': 'Chargebacks',
  'metric.chargeback_count.means':
    'Rows with line_kind chargeback, direction out and a status other than pending, closed, failed, revoked. The same files as for sales; where a channel’s trade bills never state chargebacks, those in its other fund bills are added.',
  'metric.chargeback_value': 'Chargeback value',
  'metric.chargeback_value.means':
    'Sum of gross over the rows that count as chargebacks; net where a row has no gross.',
  'metric.chargeback_rate_count': 'Chargeback rate (number)',
  'metric.chargeback_rate_count.means': 'Chargebacks ÷ sales of the same period.',
  'metric.chargeback_rate_value': 'Chargeback rate (value)',
  'metric.chargeback_rate_value.means': 'Chargeback value ÷ sales value of the same period.',
};
