/** Metrics and panels of reconciliation: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsMatching as source } from '../zh-cn/metrics-matching.ts';

export const metricsMatching: SameKeys<typeof source> = {
  'panel.rates': 'Match rates',
  'panel.rates.means':
    "Of the lines each leg asks about, channel by channel, how many are matched and how many a rule matched by itself. A line's day is that of the moment it occurred, in China (occurred_at), else its booking day (booking_date); its channel is its own: of bills that of their adapter, of orders the one the orders file says, of bank lines “bank”. Value counts the left side only. The same figures as the Today screen, the matching screen and summary.json.",
  'panel.rate_trend': 'Match rates over time',
  'panel.rate_trend.means':
    'Match rate and automatic rate by day, week or month: as under match rates, all legs together. A line that several legs ask about counts once in each.',
  'panel.rule_yield': 'Yield and precision of rules',
  'panel.rule_yield.means':
    "Groups of each rule in the newest run, and how many of those with an outcome were right. Groups that people made themselves belong to no rule. As it stands now, whatever the dates; channel, account, merchant and currency are those of a group's first line (left before right).",
  'panel.exception_kinds': 'Kinds of exceptions (Pareto)',
  'panel.exception_kinds.means':
    "Exceptions that began within the dates and are not resolved (open, in transit, explained), most frequent kind first, with the cumulative share. An exception begins on the earliest day of its lines; its channel is its first line's. The exceptions of exceptions.csv whose state is not resolved.",
  'panel.exception_owners': 'Owners of exceptions',
  'panel.exception_owners.means':
    'Who looks after the exceptions that are open now; nobody: not yet assigned. As it stands now, whatever the dates. Those in transit or explained do not count.',
  'panel.exception_ages': 'Age of exceptions',
  'panel.exception_ages.means':
    'Exceptions that are open now by business days from the day they began to the as-of day of the newest run (age_days of exceptions.csv), in buckets, by kind. As it stands now, whatever the dates.',
  'panel.resolution': 'Time to resolve',
  'panel.resolution.means':
    'Of exceptions that were settled within the dates (in China), by kind: hours from the run that first found them. Settled: a disposition stands, or all lines are matched now, whichever came first. A match by a person counts from when it was made, one by a rule from the first run that no longer found the exception. What went because its file was taken back, gave way to a later version or became part of another exception is not settled; what a match by hand left over is settled by a disposition only. Money in transit that arrived counts too, in a row of its own.',
  'panel.cut_off': 'Matched across days',
  'panel.cut_off.means':
    "Matched lines of whose group the other side has a line on another day: over midnight, over a channel's cut-off, or arriving later. By the line's own day, as under match rates, and leg.",
  'metric.lines': 'Lines asked about',
  'metric.lines.means':
    'Lines of both sides of a leg with a day within the dates; lines the leg asks nothing of do not count. A line counts once in each leg it stands in. Right after a run these are the lines that matches.csv and exceptions.csv name for the leg, each once.',
  'metric.value': 'Value asked about',
  'metric.value.means':
    'Sum of the amounts of the left lines among them, whichever way the money went: in orders ↔ trade bill and orders ↔ bank the order amount (else gross, else net), in every other leg net. The amount of matches.csv and exceptions.csv.',
  'metric.matched_lines': 'Matched lines',
  'metric.matched_lines.means':
    'Of these, lines in a group that a rule accepted (accepted) or a person confirmed (confirmed). Proposals (proposed) do not count.',
  'metric.matched_value': 'Matched value',
  'metric.matched_value.means':
    'Sum of the amounts of the left lines among the matched ones, as under value. The value of summary.json.',
  'metric.matched_rate': 'Match rate (lines)',
  'metric.matched_rate.means': 'Matched lines ÷ lines asked about.',
  'metric.matched_value_rate': 'Match rate (value)',
  'metric.matched_value_rate.means': 'Matched value ÷ value asked about; the left side only.',
  'metric.automatic_lines': 'Automatically matched lines',
  'metric.automatic_lines.means':
    'Lines in a group that a rule accepted (accepted), which nobody confirmed, changed or matched otherwise.',
  'metric.automatic_value': 'Automatically matched value',
  'metric.automatic_value.means': 'Sum of the amounts of the left lines among them, as under value.',
  'metric.automatic_rate': 'Automatic rate (lines)',
  'metric.automatic_rate.means':
    'Automatically matched lines ÷ lines asked about, both sides; auto_rate of summary.json is the same ratio, cut to ten-thousandths.',
  'metric.automatic_value_rate': 'Automatic rate (value)',
  'metric.automatic_value_rate.means': 'Automatically matched value ÷ value asked about; the left side only.',
  'metric.groups': 'Groups that stand',
  'metric.groups.means': "The rule's groups of the newest run that are accepted or proposed now.",
  'metric.judged_groups': 'Groups judged by people',
  'metric.judged_groups.means':
    "The rule's groups, of whichever run, that people confirmed, rejected or took apart. Judgements taken back do not count; of the same lines the last one does.",
  'metric.settled_groups': 'Groups with an outcome',
  'metric.settled_groups.means':
    'Accepted groups that stand (right as long as nobody takes them apart) and groups judged by people.',
  'metric.right_groups': 'Of these, right',
  'metric.right_groups.means':
    'Accepted groups that stand, and groups people confirmed. Rejected ones and those taken apart were wrong.',
  'metric.precision': 'Precision',
  'metric.precision.means': 'Right groups ÷ groups with an outcome, of every confidence.',
  'metric.precision_least': 'Precision, at least',
  'metric.precision_least.means':
    "Lower bound of Wilson's interval at 95 % (z = 1.959964), cut to a millionth: what precision is at least, for so few outcomes. Not said of fewer than 30.",
  'metric.exceptions': 'Exceptions',
  'metric.exceptions.means': 'An exception counts once, however many lines are in it.',
  'metric.exception_value': 'Value of exceptions',
  'metric.exception_value.means':
    'Sum of the amounts they are about, whichever way. Of each exception the larger of its two sides: column amount of exceptions.csv over the lines of the side, in less out (direction of lines.csv), or simply added where that is nought; of kind duplicate its difference.',
  'metric.exception_share': 'Share',
  'metric.exception_share.means': 'Exceptions ÷ all exceptions of the table.',
  'metric.exception_cumulative': 'Cumulative share',
  'metric.exception_cumulative.means':
    'Exceptions from the most frequent row down to this one ÷ all exceptions of the table.',
  'metric.resolved': 'Exceptions settled',
  'metric.resolved.means': 'Exceptions settled within the dates and not reopened since.',
  'metric.resolve_p50': 'Hours to resolve, median',
  'metric.resolve_p50.means':
    'From shortest to longest, the time of number ⌈n × 50 %⌉, rounded to the nearest hour.',
  'metric.resolve_p95': 'Hours to resolve, 95th percentile',
  'metric.resolve_p95.means':
    'From shortest to longest, the time of number ⌈n × 95 %⌉, rounded to the nearest hour.',
  'metric.reopened': 'Reopened',
  'metric.reopened.means':
    'How often people reopened an exception within the dates and said why; what somebody undid right after does not count.',
  'metric.crossed_lines': 'Lines across days',
  'metric.crossed_lines.means':
    'Matched lines of whose group the other side has at least one line on another day; both sides count.',
  'metric.crossed_value': 'Value across days',
  'metric.crossed_value.means': 'Sum of the amounts of the left lines among them, as under value.',
  'metric.crossed_rate': 'Rate across days',
  'metric.crossed_rate.means': 'Lines across days ÷ matched lines.',
  'analytics.note.auto_rate_fell':
    'The automatic rate of {{month}} is {{rate}}, {{points}} points below the {{rateBefore}} of {{monthBefore}}: a fall of more than 5 points is worth looking into.',
  'analytics.note.found_when_unknown':
    'Of {{count}} settled exception nobody knows any more when it was found: it is counted, its time is not. || Of {{count}} settled exceptions nobody knows any more when they were found: they are counted, their times are not.',
  'analytics.note.lines_without_day':
    '{{count}} line has no day, stands on none, and is not counted. || {{count}} lines have no day, stand on none, and are not counted.',
};
