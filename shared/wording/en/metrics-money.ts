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
    'Rows with line_kind refund, direction out and a status other than closed, failed, revoked: a bill lists a refund on the day it was accepted and never updates its status, so pending ones count. The same files and days as for sales.',
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
  'panel.fees': 'Effective fee rate against contract',
  'panel.fees.means':
    'Fees that channels charged against those their schedules say. Trade bills first; a channel account without any is read from its fund bill. Only lines that a schedule speaks of count (as in the fee check of settlement); the others are noted with their number and value. The day is that of the transaction time in China, else the booking date.',
  'metric.fee_base': 'Value under contract',
  'metric.fee_base.means':
    'Sum of gross of payments (line_kind=payment, direction=in) that a schedule speaks of; net plus fee where there is no gross. Refunds are not taken off.',
  'metric.fee_charged': 'Fees charged',
  'metric.fee_charged.means':
    'What the channel charged on the payments, refunds, chargebacks and month-end true-ups that a schedule speaks of (fee; fees that are lines of their own are put to their trade). Fees given back are negative. Every refund that the bill takes off counts, also while it is pending; one whose sale is in no file is left out, and noted.',
  'metric.fee_rate': 'Effective rate',
  'metric.fee_rate.means': 'Fees charged ÷ value under contract, in parts per million, rounded half up.',
  'metric.fee_contract': 'Fees by contract',
  'metric.fee_contract.means':
    'What the schedules say of the same lines (each rounded to the minor unit, half up unless the schedule says otherwise); what is rounded once a batch is put to its lines by largest remainder. Fees given back are negative: in proportion, the fee of the sale × what was refunded up to and with this refund ÷ the sale, rounded, less what was given back before.',
  'metric.fee_contract_rate': 'Contract rate',
  'metric.fee_contract_rate.means':
    'Fees by contract ÷ value under contract, in parts per million, rounded half up.',
  'metric.fee_lost': 'Overcharged',
  'metric.fee_lost.means':
    'Fees charged less fees by contract; above nought the channel charged too much, below it too little.',
  'panel.lag': 'Days until money arrives',
  'panel.lag.means':
    'Of matched groups that stand, the calendar days from each left line to the right: trade bill → fund bill, fund bill → bank, and trade bill → bank where a channel has no fund bill. Where several lines stand on the right, to the last of them. A right line that is earlier counts as 0 days. Days are those of the transaction time in China, else booking dates; the range goes by the left line.',
  'metric.lag_lines': 'Lines',
  'metric.lag_lines.means': 'Number of left lines whose days fall into this bucket.',
  'metric.lag_share': 'Share of lines',
  'metric.lag_share.means':
    'Lines of this bucket ÷ all lines of the leg, in parts per million, rounded half up.',
  'metric.lag_value': 'Value',
  'metric.lag_value.means': 'Sum of gross of these lines, net where there is no gross; in and out alike.',
  'metric.lag_p50': 'Median days',
  'metric.lag_p50.means':
    'Of all lines of the leg, ordered by their days, the days of line number ⌈50% × lines⌉ (nearest rank); every row of a leg says the same. The total says it where there is one leg only.',
  'metric.lag_p95': '95th percentile of days',
  'metric.lag_p95.means': 'As the median, of line number ⌈95% × lines⌉.',
  'panel.balances': 'Balances of accounts',
  'panel.balances.means':
    'The last balance that files state for each account and day: column balance of the day’s last line of fund bills and bank statements (files that print the newest line first are read backwards); where no line of the day states one, the closing balance the file states, and on quiet days at its beginning the opening balance. Days that a file covers and on which nothing moved keep the balance of the day before; days without a file, and days with movements of which no balance is stated, stay open. By week or month it is that of the period’s last day with a balance.',
  'metric.balance': 'Balance',
  'metric.balance.means':
    'The balance stated for the account at the end of the day; below nought is overdrawn. Accounts are not added up.',
  'panel.waterfall': 'From gross to net',
  'panel.waterfall.means':
    'Channels’ settlement batches (corrections too) whose last day is in the range, item by item: gross sales, refunds, fees, fees returned, disputes, splits, reserve held and released, adjustments. Their total is the net settlement, without what a batch opened with.',
  'metric.step_amount': 'Amount',
  'metric.step_amount.means':
    'The item’s effect on what the channel owes: raising is positive, lowering negative. All items add up to the net, which is the net of these batches in settlement less their openings.',
  'panel.flow': 'Where the money goes',
  'panel.flow.means':
    'Money of channels’ settlement batches whose last day is in the range: sales that are matched to orders come from orders, others from “no order”; they go to refunds, to fees (less those returned), to what is held and adjusted (disputes, splits, reserve, adjustments), to the bank account that shows them, and the rest is not paid out. What enters a channel leaves it; what a bank shows beyond the net of these batches comes from before. Orders paid straight into the bank stand apart.',
  'metric.flow_count': 'Lines',
  'metric.flow_count.means':
    'Number of lines behind it; of what is not paid out, the batches. A bank line that answers for several counts once in each.',
  'metric.flow_value': 'Amount',
  'metric.flow_value.means':
    'The amount that went this way. A bank line for several batches or channels is shared out in the order of the batches, exactly. The total counts the same money once as it enters a channel and once as it leaves it.',
  'chart.place.held': 'Held and adjusted',
  'chart.place.earlier': 'From before',
  'chart.place.orders_back': 'Back to orders',
  'chart.place.no_order_back': 'Back, no order',
  'chart.place.refunds_back': 'Refunds undone',
  'chart.place.fees_back': 'Fees given back',
  'chart.place.held_back': 'Released and made good',
  'analytics.note.fees_unknown':
    '{{count}} line ({{amount}}) is left out, for no schedule (Rules → Settlement terms) speaks of it or no fee is stated; fees charged on it: {{fees}}. || {{count}} lines ({{amount}}) are left out, for no schedule (Rules → Settlement terms) speaks of them or no fee is stated; fees charged on them: {{fees}}.',
  'analytics.note.no_stated_balance': 'Accounts that state no balance and are not drawn: {{accounts}}.',
};
