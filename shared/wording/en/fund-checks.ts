/** The three daily checks of client funds: what is short, the days before, and who signed. */
import type { SameKeys } from '../same-keys.ts';
import type { fundChecks as source } from '../zh-cn/fund-checks.ts';

export const fundChecks: SameKeys<typeof source> = {
  'fundChecks.title': 'Client funds, three checks',
  'fundChecks.text':
    'Every business day: all that is owed lies apart (no negative netted), what came in the day before is set apart, books and bank agree.',
  'fundChecks.day': 'Three checks of {{day}}',
  'fundChecks.sign': 'Sign',
  'fundChecks.signAgain': 'Sign again',
  'fundChecks.signed': 'Signed by {{by}} at {{at}}',
  'fundChecks.changed': 'The figures changed since; look again',
  'fundChecks.unsigned': 'Nobody has signed',
  'fundChecks.signTitle': 'Sign the three checks of {{day}}, {{currency}}',
  'fundChecks.signText':
    'Signing says that you looked at these figures; it changes no money. If they change later, the day says so.',
  'fundChecks.signNote': 'Note',
  'fundChecks.signNoteNeeded': 'Why it fails, and how it is made good',
  'fundChecks.signDone': 'Signed',
  'fundChecks.history': 'Days before',
  'fundChecks.col.day': 'Day',
  'fundChecks.col.currency': 'Currency',
  'fundChecks.col.owed': 'Owed',
  'fundChecks.col.resource': 'Kept apart',
  'fundChecks.col.difference': 'Difference',
  'fundChecks.col.checks': 'Three checks',
  'fundChecks.col.signed': 'Signed',
  'fundChecks.claims': 'Owed most',
  'fundChecks.claimsNone': 'Nothing is owed to anybody.',
  'fundChecks.exportDay': 'Balance sheet of client funds',
  'fundChecks.exportDays': 'The three checks',
  'fundChecks.goBind': 'Bind an account kept apart',
  'fundChecks.todayShort': 'Client funds are {{currency}} {{amount}} short on {{day}}',
  'fundChecks.todayText':
    'Less lies apart than is owed to parties: make it good from own money at once, then find out why.',
  'fundChecks.todayAction': 'See the three checks',
  'fundChecks.none': 'There are no client funds to check',
  'fund_check.owed': 'Owed and kept apart',
  'fund_check.owed.enough': 'Owed to parties {{wanted}}, kept apart for them {{found}}: enough',
  'fund_check.owed.short': 'Owed to parties {{wanted}}, kept apart only {{found}}: {{missing}} short',
  'fund_check.segregated': 'Received and set apart',
  'fund_check.segregated.nothing': 'Nothing came in for parties on {{days}}',
  'fund_check.segregated.apart':
    '{{wanted}} came in for parties on {{days}}, all of it kept apart by the end of the day',
  'fund_check.segregated.outside':
    '{{wanted}} came in for parties on {{days}}; {{missing}} of it is not kept apart by the end of the day, most of that on {{account}}',
  'fund_check.segregated.spent':
    '{{wanted}} came in for parties on {{days}}; {{missing}} of it was taken by a channel or bank and not made good from own money yet',
  'fund_check.bank': 'Books and bank',
  'fund_check.bank.equal':
    'Accounts kept apart: {{accounts}}; their books say {{found}}, as their statements do',
  'fund_check.bank.books_above':
    'Statements {{wanted}}, books {{found}}: accounts that differ: {{differing}}; the books of {{account}} are {{missing}} above',
  'fund_check.bank.books_below':
    'Statements {{wanted}}, books {{found}}: accounts that differ: {{differing}}; the books of {{account}} are {{missing}} below',
  'fund_check.bank.unstated': 'No statement states a balance of this day; accounts kept apart: {{accounts}}',
  'fund_check.bank.partly_stated':
    'Accounts kept apart without a stated balance of this day: {{unstated}} of {{accounts}}',
  'fund_check.bank.no_account': 'No account is bound as kept apart',
  'fund_check.not_over': 'This day is not over',
  'fund_check.unposted': 'Facts from {{since}} on are not posted: it can be checked once they are',
  'fund_check.beyond': 'Books and statements reach to {{until}} and do not have this day yet',
  'fund_check.outcome.holds': 'holds',
  'fund_check.outcome.fails': 'fails',
  'fund_check.outcome.not_checked': 'not checked',
  'fund_check.changed': 'changed since',
  'error.move_not_allowed.fund_check_open': '{{day}} has no result yet and cannot be signed',
  'error.move_not_allowed.fund_check_note': 'Something fails on {{day}}: say why, and how it is made good',
};
