/**
 * A statement line as a person sees it who may not see protected fields.
 *
 * The numbers that lines are matched by stay whole. Cheap on purpose: it runs over every page of every list and over a million lines of an
 * export, and gives back the line itself where nothing had to be hidden.
 */
import type { SourceKind } from '../statement-line.ts';
import { maskAccount, maskCounterparty } from './party.ts';
import { maskText } from './text.ts';

interface MaskableLine {
  readonly sourceKind: SourceKind;
  readonly account: string;
  readonly counterparty: string;
  readonly bankReference: string;
  readonly description: string;
}

/** A bare reference, needed to match; words around one make it a remark. */
const REFERENCE = /^[\w./-]*$/;

export const maskReference = (text: string): string => (REFERENCE.test(text) ? text : maskText(text));

export function maskLine<Line extends MaskableLine>(line: Line): Line {
  // A channel's account is the firm's own merchant number, printed on every receipt.
  const account = line.sourceKind === 'bank' ? maskAccount(line.account) : line.account;
  const counterparty = maskCounterparty(line.counterparty);
  const description = maskText(line.description);
  const bankReference = maskReference(line.bankReference);
  return account === line.account &&
    counterparty === line.counterparty &&
    description === line.description &&
    bankReference === line.bankReference
    ? line
    : { ...line, account, counterparty, description, bankReference };
}
