/** Metrics and panels of the forecast: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsForecast as source } from '../zh-cn/metrics-forecast.ts';

export const metricsForecast: SameKeys<typeof source> = {
  'panel.in_transit': 'Money in transit',
  'panel.in_transit.means':
    'Settlement batches of channels whose money has not come, or not all of it, by the day it is expected. In transit: due, or within the days of grace, on the due day (today where that has passed). Late: past the days of grace, on the day it was due. As of today, whatever range is chosen.',
  'panel.cash': 'Money expected, 30 days',
  'panel.cash.means':
    'For each of 30 days from today, the money expected to come. Known: open settlement batches (late ones are left out and named below). Predicted: days whose bill is not here yet or that are still to come, moved to their due day by each account’s settlement cycle and the working calendar. The three lines are cumulative from today: what is expected, and the 80% band that past errors leave. Below 21 days of history or 10 replays nothing is predicted and only known money is shown.',
  'panel.back_test': 'Forecast, tested on past days',
  'panel.back_test.means':
    'The last 56 days whose bills are here, each forecast again from what was known the day before, against what came and against the simplest forecast: the same weekday a week earlier. Where that one does better, a note says so.',
  'metric.transit': 'Known, not yet here',
  'metric.transit.means':
    'Net owed of a settlement batch (column net of the settlement table, less what the channel carried on to its next batch) less what has come; where that is not zero, summed by due day.',
  'metric.predicted': 'Predicted',
  'metric.predicted.means':
    'The mean of the last six days of the same kind (working days by weekday, holidays like days off), each brought to the day by the trend, the highest and the lowest left out where there are five or more, rounded to the minor unit. The trend is the median logarithmic growth between like days 2 to 5 weeks apart, taken back by as much as they disagree, 10% a week at most. By day of trade in the back test, by expected day in the cash forecast.',
  'metric.cash': 'Expected by then',
  'metric.cash.means':
    'Known and predicted money from today up to and with this day. Late batches are left out, and nothing that is payable is taken off.',
  'metric.cash_low': 'Low end',
  'metric.cash_low.means':
    'Expected by then, less predicted money up to then times the deviation, and never below known money. The deviation comes from replays: of the last 56 as many days ahead, |actual ÷ predicted − 1| in rising order, the one at place 0.8 × (replays + days), rounded up, the last at most. Four of five were no further off.',
  'metric.cash_high': 'High end',
  'metric.cash_high.means':
    'Expected by then, plus predicted money up to then times the deviation of the low end.',
  'metric.due_out': 'Known payable',
  'metric.due_out.means':
    'What signed settlements owe to merchants and no payment has paid or is paying, by due day (today where that has passed). Payouts for sales still to come are not in it, so it stands beside what is expected and is not set off.',
  'metric.actual': 'Actual',
  'metric.actual.means':
    'Net owed of the settlement batches whose last day is this day of trade: column net of the settlement table, less what the channel carried on to its next batch. Only accounts that are tested on the day count, those that could be predicted the day before (21 days of bills) and whose bills of the day and of seven days before are here; a day on which none is has no actual figure.',
  'metric.off': 'Off by',
  'metric.off.means': 'Predicted less actual, whichever way, taken of the day’s sum in a currency.',
  'metric.naive': 'A week earlier',
  'metric.naive.means':
    'The actual figure of the day seven days before; an account without that bill is not tested on the day.',
  'metric.naive_off': 'A week earlier, off by',
  'metric.naive_off.means':
    'A week earlier less actual, whichever way, taken of the day’s sum in a currency.',
  'metric.wape': 'Weighted error (WAPE)',
  'metric.wape.means': 'Sum of “off by” ÷ sum of actual.',
  'metric.naive_wape': 'A week earlier, weighted error',
  'metric.naive_wape.means': 'Sum of “a week earlier, off by” ÷ sum of actual.',
  'analytics.note.forecast_short':
    '{{account}}: {{days}} days of bills, fewer than {{least}}; it is not forecast and only its known money is shown.',
  'analytics.note.forecast_none':
    '{{currency}}: too little history (it takes 21 days of bills and 10 replays) to say how far off a forecast would be, so nothing is predicted and only known money is shown.',
  'analytics.note.forecast_until':
    '{{currency}}: predicted up to {{day}}; further ahead there are fewer than 10 replays, so its error cannot be said.',
  'analytics.note.forecast_error':
    '{{currency}}: over the last {{days}} days, one day ahead, the weighted error is {{wape}}; a week earlier does {{naive}}.',
  'analytics.note.forecast_worse':
    '{{currency}}: the forecast is further off ({{wape}}) than the same weekday a week earlier ({{naive}}). For now that one is the better guide.',
  'analytics.note.forecast_ahead':
    '{{currency}}: weighted error of a single day by how far ahead: 1 day {{one}}, 7 days {{seven}}, 14 days {{fourteen}}, 28 days {{twentyEight}} (— where history is too short).',
  'analytics.note.forecast_band':
    '{{currency}}: the 80% band comes from {{origins}} replays. It holds the doubt about sales alone; known money is taken to come on its day.',
  'analytics.note.forecast_gap':
    '{{currency}}: {{account}} lacks its bill of {{day}}, whose money is due on {{due}}; cumulative figures from that day on cannot be said.',
  'analytics.note.forecast_unmatched':
    'Nothing matched yet: money that has come counts as in transit or late too. Run matching first.',
  'analytics.note.forecast_silent':
    'No bill of {{account}} has come after {{day}}, more than {{days}} days ago: it is forecast no more.',
  'analytics.note.forecast_late':
    '{{currency}}: another {{amount}} is late and not in the cumulative figures.',
};
