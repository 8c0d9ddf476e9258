/**
 * Customer credit transfer initiation (pain.001): one message with one payment information, an item for each payment, numbered as we number it.
 *
 * Version 9 is the one that bank groups agreed to write since 2023 and that SEPA's rule books name; version 3 stays for banks that take nothing
 * newer. Each payment is booked for itself, so that its line in the statement carries its number.
 */
import type { InstructionBatch, InstructionItem } from '../format.ts';
import { accountNode, agentNode } from '../iso20022/account.ts';
import { isoProblems, isSepa } from '../iso20022/checks.ts';
import type { Dialect } from '../iso20022/dialect.ts';
import { amountNode, partyNode, paymentIdNode, remittanceNode, sumNodes } from '../iso20022/header.ts';
import { type Initiation, initiationWriter } from '../iso20022/initiation.ts';
import { PAYING } from '../problem-list.ts';
import { node, type XmlNode } from '../xml-text.ts';

function informationNode(batch: InstructionBatch, { bicName, isDayNested }: Dialect): XmlNode {
  const isEuropean = isSepa(batch);
  const { from, executionDay } = batch;
  return node('PmtInf', [
    node('PmtInfId', batch.messageId),
    node('PmtMtd', 'TRF'),
    node('BtchBookg', 'false'),
    ...sumNodes(batch),
    isEuropean ? node('PmtTpInf', [node('SvcLvl', [node('Cd', 'SEPA')])]) : null,
    node('ReqdExctnDt', isDayNested ? [node('Dt', executionDay)] : executionDay),
    partyNode('Dbtr', from.holder),
    accountNode('DbtrAcct', from.number, batch.currency),
    agentNode('DbtrAgt', from, bicName),
    isEuropean ? node('ChrgBr', 'SLEV') : null,
    ...batch.items.map((item) => transferNode(item, bicName)),
  ]);
}

const transferNode = (item: InstructionItem, bicName: string): XmlNode =>
  node('CdtTrfTxInf', [
    paymentIdNode(item),
    node('Amt', [amountNode(item)]),
    // An IBAN says its bank; SEPA takes a BIC here or nothing.
    item.bankCode === '' && item.bankName === '' ? null : agentNode('CdtrAgt', item, bicName),
    partyNode('Cdtr', item.payee),
    accountNode('CdtrAcct', item.number),
    remittanceNode(item),
  ]);

const TRANSFERS: Initiation = {
  name: 'CstmrCdtTrfInitn',
  purposes: PAYING,
  problems: (batch) => isoProblems(batch, PAYING),
  information: informationNode,
};
export const pain001 = initiationWriter(
  { format: 'pain_001', message: 'pain.001.001.09', bicName: 'BICFI', isDayNested: true },
  TRANSFERS,
);
export const pain001Version3 = initiationWriter(
  { format: 'pain_001_v3', message: 'pain.001.001.03', bicName: 'BIC', isDayNested: false },
  TRANSFERS,
);
