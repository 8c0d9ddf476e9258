/**
 * Gathers why a format cannot carry a batch, field by field: all of it, so that a person is told once. What stands in protected fields is
 * masked here and nowhere else.
 */
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import type { BatchPurpose } from '../../../../shared/domain/payment.ts';
import { BITES } from '../../../../shared/domain/spreadsheet.ts';
import { type CharacterSet, strangerIn } from './character-set.ts';
import type { FormatProblem, InstructionBatch, InstructionItem } from './format.ts';

export interface TextRule {
  readonly set: CharacterSet;
  /** Characters, as Unicode counts them. */
  readonly max: number;
  readonly isRequired?: boolean;
}

const MASKED: Readonly<Record<string, (text: string) => string>> = {
  number: maskAccount,
  payee: maskName,
  'from.number': maskAccount,
  'from.holder': maskName,
};

export class ProblemList {
  readonly found: FormatProblem[] = [];

  add(place: number, field: string, problem: string, text: string, expected: string): void {
    this.found.push({ place, field, problem, text: (MASKED[field] ?? String)(text), expected });
  }

  text(place: number, field: string, text: string, rule: TextRule): void {
    if (text.trim() === '') {
      if (rule.isRequired) this.add(place, field, 'missing', '', `1–${rule.max}`);
      return;
    }
    const stranger = strangerIn(text, rule.set);
    if (stranger !== '')
      this.found.push({ place, field, problem: 'character', text: stranger, expected: rule.set.name });
    if ([...text].length > rule.max) this.add(place, field, 'too_long', text, `≤ ${rule.max}`);
  }

  /** A number or a name that a spreadsheet would run: to change it would pay somebody else, so it is refused. */
  unbitten(place: number, field: string, text: string): void {
    if (BITES.test(text)) this.add(place, field, 'formula', text, '≠ = + - @');
  }

  purpose(batch: InstructionBatch, purposes: readonly BatchPurpose[]): void {
    if (!purposes.includes(batch.purpose))
      this.add(0, 'purpose', 'not_carried', batch.purpose, purposes.join(', '));
  }

  currency(batch: InstructionBatch, currencies: readonly string[]): void {
    if (!currencies.includes(batch.currency))
      this.add(0, 'currency', 'not_carried', batch.currency, currencies.join(', '));
  }

  /** Items the receiver takes in one file. */
  itemsMax(batch: InstructionBatch, max: number): void {
    if (batch.items.length > max) this.add(0, 'items', 'too_many', String(batch.items.length), `≤ ${max}`);
  }

  kind(item: InstructionItem, isCarried: boolean, expected: string): void {
    if (!isCarried) this.add(item.place, 'kind', 'not_carried', `${item.kind} ${item.channel}`, expected);
  }
}

/** Money goes out with these; a collection brings it in. */
export const PAYING: readonly BatchPurpose[] = ['payout', 'settlement', 'withdrawal', 'refund'];
