/**
 * Customer direct debit initiation (pain.008, 代收): what is taken from whom, each by the mandate (授权) that allows it. Without a mandate's number
 * and day nothing is written.
 */
import type { BatchPurpose } from '../../../../../shared/domain/payment.ts';
import { SEPA_LATIN } from '../character-set.ts';
import type { InstructionBatch, InstructionItem } from '../format.ts';
import { accountNode, agentNode } from '../iso20022/account.ts';
import { isoProblems } from '../iso20022/checks.ts';
import type { Dialect } from '../iso20022/dialect.ts';
import { amountNode, partyNode, paymentIdNode, remittanceNode, sumNodes } from '../iso20022/header.ts';
import { type Initiation, initiationWriter } from '../iso20022/initiation.ts';
import type { ProblemList } from '../problem-list.ts';
import { node, type XmlNode } from '../xml-text.ts';

const PURPOSES: readonly BatchPurpose[] = ['collection'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function mandateProblems(item: InstructionItem, list: ProblemList): void {
  list.text(item.place, 'mandateId', item.mandateId, { set: SEPA_LATIN, max: 35, isRequired: true });
  if (!DAY.test(item.mandateDay))
    list.add(item.place, 'mandateDay', 'missing', item.mandateDay, '2026-05-08');
}

const problems: Initiation['problems'] = (batch) => {
  const found = isoProblems(batch, PURPOSES, mandateProblems);
  // A collection in euros needs the creditor's own number with the scheme, which no account of the house holds.
  if (batch.currency !== 'EUR') return found;
  return [...found, { place: 0, field: 'currency', problem: 'not_carried', text: 'EUR', expected: '≠ EUR' }];
};

function informationNode(batch: InstructionBatch, { bicName }: Dialect): XmlNode {
  const { from } = batch;
  return node('PmtInf', [
    node('PmtInfId', batch.messageId),
    node('PmtMtd', 'DD'),
    node('BtchBookg', 'false'),
    ...sumNodes(batch),
    node('ReqdColltnDt', batch.executionDay),
    partyNode('Cdtr', from.holder),
    accountNode('CdtrAcct', from.number, batch.currency),
    agentNode('CdtrAgt', from, bicName),
    ...batch.items.map((item) => debitNode(item, bicName)),
  ]);
}

const debitNode = (item: InstructionItem, bicName: string): XmlNode =>
  node('DrctDbtTxInf', [
    paymentIdNode(item),
    amountNode(item),
    node('DrctDbtTx', [
      node('MndtRltdInf', [node('MndtId', item.mandateId), node('DtOfSgntr', item.mandateDay)]),
    ]),
    agentNode('DbtrAgt', item, bicName),
    partyNode('Dbtr', item.payee),
    accountNode('DbtrAcct', item.number),
    remittanceNode(item),
  ]);

const DEBITS: Initiation = {
  name: 'CstmrDrctDbtInitn',
  purposes: PURPOSES,
  problems,
  information: informationNode,
};
export const pain008 = initiationWriter(
  { format: 'pain_008', message: 'pain.008.001.08', bicName: 'BICFI', isDayNested: false },
  DEBITS,
);
export const pain008Version2 = initiationWriter(
  { format: 'pain_008_v2', message: 'pain.008.001.02', bicName: 'BIC', isDayNested: false },
  DEBITS,
);
