/** Risk control, what the engine says: rules, typologies, bands, reasons. */
import type { SameKeys } from '../same-keys.ts';
import type { risk as source } from '../zh-cn/risk.ts';

export const risk: SameKeys<typeof source> = {
  'requestKind.risk_book': 'Change the risk rules',
  'requestKind.risk_book.effect':
    'Once agreed, the new parameters are used at once for screening and for checking payments; older versions are kept.',
  'request.fact.risk_book_version': 'Version in force',
  'request.fact.risk_change': 'Change',
  'risk_change.isOn': 'on',
  'risk_change.parameter': 'parameter {{name}}',
  'risk_change.from': 'band “{{name}}” from',
  'risk_change.points': 'points of band “{{name}}”',
  'risk_change.percent': 'weight of “{{name}}” (%)',
  'risk_change.review': 'review threshold',
  'risk_change.stop': 'stop threshold',
  'risk_change.nothing': 'none',
  'cli.help.risk':
    'Alerts of risk control with their reasons, heaviest first; only for who has the right to them',

  'error.rule_unfit.risk_missing': 'The book lacks {{name}}, or says it twice',
  'error.rule_unfit.risk_parameters': 'The parameters of {{name}} are not those that are shipped',
  'error.rule_unfit.risk_bands': 'The bands of {{name}} must go upwards, each with its own name',
  'error.rule_unfit.risk_points': 'The points of {{name}} must not fall as its bands rise',
  'error.rule_unfit.risk_weights': 'The weights of {{name}} name a rule twice',
  'error.rule_unfit.risk_lines': 'The stop threshold of {{name}} must not lie below its review threshold',

  'risk_rule.velocity_payee': 'Pace of a payee',
  'risk_rule.velocity_merchant': 'Sales jump',
  'risk_rule.velocity_operator': 'Pace of an operator',
  'risk_rule.under_threshold': 'Just under a limit',
  'risk_rule.structuring': 'Structuring',
  'risk_rule.large_value': 'Large value',
  'risk_rule.night_burst': 'Burst at night',
  'risk_rule.new_payee': 'New payee',
  'risk_rule.changed_payee': 'Payee account just changed',
  'risk_rule.round_amounts': 'Round amounts',
  'risk_rule.duplicate_payment': 'Duplicate payment',
  'risk_rule.refund_ratio': 'Refund ratio',
  'risk_rule.refund_elsewhere': 'Refund to another account',
  'risk_rule.refund_operator': 'Refunds by one operator',
  'risk_rule.card_testing': 'Card testing',
  'risk_rule.circular_flow': 'Circular flow',
  'risk_rule.dormant_busy': 'Dormant, suddenly busy',
  'risk_rule.mirroring': 'In and out again',
  'risk_rule.watch_list': 'Watch list',

  'risk_typology.payout_fraud': 'Payout fraud',
  'risk_typology.laundering': 'Money laundering',
  'risk_typology.merchant_fraud': 'Merchant fraud',
  'risk_typology.insider': 'Insider',
  'risk_typology.sanctions': 'List hit',

  'risk_band.above_own': 'above own usual',
  'risk_band.twice_own': 'twice own usual',
  'risk_band.far_above_own': 'far above own usual',
  'risk_band.within_30': 'within 30 %',
  'risk_band.within_10': 'within 10 %',
  'risk_band.together': 'above a limit together',
  'risk_band.just_under': 'several just under',
  'risk_band.many_just_under': 'many just under',
  'risk_band.from_10k': 'from 10,000 yuan',
  'risk_band.from_50k': 'from 50,000 yuan',
  'risk_band.from_200k': 'from 200,000 yuan',
  'risk_band.from_500k': 'from 500,000 yuan',
  'risk_band.from_2m': 'from 2 million yuan',
  'risk_band.within_window': 'soon after the change',
  'risk_band.within_a_day': 'within a day of the change',
  'risk_band.other_purpose': 'for something else',
  'risk_band.same_amount': 'same account and amount',
  'risk_band.same_purpose': 'for the same thing, too',
  'risk_band.from_10': 'from 10 %',
  'risk_band.from_30': 'from 30 %',
  'risk_band.from_50': 'from 50 %',
  'risk_band.elsewhere': 'to another account',
  'risk_band.half': 'more than half',
  'risk_band.most': 'most of them',
  'risk_band.nearly_all': 'nearly all',
  'risk_band.from_20': 'from 20 trades',
  'risk_band.card_testing.from_50': 'from 50 trades',
  'risk_band.from_100': 'from 100 trades',
  'risk_band.once': 'once',
  'risk_band.again': 'again',
  'risk_band.repeated': 'repeatedly',
  'risk_band.again_and_again': 'again and again',
  'risk_band.half_a_year': 'quiet for half a year',
  'risk_band.a_year': 'quiet for a year',
  'risk_band.shared': 'shared with somebody listed',
  'risk_band.name': 'same name',
  'risk_band.account': 'same number',

  'risk_reason.velocity_payee':
    '{{count}} payments of {{amount}} to one payee within {{hours}} h; usually at most {{usualCount}} of {{usualAmount}}.',
  'risk_reason.velocity_merchant':
    '{{count}} sales of {{amount}} within {{hours}} h; usually at most {{usualCount}} of {{usualAmount}}.',
  'risk_reason.velocity_operator':
    '{{count}} payments of {{amount}} made by one person within {{hours}} h; usually at most {{usualCount}} of {{usualAmount}}.',
  'risk_reason.under_threshold':
    '{{count}} amount just under a limit: {{amount}} is {{share}} of {{limit}}. || {{count}} amounts just under a limit; the nearest, {{amount}}, is {{share}} of {{limit}}.',
  'risk_reason.structuring':
    '{{count}} amounts in {{days}} day(s), {{amount}} together, none of them reaching {{limit}}.',
  'risk_reason.large_value':
    '{{count}} movement in {{days}} day(s), {{amount}}. || {{count}} movements in {{days}} day(s), {{amount}} together.',
  'risk_reason.night_burst': '{{count}} at night, {{amount}}; usually at most {{usualCount}} a night.',
  'risk_reason.new_payee': 'First payment to this payee: {{count}}, {{amount}}.',
  'risk_reason.changed_payee': '{{amount}} paid {{hours}} hours after the account was changed.',
  'risk_reason.round_amounts': '{{count}} of {{of}} are round ({{share}}); usually {{usualShare}}.',
  'risk_reason.duplicate_payment':
    '{{count}} payments of the same {{amount}} to one account, {{days}} day(s) apart at most.',
  'risk_reason.refund_ratio':
    '{{count}} refunds of {{amount}} within {{days}} days, against {{of}} sales of {{ofAmount}}: at least {{share}}.',
  'risk_reason.refund_elsewhere':
    '{{count}} refund of {{amount}}, not on the channel account that was paid. || {{count}} refunds, {{amount}} together, not on the channel account that was paid.',
  'risk_reason.refund_operator':
    'One person asked for {{count}} of {{of}} refunds within {{days}} days ({{share}}).',
  'risk_reason.card_testing':
    '{{count}} small equal or declined trades within {{minutes}} minutes, {{amount}} each.',
  'risk_reason.circular_flow':
    '{{amount}} went round over {{parties}} parties and came back, {{count}} time. || {{amount}} went round over {{parties}} parties and came back, {{count}} times.',
  'risk_reason.dormant_busy':
    'After {{days}} quiet days {{count}} movements of {{amount}} within {{busyDays}} days.',
  'risk_reason.mirroring':
    '{{count}} time in and soon out again: {{amount}} in, {{outAmount}} out, {{kept}} kept. || {{count}} times in and soon out again: {{amount}} in, {{outAmount}} out, {{kept}} kept.',
  'risk_reason.watch_list':
    'On the watch list “{{list}}”, with {{count}} movement. || On the watch list “{{list}}”, with {{count}} movements.',
};
