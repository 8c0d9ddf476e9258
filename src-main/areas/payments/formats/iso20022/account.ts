/**
 * Accounts and banks as ISO 20022 names them: an IBAN or another number; a BIC, a CNAPS member (联行号) or the bank's name. No digit of a number
 * is added, dropped or grouped.
 */
import { ibanLength, isIban } from '../../../../../shared/domain/masking/protected-numbers.ts';
import { node, type XmlNode } from '../xml-text.ts';

/** An IBAN of its country's length whose check digits hold. */
export const isIbanNumber = (number: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(number) &&
  ibanLength(number.slice(0, 2)) === number.length &&
  isIban(number);

export const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
/** 支付系统行号, commonly 联行号. */
export const CNAPS = /^\d{12}$/;

export const accountNode = (name: string, number: string, currency = ''): XmlNode =>
  node(name, [
    node('Id', [isIbanNumber(number) ? node('IBAN', number) : node('Othr', [node('Id', number)])]),
    currency === '' ? null : node('Ccy', currency),
  ]);

export interface Bank {
  readonly bankName: string;
  readonly bankCode: string;
}

/** `bicName`: what the version calls a BIC. An IBAN says its bank itself: then nothing need be known of it. */
export function agentNode(name: string, { bankName, bankCode }: Bank, bicName: string): XmlNode {
  const itsName = bankName === '' ? null : node('Nm', bankName);
  const itself = BIC.test(bankCode)
    ? [node(bicName, bankCode)]
    : CNAPS.test(bankCode)
      ? [node('ClrSysMmbId', [node('ClrSysId', [node('Cd', 'CNAPS')]), node('MmbId', bankCode)]), itsName]
      : [itsName ?? node('Othr', [node('Id', 'NOTPROVIDED')])];
  return node(name, [node('FinInstnId', itself)]);
}
