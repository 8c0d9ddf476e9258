/**
 * Customer direct debit initiation (pain.008, 代收): what is taken from whom, each by the mandate (授权) that allows it. Without a mandate's number
 * and day nothing is written.
 */
import type { BatchPurpose } from '../../../../../shared/domain/payment.ts';
import { assert } from '../../../../../shared/result.ts';
import { assertAgreed } from '../agreed-sums.ts';
import { SEPA_LATIN } from '../character-set.ts';
import type { InstructionBatch, InstructionItem, InstructionWriter } from '../format.ts';
import { accountNode, agentNode } from '../iso20022/account.ts';
import { isoProblems } from '../iso20022/checks.ts';
import { type Dialect, namespaceOf } from '../iso20022/dialect.ts';
import {
  amountNode,
  headerNode,
  partyNode,
  paymentIdNode,
  remittanceNode,
  sumNodes,
} from '../iso20022/header.ts';
import type { ProblemList } from '../problem-list.ts';
import { node, type XmlNode, xmlBytes } from '../xml-text.ts';

const PURPOSES: readonly BatchPurpose[] = ['collection'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function mandateProblems(item: InstructionItem, list: ProblemList): void {
  list.text(item.place, 'mandateId', item.mandateId, { set: SEPA_LATIN, max: 35, isRequired: true });
  if (!DAY.test(item.mandateDay))
    list.add(item.place, 'mandateDay', 'missing', item.mandateDay, '2026-05-08');
}

function writer(dialect: Dialect): InstructionWriter {
  const problems: InstructionWriter['problems'] = (batch) => {
    const found = isoProblems(batch, PURPOSES, mandateProblems);
    // A collection in euros needs the creditor's own number with the scheme, which no account of the house holds.
    if (batch.currency !== 'EUR') return found;
    return [
      ...found,
      { place: 0, field: 'currency', problem: 'not_carried', text: 'EUR', expected: '≠ EUR' },
    ];
  };
  return {
    format: dialect.format,
    purposes: PURPOSES,
    problems,
    async write(batch) {
      assert(problems(batch).length === 0, 'the batch was not checked');
      assertAgreed(batch);
      return {
        fileName: `${batch.batchNo}.${dialect.message}.xml`,
        bytes: xmlBytes(documentNode(batch, dialect)),
      };
    },
  };
}

const documentNode = (batch: InstructionBatch, dialect: Dialect): XmlNode =>
  node('Document', [node('CstmrDrctDbtInitn', [headerNode(batch), informationNode(batch, dialect)])], {
    xmlns: namespaceOf(dialect),
  });

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

export const pain008 = writer({
  format: 'pain_008',
  message: 'pain.008.001.08',
  bicName: 'BICFI',
  isDayNested: false,
});
export const pain008Version2 = writer({
  format: 'pain_008_v2',
  message: 'pain.008.001.02',
  bicName: 'BIC',
  isDayNested: false,
});
