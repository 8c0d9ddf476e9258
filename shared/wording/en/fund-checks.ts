/** The three daily checks of client funds: what is short, the days before, and who signed. */
import type { SameKeys } from '../same-keys.ts';
import type { fundChecks as source } from '../zh-cn/fund-checks.ts';

export const fundChecks: SameKeys<typeof source> = {
  'fundChecks.title': 'Client funds, three checks',
  'fundChecks.none': 'There are no client funds to check',
  'fund_check.owed': 'Owed and kept apart',
  'fund_check.owed.enough': 'Owed to parties {{wanted}}, kept apart for them {{found}}: enough',
  'fund_check.owed.short': 'Owed to parties {{wanted}}, kept apart only {{found}}: {{missing}} short',
  'fund_check.segregated': 'Received and set apart',
  'fund_check.segregated.nothing': 'Nothing came in for parties from {{from}} to {{to}}',
  'fund_check.segregated.apart':
    '{{wanted}} came in for parties from {{from}} to {{to}}, all of it kept apart by the end of the day',
  'fund_check.segregated.outside':
    '{{wanted}} came in for parties from {{from}} to {{to}}; {{missing}} of it is not kept apart by the end of the day, most of that on {{account}}',
  'fund_check.segregated.spent':
    '{{wanted}} came in for parties from {{from}} to {{to}}; {{missing}} of it was taken by a channel or bank and not made good from own money yet',
  'fund_check.bank': 'Books and bank',
  'fund_check.bank.equal':
    'The books of {{accounts}} accounts kept apart say {{found}}, as their statements do',
  'fund_check.bank.books_above':
    'Statements {{wanted}}, books {{found}}: {{differing}} accounts differ; the books of {{account}} are {{missing}} above',
  'fund_check.bank.books_below':
    'Statements {{wanted}}, books {{found}}: {{differing}} accounts differ; the books of {{account}} are {{missing}} below',
  'fund_check.bank.unstated':
    'No statement states a balance of this day for any of {{accounts}} accounts kept apart',
  'fund_check.bank.partly_stated':
    'For {{unstated}} of {{accounts}} accounts kept apart no statement states a balance of this day',
  'fund_check.bank.no_account': 'No account is bound as kept apart',
  'fund_check.not_over': 'This day is not over',
  'fund_check.unposted': 'Facts from {{since}} on are not posted: it can be checked once they are',
  'fund_check.beyond': 'The books reach to {{until}} and do not have this day yet',
  'fund_check.outcome.holds': 'holds',
  'fund_check.outcome.fails': 'fails',
  'fund_check.outcome.not_checked': 'not checked',
  'fund_check.changed': 'changed since',
  'error.move_not_allowed.fund_check_open': '{{day}} has no result yet and cannot be signed',
  'error.move_not_allowed.fund_check_note': 'Something fails on {{day}}: say why, and how it is made good',
};
