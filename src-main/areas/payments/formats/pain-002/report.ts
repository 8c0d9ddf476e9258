/**
 * One report, element by element as it is read: items come before the payment information they stand in is closed, so they are kept until it is,
 * and all of them until the message's own word is known.
 */
import type { RowProblem } from '../../../../../shared/contract/row-problem.ts';
import { maskText } from '../../../../../shared/domain/masking/text.ts';
import { fractionDigits } from '../../../../../shared/domain/money.ts';
import { childOf, childrenOf, readDecimal, textOf } from '../../../statements/adapters/tag-reader.ts';
import type { TagNode } from '../../../statements/split-tags.ts';
import type { ResultFile, ResultItem } from '../format.ts';
import { SAYS_NOTHING_OF_ITEMS, stateOfCode } from './status-codes.ts';

const DECIMAL = /^\d{1,17}(?:\.\d{1,17})?$/;

interface Said {
  /** '' where it says nothing. */
  readonly code: string;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly happenedAt: string;
}
interface Named {
  readonly row: number;
  readonly itemNo: string;
  readonly amount: number | null;
  readonly currency: string;
  said: Said;
}

export class ReportReader {
  readonly #problems: RowProblem[];
  readonly #items: Named[] = [];
  /** Items of the payment information that is open, from here on. */
  #openFrom = 0;
  #group: TagNode | null = null;
  readonly #informations: TagNode[] = [];

  constructor(problems: RowProblem[]) {
    this.#problems = problems;
  }

  element(row: number, tree: TagNode): void {
    if (tree.name === 'TxInfAndSts') this.#items.push(this.#named(row, tree));
    else if (tree.name === 'OrgnlGrpInfAndSts') {
      if (this.#group) this.#refuse(row, 'OrgnlGrpInfAndSts', 'contradicts_row', '', '1');
      this.#group = tree;
    } else {
      // Its own word is for those of its items that have none.
      const said = saidIn(tree, 'PmtInfSts');
      for (const item of this.#items.slice(this.#openFrom)) if (item.said.code === '') item.said = said;
      this.#openFrom = this.#items.length;
      this.#informations.push(tree);
    }
  }

  /** Null where it does not say which message of ours it answers; its problems are told beside. */
  end(): { readonly ok: ResultFile } | null {
    const group = this.#group;
    const messageId = textOf(group ?? undefined, 'OrgnlMsgId');
    if (!group || messageId === '') return null;
    const ofGroup = saidIn(group, 'GrpSts');
    const items = this.#settled(ofGroup);
    const currency = this.#currency();
    const stated = [group, ...(this.#informations.length === 1 ? this.#informations : [])];
    const sumText = firstText(stated, 'OrgnlCtrlSum');
    if (sumText !== '' && !DECIMAL.test(sumText))
      this.#refuse(0, 'OrgnlCtrlSum', 'not_an_amount', sumText, '1234.56');
    const ok: ResultFile = {
      messageId,
      batchNo: '',
      statedCount: this.#count(firstText(stated, 'OrgnlNbOfTxs')),
      // A sum is printed without its currency: where no item says one, it is left to whoever knows the batch.
      statedSum: sumText === '' || currency === '' ? null : this.#amount(0, sumText, currency),
      ...(sumText === '' || currency !== '' ? {} : { statedSumText: sumText }),
      statedOf: 'batch',
      currency,
      whole: this.#whole(ofGroup),
      items,
    };
    return { ok };
  }

  #named(row: number, tree: TagNode): Named {
    const itemNo = textOf(tree, 'OrgnlEndToEndId') || textOf(tree, 'OrgnlInstrId');
    if (itemNo === '') this.#refuse(row, 'OrgnlEndToEndId', 'missing_value', '', 'OrgnlEndToEndId');
    const amount = childOf(tree, 'OrgnlTxRef', 'Amt', 'InstdAmt');
    const currency = amount?.attributes['Ccy'] ?? '';
    if (amount && !/^[A-Z]{3}$/.test(currency))
      this.#refuse(row, 'InstdAmt@Ccy', 'missing_value', currency, 'CNY');
    return {
      row,
      itemNo,
      amount: amount ? this.#amount(row, amount.text, currency) : null,
      currency,
      said: saidIn(tree, 'TxSts'),
    };
  }

  /** Each item by the nearest word; one named twice with different words contradicts itself. */
  #settled(ofGroup: Said): ResultItem[] {
    const seen = new Map<string, ResultItem>();
    for (const { row, itemNo, amount, currency, said } of this.#items) {
      const own = said.code === '' ? ofGroup : said;
      if (own.code === '' || SAYS_NOTHING_OF_ITEMS.has(own.code)) {
        this.#refuse(row, 'TxSts', 'missing_value', own.code, 'ACSC, ACSP, RJCT');
        continue;
      }
      const item: ResultItem = { row, itemNo, amount, currency, ...stateOf(own) };
      const before = seen.get(itemNo);
      if (before && before.state !== item.state)
        this.#refuse(row, 'TxSts', 'contradicts_row', itemNo, String(before.row));
      else seen.set(itemNo, before ?? item);
    }
    return [...seen.values()];
  }

  /** The message's word, or that of its only payment information: we write one in each message. */
  #whole(ofGroup: Said): ResultFile['whole'] {
    const [only, second] = this.#informations;
    const said =
      only && !second && saidIn(only, 'PmtInfSts').code !== '' ? saidIn(only, 'PmtInfSts') : ofGroup;
    if (said.code === '' || SAYS_NOTHING_OF_ITEMS.has(said.code)) return null;
    return stateOf(said);
  }

  #currency(): string {
    const [first = '', ...others] = new Set(
      this.#items.map((each) => each.currency).filter((each) => each !== ''),
    );
    return others.length === 0 ? first : '';
  }

  #count(text: string): number | null {
    if (text === '') return null;
    if (/^\d{1,15}$/.test(text)) return Number(text);
    this.#refuse(0, 'OrgnlNbOfTxs', 'not_a_count', text, '12');
    return null;
  }

  #amount(row: number, text: string, currency: string): number | null {
    const read = readDecimal(text, fractionDigits(currency));
    if (read.ok) return read.value;
    this.#refuse(row, row === 0 ? 'OrgnlCtrlSum' : 'InstdAmt', read.error.kind, text, '1234.56');
    return null;
  }

  #refuse(row: number, column: string, problem: string, text: string, expected: string): void {
    this.#problems.push({ row, column, problem, text: maskText(text).slice(0, 80), expected });
  }
}

function saidIn(tree: TagNode, statusName: string): Said {
  const [reason] = childrenOf(tree, 'StsRsnInf');
  return {
    code: textOf(tree, statusName),
    reasonCode: textOf(reason, 'Rsn', 'Cd') || textOf(reason, 'Rsn', 'Prtry'),
    reasonText: childrenOf(reason, 'AddtlInf')
      .map((each) => each.text)
      .join(' ')
      .slice(0, 400),
    happenedAt: textOf(tree, 'AccptncDtTm'),
  };
}

function stateOf({
  code,
  reasonCode,
  reasonText,
  happenedAt,
}: Said): Omit<ResultItem, 'row' | 'itemNo' | 'amount' | 'currency'> {
  const state = stateOfCode(code);
  return { state, reasonCode: reasonCode || (state === 'unknown' ? code : ''), reasonText, happenedAt };
}

const firstText = (trees: readonly TagNode[], name: string): string =>
  trees.map((tree) => textOf(tree, name)).find((text) => text !== '') ?? '';
