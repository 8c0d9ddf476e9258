/**
 * What both initiations hold a batch against: only bank accounts, texts in the receiver's characters and lengths, a bank that can be found.
 */
import type { BatchPurpose } from '../../../../../shared/domain/payment.ts';
import { NUMBER_SIGNS, SEPA_LATIN, UNICODE } from '../character-set.ts';
import type { FormatProblem, InstructionBatch, InstructionItem } from '../format.ts';
import { ProblemList, type TextRule } from '../problem-list.ts';
import { type Bank, BIC, CNAPS, isIbanNumber } from './account.ts';

/** Euros from IBAN to IBAN: the rules of SEPA then hold, its characters among them. */
export const isSepa = (batch: InstructionBatch): boolean =>
  batch.currency === 'EUR' &&
  isIbanNumber(batch.from.number) &&
  batch.items.every((item) => isIbanNumber(item.number));

interface Rules {
  readonly name: TextRule;
  readonly bankName: TextRule;
  readonly number: TextRule;
  readonly remark: TextRule;
}
function rulesFor(batch: InstructionBatch): Rules {
  const isEuropean = isSepa(batch);
  const set = isEuropean ? SEPA_LATIN : UNICODE;
  return {
    name: { set, max: isEuropean ? 70 : 140, isRequired: true },
    bankName: { set, max: 140 },
    number: { set: NUMBER_SIGNS, max: 34, isRequired: true },
    remark: { set, max: 140 },
  };
}

export function isoProblems(
  batch: InstructionBatch,
  purposes: readonly BatchPurpose[],
  more: (item: InstructionItem, list: ProblemList) => void = () => {},
): readonly FormatProblem[] {
  const list = new ProblemList();
  const rules = rulesFor(batch);
  list.purpose(batch, purposes);
  list.text(0, 'from.holder', batch.from.holder, rules.name);
  list.text(0, 'from.number', batch.from.number, rules.number);
  bankProblems(list, 0, 'from.', batch.from, rules.bankName);
  for (const item of batch.items) {
    list.kind(item, item.kind === 'bank', 'bank');
    list.text(item.place, 'payee', item.payee, rules.name);
    list.text(item.place, 'number', item.number, rules.number);
    list.text(item.place, 'remark', item.remark, rules.remark);
    bankProblems(list, item.place, '', item, rules.bankName);
    if (item.currency !== batch.currency)
      list.add(item.place, 'currency', 'not_carried', item.currency, batch.currency);
    more(item, list);
  }
  return list.found;
}

function bankProblems(
  list: ProblemList,
  place: number,
  owner: string,
  { bankName, bankCode, number }: Bank & { readonly number: string },
  rule: TextRule,
): void {
  list.text(place, `${owner}bankName`, bankName, rule);
  const isCode = BIC.test(bankCode) || CNAPS.test(bankCode);
  if (bankCode !== '' && !isCode)
    list.add(place, `${owner}bankCode`, 'not_a_form', bankCode, 'BIC, 12 × 0-9');
  if (bankCode === '' && bankName.trim() === '' && !isIbanNumber(number))
    list.add(place, `${owner}bankCode`, 'missing', '', 'BIC, 12 × 0-9');
}
