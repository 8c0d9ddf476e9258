/** The group header and the sums of a payment information: count and sum as they were agreed to, in the currency's own digits. */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import type { InstructionBatch, InstructionItem } from '../format.ts';
import { node, type XmlNode } from '../xml-text.ts';

/** Without fractions of a second: some banks' readers do not take them. */
const secondOf = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');

export const sumNodes = (batch: InstructionBatch): XmlNode[] => [
  node('NbOfTxs', String(batch.count)),
  node('CtrlSum', formatMinor(batch.sum, batch.currency)),
];

export const headerNode = (batch: InstructionBatch): XmlNode =>
  node('GrpHdr', [
    node('MsgId', batch.messageId),
    node('CreDtTm', secondOf(batch.madeAt)),
    ...sumNodes(batch),
    partyNode('InitgPty', batch.from.holder),
  ]);

export const partyNode = (name: string, itsName: string): XmlNode => node(name, [node('Nm', itsName)]);

export const paymentIdNode = (item: InstructionItem): XmlNode =>
  node('PmtId', [node('InstrId', item.itemNo), node('EndToEndId', item.itemNo)]);

export const amountNode = (item: InstructionItem): XmlNode =>
  node('InstdAmt', formatMinor(item.amount, item.currency), { Ccy: item.currency });

export const remittanceNode = ({ remark }: InstructionItem): XmlNode | null =>
  remark.trim() === '' ? null : node('RmtInf', [node('Ustrd', remark)]);
