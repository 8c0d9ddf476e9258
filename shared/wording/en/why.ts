/** Why: a rule as sentences, the reasons of groups and exceptions. */
import type { SameKeys } from '../same-keys.ts';
import type { why as source } from '../zh-cn/why.ts';

export const why: SameKeys<typeof source> = {
  'why.list': ', ',
  'why.rule.pass.key': 'Matches where numbers agree in full: {{keys}}.',
  'why.rule.pass.key_variant': 'Matches where numbers agree but for their spelling: {{keys}}.',
  'why.rule.pass.group_total':
    'Matches all {{left}} lines of one channel, account and settlement day with the movement in {{right}} that settles them.',
  'why.rule.pass.amount_window':
    'Matches where, within the days below, {{left}} and {{right}} have one line each of the same amount.',
  'why.rule.pass.subset': 'Looks for several lines that add up to one or several of the other side.',
  'why.rule.pass.scored':
    'Weighs weaker signs together (amount, days, text, counterparty, direction) and takes the best assignment as a whole.',
  'why.rule.keys': 'Numbers looked at first: {{keys}}.',
  'why.rule.key.same': 'the same {{field}} on both sides',
  'why.rule.key.two': 'the {{leftField}} in {{left}} is the {{rightField}} in {{right}}',
  'why.rule.key.quoted': 'the {{leftField}} in {{left}} is quoted in the text of {{right}}',
  'why.rule.key.quotedLeft': 'the {{rightField}} in {{right}} is quoted in the text of {{left}}',
  'why.rule.or': ', or ',
  'why.rule.variants': 'Taken as one spelling: {{variants}}.',
  'why.rule.variant.case': 'upper and lower case (Abc, ABC)',
  'why.rule.variant.width': 'full and half width (ＡＢＣ, ABC)',
  'why.rule.variant.leading_zeros': 'leading zeros (007, 7)',
  'why.rule.variant.punctuation': 'punctuation and blanks (A-1, A1)',
  'why.rule.variant.prefix': 'prefixes',
  'why.rule.variant.prefixes': 'the prefixes {{prefixes}}',
  'why.rule.variant.confusables': 'characters that scans confuse (O and 0, l and 1)',
  'why.rule.variant.truncated': 'long numbers of which only the beginning is printed (12 characters or more)',
  'why.rule.channels': 'Only for {{channels}}.',
  'why.rule.amount.equal': 'The amounts must be equal.',
  'why.rule.amount.equalSum': 'The sums of both sides must be equal.',
  'why.rule.amount.absolute': 'The amounts may differ by at most {{minor}} minor units ({{money}} in CNY).',
  'why.rule.amount.percent': 'The amounts may differ by at most {{percent}}% of the amount in {{left}}.',
  'why.rule.amount.percent_capped':
    'The amounts may differ by at most {{percent}}% of the amount in {{left}} and never by more than {{minor}} minor units ({{money}} in CNY).',
  'why.rule.days.none': 'Days are not looked at.',
  'why.rule.days.same': 'Both sides must be of the same day.',
  'why.rule.days.after':
    'What stands in {{right}} must be of the same day as in {{left}} or up to {{to}} {{unit}} later.',
  'why.rule.days.later':
    'What stands in {{right}} must be {{from}} to {{to}} {{unit}} later than in {{left}}.',
  'why.rule.days.before':
    'What stands in {{right}} must be of the same day as in {{left}} or up to {{from}} {{unit}} earlier.',
  'why.rule.days.earlier':
    'What stands in {{right}} must be {{to}} to {{from}} {{unit}} earlier than in {{left}}.',
  'why.rule.days.around':
    'What stands in {{right}} must be between {{from}} {{unit}} earlier and {{to}} {{unit}} later than in {{left}}.',
  'why.rule.unit.business': 'business days',
  'why.rule.unit.calendar': 'calendar days',
  'why.rule.cardinality.one_to_one': 'One line in {{left}} with one in {{right}}.',
  'why.rule.cardinality.one_to_many': 'One line in {{left}} with one or several in {{right}}.',
  'why.rule.cardinality.many_to_one': 'One or several lines in {{left}} with one in {{right}}.',
  'why.rule.cardinality.many_to_many': 'One or several lines in {{left}} with one or several in {{right}}.',
  'why.rule.search':
    'Looks among at most {{pool}} lines at a time, for groups of at most {{members}}, in at most {{steps}} steps; when the steps run out it says so and does not claim to have seen all.',
  'why.rule.score':
    'Below {{floor}} bits nothing is proposed; accepted only where it beats the next best by {{margin}} bits on both sides and the firm’s own confirmations and undoings show {{target}} of a hundred such groups right.',
  'why.rule.unsure.key':
    'A number that occurs more than once matches only where both sides have it as often; the same number with another amount is an exception; what cannot be told apart is not guessed but listed as ambiguous.',
  'why.rule.unsure.weak':
    'Where more than one partner is possible it does not guess: a person chooses among them as ambiguous.',
  'why.rule.unsure.subset':
    'Where there is more than one way to reach the sum it does not guess: it says how many ways there are and a person chooses.',
  'why.rule.gives.accepted': 'What it finds is accepted by itself.',
  'why.rule.gives.proposed': 'What it finds is only proposed; a person confirms it.',
  'why.rule.off': '(off)',
  'why.field.order_no': 'merchant order number',
  'why.field.refund_no': 'refund number',
  'why.field.transaction_id': 'channel transaction number',
  'why.field.related_id': 'related transaction number',
  'why.field.batch_no': 'batch number',
  'why.field.bank_reference': 'bank reference',
  'why.field.quoted': 'number within the text',
};
