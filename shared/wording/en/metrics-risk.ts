/** Metrics and panels of risk: what each is called and what it means. */
import type { SameKeys } from '../same-keys.ts';
import type { metricsRisk as source } from '../zh-cn/metrics-risk.ts';

export const metricsRisk: SameKeys<typeof source> = {
  'panel.digits': 'First digits (Benford)',
  'panel.digits.means':
    'How often sales amounts begin with each digit, against Benford’s law. A screen and no proof: priced, capped or few amounts do not follow it however honest they are.',
  'panel.hits': 'Alerts by rule',
  'panel.hits.means':
    'Alerts whose last day of evidence lies in the range, each under the rule that weighs most in it, so that the rows add up to all alerts; other rules of the same alert are counted as hits.',
  'panel.hit_trend': 'Alerts over time',
  'panel.hit_trend.means': 'Alerts by the last day of their evidence.',
  'panel.cases': 'Cases by state',
  'panel.cases.means': 'Cases as they stand, whatever range is chosen.',
  'panel.thresholds': 'Limits reached',
  'panel.thresholds.means':
    'How often each limit was reached in the range: thresholds of large-value reports, every band of a rule, and the lines of a typology for looking and for stopping. To meet a limit is to reach it.',
  'panel.large_values': 'Large values, by day',
  'panel.large_values.means':
    'Sums of a day (one a customer, direction, kind of trade and currency) that reach the threshold of a large-value report, by day of trade.',
  'metric.digit_count': 'Sales examined',
  'metric.digit_count.means':
    'Sales (payments that went through, gross) whose amount begins with this digit; amounts of nought have none.',
  'metric.digit_share': 'Share',
  'metric.digit_share.means': 'Sales with this digit ÷ the sum over all rows.',
  'metric.digit_expected': 'Expected share',
  'metric.digit_expected.means': 'Benford’s law: log10(1 + 1/d).',
  'metric.alerts': 'Alerts',
  'metric.alerts.means':
    'Number of alerts, each under the rule with the most points in it (by its code where two are equal), on the last day of its evidence.',
  'metric.alerts_open': 'Open alerts',
  'metric.alerts_open.means': 'Alerts that nobody dismissed and that are in no closed case.',
  'metric.rule_hits': 'Hits',
  'metric.rule_hits.means':
    'Alerts in which this rule found something, whether it weighs most or not; an alert may stand in several rows.',
  'metric.cases': 'Cases',
  'metric.cases.means': 'Number of cases.',
  'metric.threshold_hits': 'Times reached',
  'metric.threshold_hits.means':
    'Large values: sums of a day that reach the threshold, by day of trade. Bands of a rule: findings of alerts that fall into the band. Typologies: alerts that reach the line (one to stop has reached the line for looking too). The last two by their last day.',
  'metric.large_count': 'Large sums',
  'metric.large_count.means':
    'Sums of a day that reach their threshold, or whose currency has none to compare with.',
  'metric.large_value': 'Large amount',
  'metric.large_value.means': 'The amounts of these sums, added.',
  'metric.large_due': 'To report',
  'metric.large_due.means': 'Of these, neither filed nor found not reportable.',
  'metric.large_late': 'Late',
  'metric.large_late.means':
    'Of these, not filed by the fifth working day after the trade, and those filed after it.',
  'analytics.note.digits_verdict':
    '{{currency}}: {{count}} sales, mean absolute deviation {{mad}}, {{verdict}} (classes of Nigrini 2012).',
  'analytics.note.digits_few':
    '{{currency}}: only {{count}} sales, fewer than 300; first digits say little of so few.',
  'analytics.note.risk_period':
    'Alerts count on the last day of their evidence. Today’s rules look at all data anew, so a change of the rules changes past figures too.',
};
