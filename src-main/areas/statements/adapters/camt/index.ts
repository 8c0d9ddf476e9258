/**
 * Bank messages of ISO 20022, camt.052 (report in the day), camt.053 (statement) and camt.054 (notification), of every version: told by the
 * name of the message inside, since namespaces and version numbers are many and the shape is one.
 */
import type { FormatAdapter, Places, Sample, Splitter } from '../../adapter.ts';
import { type CamtKind, CamtParser } from './parse.ts';

const SPLITTER: Splitter = {
  kind: 'tags',
  dialect: 'xml',
  records: ['Ntry'],
  frames: ['GrpHdr', 'Acct', 'Stmt', 'Rpt', 'Ntfctn'],
};

/** With or without a prefix; in version 1 the name ends with it. */
const MESSAGE = /<(?:[\w.-]{1,40}:)?(BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)(?:V\d{2})?[\s/>]/;

const messageOf = (sample: Sample): string =>
  /^[\s\ufeff]*</.test(sample.text) ? (MESSAGE.exec(sample.text)?.[1] ?? '') : '';

const PLACES: Places = {
  net: ['Amt'],
  currency: ['Amt@Ccy'],
  direction: ['CdtDbtInd'],
  status: ['Sts', 'Sts/Cd'],
  bookingDate: ['BookgDt/Dt', 'BookgDt/DtTm'],
  valueDate: ['ValDt/Dt', 'ValDt/DtTm'],
  occurredAt: ['BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm'],
  channelTransactionId: ['AcctSvcrRef', 'NtryDtls/TxDtls/Refs/AcctSvcrRef'],
  batchNo: ['NtryDtls/Btch/PmtInfId', 'NtryDtls/Btch/MsgId'],
  bankReference: ['NtryDtls/TxDtls/Refs/EndToEndId', 'NtryDtls/TxDtls/RmtInf/Strd/CdtrRefInf/Ref'],
  counterparty: ['Dbtr', 'Cdtr'].flatMap((party) => [
    `NtryDtls/TxDtls/RltdPties/${party}/Nm`,
    `NtryDtls/TxDtls/RltdPties/${party}/Pty/Nm`,
  ]),
  description: ['NtryDtls/TxDtls/RmtInf/Ustrd', 'NtryDtls/TxDtls/AddtlTxInf', 'AddtlNtryInf'],
};

const camt = (id: string, message: string, kind: CamtKind): FormatAdapter => ({
  id,
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'none',
  recognise: (sample) =>
    messageOf(sample) === message
      ? { is: 'mine', recognition: { sureness: 'certain', splitter: SPLITTER, layout: null, drift: [] } }
      : { is: 'not_mine' },
  parse: (_layout, sink) => new CamtParser(kind, sink),
  places: () => PLACES,
});

export const camt052 = camt('camt052', 'BkToCstmrAcctRpt', 'report');
export const camt053 = camt('camt053', 'BkToCstmrStmt', 'statement');
export const camt054 = camt('camt054', 'BkToCstmrDbtCdtNtfctn', 'notification');
