/**
 * The words of one movement, put together from its :61: and :86:, and what they say about its kind.
 */
import type { LineKind } from '../../../../../shared/domain/statement-line.ts';
import { kindOf } from '../bank-csv/kinds.ts';
import { type Details, meaningful } from './details.ts';
import type { StatementLineField } from './fields.ts';

export interface Words {
  readonly counterparty: string;
  readonly description: string;
  readonly bankReference: string;
}

export function wordsOf(field: StatementLineField, details: Details, supplements: readonly string[]): Words {
  const customer = meaningful(field.customerReference);
  const bank = meaningful(field.bankReference);
  // Code words of the second line of :61: say again what the description says.
  const supplement = supplements.filter((line) => !/^\/(?:TRCD|\w*$|\d*$)/.test(line)).join(' ');
  // SNS and ASN: the account of the other side, its name in the second line, both again at the head of the description.
  const isNamed = supplement !== '' && details.text.startsWith(`${customer} ${supplement}`);
  const counterparty = details.counterparty || field.rest || (isNamed ? supplement : '');
  const parts = [details.text];
  if (supplement !== '' && !details.text.includes(supplement)) parts.push(supplement);
  if (details.account !== '' && !details.text.includes(details.account)) parts.push(details.account);
  return {
    counterparty,
    description: parts.filter((part) => part !== '').join(' · '),
    bankReference: details.reference || (isNamed ? bank : customer) || bank,
  };
}

/** The bank says fee or interest by the type of the movement or by its words; everything else is a transfer. */
export function lineKindOf(field: StatementLineField, description: string): LineKind {
  if (field.type === 'NINT') return 'interest';
  if (field.type === 'NCHG' && field.direction === 'out') return 'fee';
  return kindOf(description.split(' · '), field.direction);
}

/** '1291.99.348EUR', 'UBRTHUHB/123/HUF', 'NL34RABO0142623393 EUR': the account without the currency some banks print behind it. */
export function accountOf(printed: string, currency: string): string {
  const account = printed.replace(/^\/{1,2}/, '').trim();
  if (!account.endsWith(currency) || currency === '') return account;
  const bare = account.slice(0, -currency.length);
  return /[\d\s/-]$/.test(bare) ? bare.replace(/[\s/-]{1,4}$/, '') : account;
}
