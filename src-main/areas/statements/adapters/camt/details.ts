/**
 * What an entry says about its payments (TxDtls): who, what for, under which numbers, and what they add up to. Texts only help to find and
 * match; the amount of the line is always that of the entry.
 */
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import type { TagNode } from '../../split-tags.ts';
import { childOf, childrenOf, numberOf, textOf } from '../tag-reader.ts';
import { accountOf, detailAmount, directionOf } from './amounts.ts';

/** Text of one line; what is longer is cut with a mark, the whole stands in the original. */
const TEXT_MAX = 1500;

/** In version 1 the payments stood in the entry itself. */
export const detailsOf = (entry: TagNode): readonly TagNode[] => [
  ...childrenOf(entry, 'NtryDtls').flatMap((group) => childrenOf(group, 'TxDtls')),
  ...childrenOf(entry, 'TxDtls'),
];

export const batchOf = (entry: TagNode): TagNode | undefined =>
  childOf(entry, 'NtryDtls', 'Btch') ?? childOf(entry, 'Btch');

/** The number by which payer and payee know the payment: the payer's own, else the creditor's reference, else what the banks call it. */
export function referenceOf(details: readonly TagNode[]): string {
  const [only] = details;
  if (!only || details.length > 1) return '';
  const refs = childOf(only, 'Refs');
  const numbers = [
    textOf(refs, 'EndToEndId'),
    ...creditorReferences(only),
    textOf(refs, 'TxId'),
    textOf(refs, 'InstrId'),
    textOf(refs, 'ChqNb'),
    textOf(refs, 'PmtInfId'),
    textOf(refs, 'UETR'),
  ];
  return numbers.map(numberOf).find((number) => number !== '') ?? '';
}

const creditorReferences = (detail: TagNode): string[] =>
  childrenOf(childOf(detail, 'RmtInf'), 'Strd')
    .map(
      (structured) => textOf(structured, 'CdtrRefInf', 'Ref') || textOf(structured, 'CdtrRefInf', 'CdtrRef'),
    )
    .filter((reference) => reference !== '');

interface Side {
  readonly name: string;
  readonly account: string;
}

function sideOf(parties: TagNode | undefined, role: 'Dbtr' | 'Cdtr'): Side {
  const party = childOf(parties, role);
  const name =
    textOf(party, 'Nm') ||
    textOf(party, 'Pty', 'Nm') ||
    textOf(party, 'Agt', 'FinInstnId', 'Nm') ||
    textOf(parties, `Ultmt${role}`, 'Nm') ||
    textOf(parties, `Ultmt${role}`, 'Pty', 'Nm');
  return { name, account: accountOf(childOf(parties, `${role}Acct`)) };
}

export interface Holder {
  readonly account: string;
  readonly name: string;
}

/** The other side: the payer of what came in, the payee of what went out, in a reversal the other way round; never the holder. */
export function counterpartyOf(
  details: readonly TagNode[],
  direction: Direction,
  isReversal: boolean,
  holder: Holder,
): string {
  const names = new Set<string>();
  for (const detail of details) {
    const parties = childOf(detail, 'RltdPties');
    const isPayer = (direction === 'in') !== isReversal;
    const sides = [sideOf(parties, isPayer ? 'Dbtr' : 'Cdtr'), sideOf(parties, isPayer ? 'Cdtr' : 'Dbtr')];
    const other = sides.find((side) => !isHolder(side, holder) && (side.name !== '' || side.account !== ''));
    names.add(other ? other.name || other.account : '');
  }
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}

const isHolder = (side: Side, holder: Holder): boolean =>
  side.account !== '' ? side.account === holder.account : side.name === holder.name;

/** What the payments are for, each text once, and what the bank adds. */
export function descriptionOf(entry: TagNode, details: readonly TagNode[]): string {
  const texts = new Set<string>();
  let chars = 0;
  const add = (text: string) => {
    if (text === '' || chars > TEXT_MAX || texts.has(text)) return;
    chars += text.length + 3;
    texts.add(text);
  };
  for (const detail of details) {
    const remittance = childOf(detail, 'RmtInf');
    // Lines of one text, broken where the form was full.
    add(
      childrenOf(remittance, 'Ustrd')
        .map((line) => line.text.replace(/\s+/g, ' '))
        .join(' ')
        .trim(),
    );
    for (const reference of creditorReferences(detail)) add(reference);
    for (const structured of childrenOf(remittance, 'Strd'))
      for (const line of childrenOf(structured, 'AddtlRmtInf')) add(line.text.replace(/\s+/g, ' '));
    add(textOf(detail, 'AddtlTxInf'));
    if (chars > TEXT_MAX) break;
  }
  add(textOf(entry, 'AddtlNtryInf'));
  const whole = [...texts].join(' · ');
  return whole.length > TEXT_MAX ? `${whole.slice(0, TEXT_MAX)}…` : whole;
}

/**
 * What the listed payments add up to in the entry's sense, or what their batches are said to be; null where some are not listed or name no
 * amount in its currency.
 */
export function sumOfDetails(
  entry: TagNode,
  details: readonly TagNode[],
  currency: string,
  direction: Direction,
): number | null {
  if (details.length === 0 || countOf(entry) !== details.length)
    return sumOfBatches(entry, currency, direction);
  let sum = 0;
  for (const detail of details) {
    const amount =
      detailAmount(childOf(detail, 'Amt'), currency) ??
      detailAmount(childOf(detail, 'AmtDtls', 'TxAmt', 'Amt'), currency) ??
      detailAmount(childOf(detail, 'AmtDtls', 'CntrValAmt', 'Amt'), currency) ??
      detailAmount(childOf(detail, 'AmtDtls', 'InstdAmt', 'Amt'), currency);
    if (amount === null) return null;
    sum += inSenseOf(direction, detail, amount);
  }
  return sum;
}

/** How many payments the entry says it has, group by group; where it does not say, as many as it lists. */
function countOf(entry: TagNode): number {
  const counted = childOf(entry, 'Btch', 'NbOfTxs');
  if (counted) return Number(counted.text);
  let count = childrenOf(entry, 'TxDtls').length;
  for (const group of childrenOf(entry, 'NtryDtls')) {
    const stated = textOf(group, 'Btch', 'NbOfTxs');
    count += stated === '' ? childrenOf(group, 'TxDtls').length : Number(stated);
  }
  return count;
}

function sumOfBatches(entry: TagNode, currency: string, direction: Direction): number | null {
  const groups = childrenOf(entry, 'NtryDtls');
  let sum = 0;
  for (const group of groups) {
    const batch = childOf(group, 'Btch');
    const amount = detailAmount(childOf(batch, 'TtlAmt'), currency);
    if (batch === undefined || amount === null) return null;
    sum += inSenseOf(direction, batch, amount);
  }
  return groups.length === 0 ? null : sum;
}

const inSenseOf = (direction: Direction, node: TagNode, amount: number): number =>
  directionOf(node) === (direction === 'in' ? 'out' : 'in') ? -amount : amount;
