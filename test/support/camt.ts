/** Builds CAMT messages for tests: one statement of one account in euro unless told otherwise, in the shape of a version. */
export interface EntryParts {
  readonly amount?: string;
  readonly currency?: string;
  readonly direction?: 'CRDT' | 'DBIT' | string;
  readonly status?: string;
  readonly booked?: string;
  readonly value?: string;
  /** AcctSvcrRef; none where ''. */
  readonly number?: string;
  /** What else stands in the entry. */
  readonly more?: string;
}

export interface StatementParts {
  readonly id?: string;
  readonly account?: string;
  readonly balances?: readonly string[];
  readonly entries?: readonly string[];
  /** Between the identification and the account: numbers, days, pages. */
  readonly head?: string;
  /** Between the balances and the entries. */
  readonly summary?: string;
}

const element = (name: string, content: string) => (content === '' ? '' : `<${name}>${content}</${name}>`);

export const entry = (parts: EntryParts = {}): string => {
  const {
    amount = '10.00',
    currency = 'EUR',
    direction = 'CRDT',
    status = 'BOOK',
    booked = '2026-03-02',
  } = parts;
  const { value = '', number = '', more = '' } = parts;
  return [
    `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`,
    element('Sts', status),
    element('BookgDt', element('Dt', booked)),
    element('ValDt', element('Dt', value)),
    element('AcctSvcrRef', number),
    more,
    '</Ntry>',
  ].join('');
};

export const balance = (
  code: string,
  amount: string,
  day: string,
  direction = 'CRDT',
  currency = 'EUR',
): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt>` +
  `<CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

export const payment = (content: string): string => element('NtryDtls', element('TxDtls', content));

const MESSAGES = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

export const statement = (parts: StatementParts = {}): string => {
  const {
    id = 'S1',
    account = 'DE89370400440532013000',
    balances = [],
    entries = [],
    head = '',
    summary = '',
  } = parts;
  return [
    element('Id', id),
    head,
    `<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Qinghe GmbH</Nm></Ownr></Acct>`,
    ...balances,
    summary,
    ...entries,
  ].join('\n');
};

export function camt(
  kind: keyof typeof MESSAGES,
  statements: readonly string[],
  options: { readonly version?: string; readonly header?: string; readonly declaration?: string } = {},
): string {
  const { version = '02', header = '', declaration = '<?xml version="1.0" encoding="UTF-8"?>' } = options;
  const [message, block] = MESSAGES[kind];
  return [
    declaration,
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.${version}">`,
    `<${message}><GrpHdr><MsgId>M1</MsgId>${header}</GrpHdr>`,
    ...statements.map((each) => `<${block}>${each}</${block}>`),
    `</${message}></Document>`,
    '',
  ].join('\n');
}
