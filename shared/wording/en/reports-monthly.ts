/** The monthly report and the analytics as files. */
import type { SameKeys } from '../same-keys.ts';
import type { reportsMonthly as source } from '../zh-cn/reports-monthly.ts';

export const reportsMonthly: SameKeys<typeof source> = {
  'figures.title': 'Figures of the trade',
  'figures.cover': 'Cover',
  'figures.definitions': 'What the figures mean',
  'figures.range': '{{from}} to {{to}} ({{by}})',
  'figures.now': 'As things stand now, whatever the dates.',
  'figures.compared': 'Compared with {{from}} to {{to}}',
  'figures.filter': '{{what}}: {{values}}',
  'figures.everything': 'All channels, accounts, merchants and currencies',
  'figures.converted': 'Put together in {{to}} by the rates stated: {{rates}}',
  'figures.rate': '1 {{from}} = {{rate}} {{to}}',
  'figures.unconverted': 'Left out, for no rate was stated: {{currencies}}',
  'figures.as_of': 'As of {{at}}',
  'figures.ran_at': 'Matching as the run of {{at}} left it',
  'figures.stale': 'Files came or went since that run: run matching again.',
  'figures.standing': 'Are the files complete',
  'figures.standing.whole': 'Every file is here and agrees with itself.',
  'figures.standing.incomplete': 'Files are missing, these figures say too little: {{files}}',
  'figures.standing.failed':
    'Files that disagree with their own totals, taken in with a second person’s yes: {{files}}',
  'figures.standing.empty': 'No file speaks of these days.',
  'figures.gap':
    '{{source}}: {{days}} day missing ({{first}}) || {{source}}: {{days}} days missing ({{first}} to {{last}})',
  'figures.before': '{{name}} (before)',
  'figures.change': '{{name}} (change)',
  'figures.missing': 'Files missing',
  'figures.total': 'Total',
  'figures.nothing': 'Nothing to show.',
  'figures.left_out':
    '{{count}} more row is not listed: the workbook and the CSV have it. || {{count}} more rows are not listed: the workbook and the CSV have them.',
  'figures.bars_left_out': 'The chart shows the first {{count}}; the table has the rest.',
  'figures.before_left_out': 'Figures of the period compared with are in the workbook.',
  'figures.panel': 'Chart',
  'figures.metric': 'Figure',
  'figures.unit': 'Unit',
  'figures.means': 'Meaning',
  'figures.unit.money': 'amount',
  'figures.unit.count': 'number',
  'figures.unit.ppm': 'percent',
  'figures.unit.days': 'days',
  'figures.unit.hours': 'hours',
  'figures.unit.index': 'index',
  'figures.made_by': 'Made from the ledger of {{house}}, {{at}}',
  'figures.formulas':
    'Totals, ratios, shares and changes are formulas and can be followed in the sheets; amounts are exact to the minor unit.',
  'monthly_report.title': 'Report of {{month}}',
  'monthly_report.note':
    'Made by itself once a month; made anew by hand it is kept as another version, and the one before stays.',
  'monthly_report.version': 'Version {{version}}',
  'record.action.analytics_schedule_set': 'Schedule of the monthly report changed',
  'record.action.analytics_report_made': 'Monthly report made',
  'record.fact.month': 'Month',
  'record.fact.standing': 'Files complete',
  'record.fact.panels': 'Charts',
  'record.fact.format': 'Format',
  'error.bad_input.month_not_over': 'This month is not over yet: {{month}}',
  'error.bad_input.month_without_files': 'No file speaks of this month: {{month}}',
  'cli.help.figures':
    'Every figure of the analytics with what it means, its unit and currency, and whether its files are complete.\n--panel which charts (may be given more than once), --by day|week|month, --compare none|previous|last_year, --channel, --account, --merchant and --currency as on the analytics page; without dates all the days that files speak of, at most the last 3,700. --json for scripts: amounts are texts with a dot, ratios give both parts and parts per million.',
};
