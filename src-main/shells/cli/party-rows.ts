/**
 * A file of parties and their accounts (CSV, UTF-8 or GB18030, headings in Chinese or English) as rows, or everything that is wrong with it: all bad rows
 * are listed, and with one of them nothing is entered.
 */
import type { z } from 'zod';
import {
  type AccountBody,
  accountBody,
  type PartyBody,
  partyBody,
} from '../../../shared/contract/parties.ts';
import { accountProblem, bankCodeProblem } from '../../../shared/domain/account-form.ts';
import { identityProblem } from '../../../shared/domain/identity-number.ts';
import {
  ACCOUNT_KINDS,
  ACCOUNT_PURPOSES,
  IDENTITY_KINDS,
  PARTY_KINDS,
} from '../../../shared/domain/party.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { LOCALES, say, type WordKey } from '../../../shared/wording/catalogue.ts';
import { decodeText } from '../../areas/statements/decode.ts';
import { splitSample } from '../../areas/statements/split.ts';

export interface PartyRow {
  readonly row: number;
  readonly party: PartyBody;
  /** Null where the row has no account number. */
  readonly account: AccountBody | null;
}
export interface PartyRowProblem {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  /** A name: account_form.<why>, or what a cell may say. */
  readonly problem: string;
}

/** What a heading may be called; the first is how we write it. */
const HEADINGS = {
  kind: ['kind', '种类', '类型'],
  name: ['name', '名称', '商户名称', '姓名'],
  shortName: ['short_name', '简称'],
  identityKind: ['identity_kind', '证件种类', '证件类型'],
  identityNo: ['identity_no', '证件号码', '证件号'],
  contact: ['contact', '联系方式', '电话'],
  accountKind: ['account_kind', '账户种类'],
  purpose: ['purpose', '用途'],
  channel: ['channel', '渠道'],
  holder: ['holder', '户名', '账户名称'],
  number: ['account', 'number', '账号', '收款账号', '卡号'],
  bankName: ['bank', '开户行'],
  bankCode: ['bank_code', '联行号', 'bic'],
  currency: ['currency', '币种'],
  isOrganisation: ['organisation', '对公'],
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[]; // The table is closed, so its keys are exactly its columns.

export function readPartyRows(bytes: Buffer): {
  readonly rows: readonly PartyRow[];
  readonly problems: readonly PartyRowProblem[];
} {
  const text = [...decodeText(bytes).pieces()].join('');
  const [head, ...records] = splitSample(text, { kind: 'csv', delimiter: ',' }, true);
  const columns = (head?.cells ?? []).map((cell) => columnOf(cell));
  for (const needed of ['kind', 'name'] as const)
    if (!columns.includes(needed))
      return { rows: [], problems: [{ row: 1, column: HEADINGS[needed][0], text: '', problem: 'missing' }] };
  const read = records
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => {
      const at = (column: Column) => (cells[columns.indexOf(column)] ?? '').trim();
      // A wrong cell is named by the heading it has in the file.
      const heading = (column: Column) =>
        (head?.cells[columns.indexOf(column)] ?? HEADINGS[column][0]).trim();
      return readRow(row, (column) => (columns.includes(column) ? at(column) : ''), heading);
    });
  return {
    rows: read.flatMap((each) =>
      each.problems.length === 0 && each.party ? [{ ...each, party: each.party }] : [],
    ),
    problems: read.flatMap((each) => each.problems),
  };
}

const columnOf = (cell: string): Column | undefined =>
  COLUMNS.find((column) => HEADINGS[column].some((word) => word === cell.trim().toLowerCase()));

const YES = /^(?:yes|y|true|1|是|对公)$/i;
const NO = /^(?:no|n|false|0|否|对私)?$/i;

/** The column a fault of a whole row lies in: parts of a body are called as columns are. */
const columnOfIssue = ({ path }: z.core.$ZodIssue, otherwise: Column): Column =>
  COLUMNS.find((column) => column === path[0]) ?? otherwise;

/** Numbers of accounts and of persons' papers are protected: what is said of them never repeats them. */
const UNSAID: readonly Column[] = ['number', 'identityNo'];

function readRow(row: number, at: (column: Column) => string, heading: (column: Column) => string) {
  const problems: PartyRowProblem[] = [];
  const note = (column: Column, problem: string) =>
    problems.push({ row, column: heading(column), text: UNSAID.includes(column) ? '' : at(column), problem });
  const choice = <T extends string>(column: Column, of: readonly T[], prefix: string, otherwise: T): T => {
    const found = at(column) === '' ? otherwise : named(of, prefix, at(column));
    if (found === undefined) note(column, of.join('|'));
    return found ?? otherwise;
  };
  const identityNo = at('identityNo');
  const party = partyBody.safeParse({
    kind: choice('kind', PARTY_KINDS, 'partyKind', 'payee'),
    name: at('name'),
    shortName: at('shortName'),
    identityKind: choice(
      'identityKind',
      IDENTITY_KINDS,
      'identityKind',
      identityNo === '' ? 'none' : 'other',
    ),
    identityNo,
    parentId: '',
    contact: at('contact'),
    note: '',
  });
  if (at('kind') === '') note('kind', PARTY_KINDS.join('|'));
  if (!party.success)
    for (const issue of party.error.issues) note(columnOfIssue(issue, 'name'), issue.message);
  else if (identityProblem(party.data) !== '') note('identityNo', identityProblem(party.data));
  if (at('number') === '') return { row, party: party.data ?? null, account: null, problems };
  if (!YES.test(at('isOrganisation')) && !NO.test(at('isOrganisation'))) note('isOrganisation', 'yes|no');
  const kind = choice('accountKind', ACCOUNT_KINDS, 'accountKind', 'bank');
  const account = accountBody.safeParse({
    kind,
    purpose: choice('purpose', ACCOUNT_PURPOSES, 'accountPurpose', 'pay'),
    channel: kind === 'bank' ? 'bank' : choice('channel', CHANNELS, 'channel', 'other'),
    holder: at('holder') || at('name'),
    number: at('number'),
    bankName: at('bankName'),
    bankCode: at('bankCode'),
    currency: at('currency').toUpperCase() || 'CNY',
    isOrganisation: YES.test(at('isOrganisation')),
    mandateId: '',
    mandateDay: '',
  });
  if (!account.success)
    for (const issue of account.error.issues) note(columnOfIssue(issue, 'number'), issue.message);
  else {
    if (accountProblem(account.data) !== '') note('number', accountProblem(account.data));
    if (bankCodeProblem(account.data.bankCode) !== '')
      note('bankCode', bankCodeProblem(account.data.bankCode));
  }
  return { row, party: party.data ?? null, account: account.data ?? null, problems };
}

/** A choice by our name for it or by its word in any language. */
const named = <T extends string>(of: readonly T[], prefix: string, text: string): T | undefined =>
  of.find(
    (each) =>
      each === text.toLowerCase() ||
      LOCALES.some(
        (locale) => say(locale, `${prefix}.${each}` as WordKey).toLowerCase() === text.toLowerCase(),
      ), // Every value of these lists has its word: a test holds it.
  );
