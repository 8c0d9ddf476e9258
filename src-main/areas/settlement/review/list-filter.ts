/**
 * Which batches a list means by its query: the filter language over what persons see of them. A word is looked for in numbers and names, and among the
 * words for channels, states and money in both languages.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { FilterTerm } from '../../../../shared/domain/filter.ts';
import { LOCALES, sayOr } from '../../../../shared/wording/catalogue.ts';
import { compareBy, termsOf } from '../../statements/line-filter.ts';
import type { SettlementHead } from './views.ts';

export function filterSettlements(query: string): (batch: SettlementHead) => boolean {
  const terms = termsOf(query);
  return (batch) => terms.every((term) => test(term, batch) !== term.not);
}

function test(term: FilterTerm, batch: SettlementHead): boolean {
  const { account, net, currency, from, to, dueDay, channel, state } = batch;
  switch (term.field) {
    case 'text':
    case 'reference': {
      const wanted = term.value.toLowerCase();
      return textsOf(batch).some((text) => text.toLowerCase().includes(wanted));
    }
    case 'amount':
      return compareBy(term.op, Math.abs(net), term.minor);
    case 'currency':
      return currency === term.value;
    case 'account':
      return account.includes(term.value);
    case 'channel':
      return term.values.includes(channel);
    case 'state':
      return term.values.includes(state);
    case 'day':
      return (term.from === '' || to >= term.from) && (term.to === '' || from <= term.to);
    case 'due':
      return (
        dueDay !== '' && (term.from === '' || dueDay >= term.from) && (term.to === '' || dueDay <= term.to)
      );
    default:
      throw new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
  }
}

const textsOf = ({
  settlementNo,
  account,
  partyId,
  partyName,
  channelBatchNo,
  ...of
}: SettlementHead): string[] => [
  ...[settlementNo, account, partyId, partyName, channelBatchNo, of.byName],
  ...inWords(`channel.${of.channel}`, of.channel),
  ...inWords(`settlement_state.${of.state}`, of.state),
  ...inWords(`money_state.${of.money}`, of.money),
];

const inWords = (key: string, code: string): string[] => [
  code,
  ...LOCALES.map((locale) => sayOr(locale, key, code)),
];
