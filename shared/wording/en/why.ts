/** Why: a rule as sentences, the reasons of groups and exceptions. */
import type { SameKeys } from '../same-keys.ts';
import type { why as source } from '../zh-cn/why.ts';

export const why: SameKeys<typeof source> = {
  'why.list': ', ',
  'why.rule.pass.key': 'Matches where numbers agree in full: {{keys}}.',
  'why.rule.pass.key_variant': 'Matches where numbers agree but for their spelling: {{keys}}.',
  'why.rule.pass.group_total':
    'Matches all {{left}} lines of one channel, account and settlement day (or of a run of days that settle together) with the movement in {{right}} that settles them.',
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
  'why.orLast': ' or ',
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
  'why.rule.tiedOnly':
    'Only lines that share a word, an account or a channel, where chance makes such a sum less than once in a hundred.',
  'why.rule.search':
    'Looks among at most {{pool}} lines at a time, for groups of at most {{members}}, in at most {{steps}} steps; when the steps run out it says so and does not claim to have seen all.',
  'why.rule.sureOnly': 'Only what it is sure of; the rest is left to the rules behind it.',
  'why.rule.score':
    'Below {{floor}} bits nothing is proposed; accepted by itself only where it is ahead of everything else possible together (no partner included) by {{margin}} bits, a margin that the firm’s own confirmations and undoings may raise and never lower, so that {{target}} of a hundred accepted are right.',
  'why.rule.floor': 'Below {{floor}} bits nothing is proposed.',
  'why.rule.unsure.key':
    'A number that occurs more than once matches only where both sides have it as often; the same number with another amount is an exception; what cannot be told apart is not guessed but listed as ambiguous.',
  'why.rule.unsure.weak':
    'Where more than one partner is possible it does not guess: a person chooses among them as ambiguous.',
  'why.rule.unsure.subset':
    'Where there is more than one way to reach the sum it does not guess: it says how many ways there are and a person chooses.',
  'why.rule.gives.accepted': 'What it finds is accepted by itself.',
  'why.rule.gives.key_variant':
    'Accepted by itself only where it is one line with one, the number is long enough and amount and days fit; else proposed.',
  'why.rule.gives.group_total':
    'Accepted by itself only where the total is the only one that fits and the bank’s text names the channel; else proposed.',
  'why.rule.gives.subset':
    'Accepted by itself only where there is one way to reach the sum, all was looked through, fewer than a thousandth of a set would hit it by chance, and channel, account or text binds the pool; else proposed.',
  'why.rule.gives.scored':
    'What stays below the margin is only proposed; so is what neither text nor channel says anything about, and, but between two compared files, what is of unequal amounts.',
  'why.rule.gives.proposed': 'What it finds is only proposed; a person confirms it.',
  'why.rule.off': '(off)',
  'why.field.order_no': 'merchant order number',
  'why.field.refund_no': 'refund number',
  'why.field.transaction_id': 'channel transaction number',
  'why.field.related_id': 'related transaction number',
  'why.field.batch_no': 'batch number',
  'why.field.bank_reference': 'bank reference',
  'why.field.quoted': 'number within the text',
  'why.title': 'Why',
  'why.toggle': 'Why',
  'why.rule': 'Rule',
  'why.ruleVersion': '{{rule}} · {{id}} version {{version}}',
  'why.byHand': 'Matched by hand; no rule was asked.',
  'why.for': 'Agrees',
  'why.against': 'Differs',
  'why.nothingFor': 'Nothing agrees',
  'why.nothingAgainst': 'Nothing differs',
  'why.weights': 'Weight of each sign (bits; plus speaks for, minus against; the rarer, the more)',
  'why.bits': '{{bits}} bits together',
  'why.margin': 'ahead of everything else possible together (no partner included) by {{bits}} bits',
  'why.bitsBoth': '{{bits}} bits, {{margin}} bits weaker than this group',
  'why.search': 'Search for sums',
  'why.alternatives': 'What else was possible',
  'why.alternativesCount':
    '{{count}} other possibility, not taken || {{count}} other possibilities, not taken',
  'why.more': '{{count}} more not listed',
  'why.decided': 'Who decided',
  'why.looked': 'What was looked for',
  'why.places': 'Where',
  'why.place':
    '{{file}}: {{from}} to {{to}}, {{count}} line || {{file}}: {{from}} to {{to}}, {{count}} lines',
  'why.placeNoDays': '{{file}}: names no days, {{count}} line || {{file}}: names no days, {{count}} lines',
  'why.placeCovers': 'covers the days looked for',
  'why.placeNot': 'not of these days or this channel',
  'why.morePlaces':
    '{{count}} more file, of other days or channels, or not listed || {{count}} more files, of other days or channels, or not listed',
  'why.nearest': 'What came nearest',
  'why.nearestNone':
    'The other side has no line with the same number, nor one within 31 days whose amount is less than a twentieth away.',
  'why.nearestTaken': 'already in {{group}} ({{rule}})',
  'why.nearestOpen': 'unmatched',
  'why.timing': 'Time',
  'why.suggestion': 'Suggestion',
  'why.differs': 'Differs: {{text}}',
  'why.agreesToo': 'Agrees: {{text}}',
  'why.line': '{{file}} row {{row}}',
  'why.only_in_csv': 'Only the first {{count}} have their reasons here; the command explain tells the others',
  'why.signal.amount': 'amounts equal: {{left}} (lines: {{leftCount}}) = {{right}} (lines: {{rightCount}})',
  'why.signal.amount.no':
    'amounts differ: {{left}} (lines: {{leftCount}}) − {{right}} (lines: {{rightCount}}) = {{difference}}, {{minor}} minor units',
  'why.signal.amount_within':
    'amounts differ by {{difference}} ({{minor}} minor units), within the tolerance of the rule: {{left}} and {{right}}',
  'why.signal.currency': 'same currency: {{left}}',
  'why.signal.currency.no': 'different currencies: {{left}} and {{right}}',
  'why.signal.number': '{{leftField}} {{leftText}} = {{rightField}} {{rightText}}',
  'why.signal.number_spelled':
    '{{leftField}} {{leftText}} and {{rightField}} {{rightText}} differ only in spelling',
  'why.signal.number_quoted': '{{leftField}} {{leftText}} stands in the other side’s text: “{{text}}”',
  'why.signal.number_quoted_left': '{{rightField}} {{rightText}} stands in the other side’s text: “{{text}}”',
  'why.signal.number_differs.no': '{{field}} differs: {{leftText}} and {{rightText}}',
  'why.signal.number_none.no': 'no number stands on both sides',
  'why.signal.days':
    '{{leftDay}} and {{rightDay}}: apart by {{calendar}} calendar and {{business}} business days',
  'why.signal.days_free':
    '{{leftDay}} and {{rightDay}}: apart by {{calendar}} calendar and {{business}} business days; this rule does not look at days',
  'why.signal.days_free.no':
    '{{leftDay}} and {{rightDay}}: apart by {{calendar}} calendar and {{business}} business days; this rule does not look at days',
  'why.signal.days.no':
    '{{leftDay}} and {{rightDay}}: apart by {{calendar}} calendar and {{business}} business days',
  'why.signal.days_window':
    '{{leftDay}} and {{rightDay}}: apart by {{calendar}} calendar and {{business}} business days, within the rule’s {{from}} to {{to}} {{unit}}',
  'why.signal.days_window.no':
    '{{leftDay}} and {{rightDay}}: apart by {{calendar}} calendar and {{business}} business days, outside the rule’s {{from}} to {{to}} {{unit}}',
  'why.signal.channel_named': 'the bank’s text names {{channel}}: “{{text}}”',
  'why.signal.channel_named.no': 'the bank’s text does not name {{channel}}: “{{text}}”',
  'why.signal.party': 'same counterparty: {{leftText}}',
  'why.signal.party.no': 'different counterparties: {{leftText}} and {{rightText}}',
  'why.signal.status': 'statuses do not contradict: {{leftStatus}} and {{rightStatus}}',
  'why.signal.status.no': 'statuses contradict: {{leftStatus}} and {{rightStatus}}',
  'why.signal.words': 'both texts have: {{words}}',
  'why.signal.words.no': 'the texts have no word in common',
  'why.signal.rare_word':
    'both texts have the rare word “{{word}}” (in {{count}} of {{of}} lines of the other side)',
  'why.alternative.none': 'No other line of this amount within {{days}} days could stand in its place.',
  'why.alternative.other_solution': 'another way to reach the sum',
  'why.alternative.weaker': 'weaker evidence',
  'why.alternative.number_differs': 'not taken: another {{field}} ({{text}}, this group has {{own}})',
  'why.alternative.taken': 'not taken: already in {{group}}',
  'why.alternative.out_of_window': 'not taken: outside the days of the rule',
  'why.alternative.no_number': 'not taken: the same amount, but no number leads to this group',
  'why.search.unique': 'There is no other way to reach the sum.',
  'why.search.several':
    'There are at least {{count}} ways to reach the sum, so it is not accepted by itself.',
  'why.search.coincidences': 'About {{expected}} sets of this pool would hit this sum by chance.',
  'why.search.complete': 'The whole pool was looked through.',
  'why.search.budget_spent': 'It stopped because its steps were spent; not all was looked through.',
  'why.decided.accepted': 'Accepted by the machine at {{at}} (as of {{asOf}}).',
  'why.decided.proposed': 'Proposed by the machine at {{at}} (as of {{asOf}}).',
  'why.decided.short_of_margin':
    'The rule may accept by itself; this group is ahead by {{margin}} bits and {{needed}} were asked for, so it is only proposed.',
  'why.decided.held_back':
    'The rule may accept by itself; this group is not sure enough, so it is only proposed.',
  'why.decided.proposed_by_rule': 'Proposed by the rule “{{rule}}”.',
  'why.decided.confirmed': 'Confirmed by {{name}} at {{at}}. {{reason}}',
  'why.decided.by_hand': 'Matched by hand by {{name}} at {{at}}. {{reason}}',
  'why.decided.rejected': 'Rejected by {{name}} at {{at}}: {{reason}}',
  'why.tried.none': '{{field}} {{text}}: not found as a {{otherField}} in {{side}}',
  'why.tried.none_quoted': '{{field}} {{text}}: not mentioned in any text of {{side}}',
  'why.tried.no_number': '{{file}} row {{row}} has no {{field}} to look for',
  'why.tried.spelling': '{{field}} {{text}}, spelled otherwise: no line in {{side}} that fits',
  'why.tried.text': 'the text “{{text}}” quotes no {{otherField}} of any line in {{side}}',
  'why.tried.no_text': 'there is no text that could quote a {{otherField}} of {{side}}',
  'why.tried.hit_here':
    '{{field}} {{text}}: {{file}} row {{row}} ({{day}}, {{kind}}, {{amount}}{{andStatus}}), the very one that does not agree here',
  'why.tried.hit_open':
    '{{field}} {{text}}: {{file}} row {{row}} ({{day}}, {{kind}}, {{amount}}{{andStatus}}), which does not fit',
  'why.tried.hit_taken':
    '{{field}} {{text}}: {{file}} row {{row}} ({{day}}, {{kind}}, {{amount}}{{andStatus}}), already in {{group}}',
  'why.tried.hit_outside':
    '{{field}} {{text}}: {{file}} row {{row}} ({{day}}, {{kind}}, {{amount}}{{andStatus}}), not part of this leg',
  'why.tried.more': '{{count}} more with this number',
  'why.tried.no_day': 'there is no day to look for the amount by',
  'why.tried.amount_none': 'no {{amount}} in {{side}} on {{period}}',
  'why.tried.amount_found':
    '{{side}} has {{amount}} in {{count}} line on {{period}}: || {{side}} has {{amount}} in {{count}} lines on {{period}}:',
  'why.tried.amount.hit_here': '{{file}} row {{row}} ({{day}}, {{kind}}), part of this very exception',
  'why.tried.amount.hit_open': '{{file}} row {{row}} ({{day}}, {{kind}}), unmatched, which does not fit',
  'why.tried.amount.hit_taken': '{{file}} row {{row}} ({{day}}, {{kind}}), already in {{group}}',
  'why.tried.amount.hit_outside': '{{file}} row {{row}} ({{day}}, {{kind}}), not part of this leg',
  'why.tried.amount.more': '{{count}} more of this amount',
  'why.tried.group_total':
    'totals by channel, account and settlement day against one movement in {{side}} on {{period}} (this line: {{amount}}): none fits alone',
  'why.tried.group_total_of':
    'totals of {{side}} on {{period}} by channel, account and settlement day against the {{amount}} of this line: none fits alone',
  'why.tried.subset':
    'added up with other lines against one or several in {{side}} on {{period}} (this line: {{amount}}): no way fits alone',
  'why.tried.scored':
    'amount {{amount}}, days, text and counterparty weighed together: nothing in {{side}} strong enough and clearly the best',
  'why.where.no_file': 'There is no file of {{ofChannel}}{{side}}.',
  'why.where.no_day': 'The line has no day, so nothing says where to look.',
  'why.where.all_covered':
    'All days looked for ({{period}}) are covered by files of {{ofChannel}}{{side}} ({{count}}).',
  'why.where.gaps': 'Of the days looked for ({{period}}) no file of {{ofChannel}}{{side}} covers {{days}}.',
  'why.where.none_covers': 'No file of {{ofChannel}}{{side}} covers the days looked for: {{days}}.',
  'why.timing.waits': 'Of {{since}}, expected by {{due}}; as of {{asOf}} it is still in time.',
  'why.timing.overdue': 'Of {{since}}, due by {{due}} at the latest; as of {{asOf}} it is overdue.',
  'why.timing.file_missing':
    'Of {{since}}; the file of {{ofChannel}}{{side}} for {{fileDays}} is not imported, so nothing says whether it came.',
  'why.timing.cycle':
    '{{channel}} settles at day +{{days}} ({{unit}}); what comes after {{cutOff}} counts to the next day; grace in business days: {{graceDays}}.',
  'why.timing.bill': 'The bill of {{channel}} is there within {{days}} business days.',
  'why.timing.near_cut_off': '{{at}} is near the cut-off: the other side may have it on {{neighbour}}.',
  'why.timing.rest_days': 'No business days in between: {{days}}.',
  'why.kind.missing_in_channel':
    '{{left}} has {{leftAmount}}; {{right}} has no counterpart on the same day (within ten minutes of the cut-off, the next).',
  'why.kind.missing_in_orders': '{{right}} has {{rightAmount}}; {{left}} has no counterpart.',
  'why.kind.missing_in_fund': '{{left}} has {{leftAmount}}; {{right}} has no movement of money for it.',
  'why.kind.missing_in_trade': '{{right}} has a movement of {{rightAmount}}; {{left}} has no trade for it.',
  'why.kind.missing_in_bank':
    '{{left}} says {{leftAmount}} was paid out; the day it was due is past and it has not arrived in {{right}}.',
  'why.kind.unexplained_in_bank':
    '{{right}} received {{rightAmount}}; no line or batch in {{left}} explains it.',
  'why.kind.amount_differs':
    'Both sides tell of the same item with different amounts: {{left}} {{leftAmount}}, {{right}} {{rightAmount}}, {{difference}} apart ({{minor}} minor units).',
  'why.kind.fee_differs':
    'The principal agrees, the fee does not: after fees {{left}} has {{leftAmount}}, {{right}} {{rightAmount}}, so the fees are {{difference}} apart ({{minor}} minor units).',
  'why.kind.status_differs':
    'Both sides tell of the same item with contradicting statuses: {{left}} {{leftStatus}}, {{right}} {{rightStatus}}.',
  'why.kind.refund_differs':
    'Both sides tell of the same refund with different amounts: {{left}} {{leftAmount}}, {{right}} {{rightAmount}}, {{difference}} apart ({{minor}} minor units).',
  'why.kind.currency_differs':
    'Both sides tell of the same item in different currencies: {{left}} {{leftAmount}}, {{right}} {{rightAmount}}; currencies are neither added nor converted.',
  'why.kind.duplicate':
    'One number and amount, {{leftCount}} times in {{left}} and {{rightCount}} times in {{right}} (of those that found no partner); which one is too many cannot be told, so all are named.',
  'why.kind.ambiguous':
    'Between {{leftCount}} in {{left}} and {{rightCount}} in {{right}} more than one assignment is possible and nothing decides for one.',
  'why.kind.timing':
    'One side has {{amount}}; the other will have it by {{expectedBy}}: in transit, not yet a break.',
  'why.kind.missing_file':
    'One side has {{amount}} ({{since}}); the other has no file of {{fileDays}}: get the file first.',
  'why.kind.balance_break':
    'The opening balance does not follow the last closing one: {{difference}} apart ({{minor}} minor units).',
  'why.suggestion.create_order':
    'The channel took money for which we have no order: make the order, or refund.',
  'why.suggestion.correct_status':
    'The statuses contradict: find out what happened and correct the status of the order.',
  'why.suggestion.refund': 'The buyer may have paid twice: check, then pay back what is too much.',
  'why.suggestion.recover': 'Too much was paid: get it back.',
  'why.suggestion.adjust': 'Our own books differ from the channel: find out why, then adjust.',
  'why.suggestion.to_suspense':
    'Money arrived and nobody knows why: place it in suspense until it is explained.',
  'why.suggestion.write_off':
    'Small, and costly to find out: write it off within the limits, with the reason.',
  'why.suggestion.wait':
    'Still in time: wait until {{expectedBy}}; it matches by itself when it comes and becomes a break when it does not.',
  'why.suggestion.ask_channel':
    'Only the other side can say: ask the channel or the bank with number, day and amount.',
  'why.suggestion.get_file':
    'The other side’s file is not imported: get the file of {{fileDays}} and match again.',
  'why.suggestion.choose_partner':
    'More than one assignment is possible: look at the documents and choose among the candidates.',
  'why.signal.no_movement': '{{file}} row {{row}} moved no money ({{status}}, face value {{amount}})',
  'why.signal.channel': 'different channels: {{leftChannel}} and {{rightChannel}}',
  'why.tried.told': 'nothing else to look for: the numbers and amounts above',
  'why.nearestOutside': 'not part of this leg',
  'why.timing.file_there':
    'The file of {{ofChannel}}{{side}} for {{since}} is imported and does not have it, so it is not in transit.',
  'why.tried.none_open': '{{field}} {{text}}: not found as a {{otherField}} in any open line of {{side}}',
  'why.otherGroup': 'another group',
  'why.openGroup': 'Show that group',
  'why.tried.not_weighed': '{{searched}}',
  'why.tried.search': 'search for sums: {{searched}}',
  'why.nearestHeld': 'already in another group ({{rule}})',
  'why.kind.fee_by_schedule':
    'By the fee schedule ({{feeSchedule}}) the fee should be {{expectedFee}}; the file says {{statedFee}}.',
  'why.kind.fee_differs_by_schedule':
    'The principal agrees, the fee does not: after fees {{left}} has {{leftAmount}}, {{right}} {{rightAmount}}, so the fees are {{difference}} apart ({{minor}} minor units). By the fee schedule ({{feeSchedule}}) the fee should be {{expectedFee}}; the file says {{statedFee}}.',
  'why.kind.fee_not_netted':
    '{{right}} received {{rightAmount}}, exactly {{difference}} ({{minor}} minor units) less than the {{leftAmount}} in {{left}}: by the fee schedule ({{feeSchedule}}) the fee is {{expectedFee}}, which {{left}} does not take off.',
  'why.kind.missing_in_bank_unseen':
    '{{left}} has {{leftAmount}} that should have arrived by now; {{right}} has no file of {{fileDays}}: get the file first.',
  'why.kind.missing_in_bank_due':
    '{{left}} has {{leftAmount}} that should have arrived; the day it was due is past and it is not in {{right}}.',
  'why.feeSchedule': '{{channel}}{{account}} {{percent}}%',
  'why.kind.missing_in_other': '{{left}} has {{leftAmount}}; {{right}} has no counterpart.',
  'why.kind.unexplained_in_other': '{{right}} has {{rightAmount}}; {{left}} has no counterpart.',
  'why.weight.text.missing': 'at least one side has no text',
  'why.weight.text.equal': 'the same text',
  'why.weight.text.cut': 'the same text, cut short on one side',
  'why.weight.text.part': 'the text of one side is part of the other',
  'why.weight.text.some': 'some words are the same',
  'why.weight.text.little': 'few words are the same',
  'why.weight.text.common': 'only common words are the same',
  'why.weight.text.none': 'the texts have nothing in common',
  'why.weight.text.other_number': 'the texts name different numbers',
  'why.weight.amount': 'equal amounts',
  'why.weight.amount.apart': 'amounts {{value}} apart',
  'why.weight.days_apart': '{{value}} days apart',
  'why.weight.channel': 'whether the bank names the channel',
  'why.weight.chance': 'before any sign: whether most of these lines have a partner or stay alone',
  'why.signal.finding': '{{finding}}',
};
