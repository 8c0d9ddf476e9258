/**
 * The published order of elements in pain.001 and pain.008, as far as our messages reach, written down from the schemas and not from our writers:
 * a witness that needs no schema file. `?` may be missing, `+` may be repeated, `|` is one of two; a pattern is of a text.
 */
import type { TagNode } from '../../../../src-main/areas/statements/split-tags.ts';

const PARTY = 'Nm? PstlAdr? Id? CtryOfRes? CtctDtls?';
const ACCOUNT = 'Id Tp? Ccy? Nm? Prxy?';
const AGENT = 'FinInstnId BrnchId?';

const COMMON: Readonly<Record<string, string>> = {
  GrpHdr: 'MsgId CreDtTm Authstn? NbOfTxs CtrlSum? InitgPty FwdgAgt?',
  InitgPty: PARTY,
  Dbtr: PARTY,
  Cdtr: PARTY,
  DbtrAcct: ACCOUNT,
  CdtrAcct: ACCOUNT,
  DbtrAgt: AGENT,
  CdtrAgt: AGENT,
  'DbtrAcct/Id': 'IBAN|Othr',
  'CdtrAcct/Id': 'IBAN|Othr',
  'Id/Othr': 'Id SchmeNm? Issr?',
  'FinInstnId/Othr': 'Id SchmeNm? Issr?',
  ClrSysMmbId: 'ClrSysId? MmbId',
  ClrSysId: 'Cd|Prtry',
  PmtId: 'InstrId? EndToEndId UETR?',
  PmtTpInf: 'InstrPrty? SvcLvl? LclInstrm? CtgyPurp?',
  SvcLvl: 'Cd|Prtry',
  RmtInf: 'Ustrd? Strd?',
};
const TRANSFER: Readonly<Record<string, string>> = {
  ...COMMON,
  Document: 'CstmrCdtTrfInitn',
  CstmrCdtTrfInitn: 'GrpHdr PmtInf+',
  PmtInf:
    'PmtInfId PmtMtd BtchBookg? NbOfTxs? CtrlSum? PmtTpInf? ReqdExctnDt PoolgAdjstmntDt? Dbtr DbtrAcct DbtrAgt DbtrAgtAcct? UltmtDbtr? ChrgBr? ChrgsAcct? ChrgsAcctAgt? CdtTrfTxInf+',
  CdtTrfTxInf:
    'PmtId PmtTpInf? Amt XchgRateInf? ChrgBr? ChqInstr? UltmtDbtr? CdtrAgt? CdtrAgtAcct? Cdtr? CdtrAcct? UltmtCdtr? InstrForCdtrAgt? InstrForDbtrAgt? Purp? RgltryRptg? Tax? RltdRmtInf? RmtInf?',
  Amt: 'InstdAmt|EqvtAmt',
};
const DEBIT: Readonly<Record<string, string>> = {
  ...COMMON,
  Document: 'CstmrDrctDbtInitn',
  CstmrDrctDbtInitn: 'GrpHdr PmtInf+',
  PmtInf:
    'PmtInfId PmtMtd BtchBookg? NbOfTxs? CtrlSum? PmtTpInf? ReqdColltnDt Cdtr CdtrAcct CdtrAgt CdtrAgtAcct? UltmtCdtr? ChrgBr? ChrgsAcct? ChrgsAcctAgt? CdtrSchmeId? DrctDbtTxInf+',
  DrctDbtTxInf:
    'PmtId PmtTpInf? InstdAmt ChrgBr? DrctDbtTx? UltmtCdtr? DbtrAgt DbtrAgtAcct? Dbtr DbtrAcct UltmtDbtr? InstrForCdtrAgt? Purp? RgltryRptg? Tax? RltdRmtInf? RmtInf?',
  DrctDbtTx: 'MndtRltdInf? CdtrSchmeId? PreNtfctnId? PreNtfctnDt?',
  MndtRltdInf: 'MndtId? DtOfSgntr? AmdmntInd? AmdmntInfDtls? ElctrncSgntr? FrstColltnDt? FnlColltnDt? Frqcy?',
};
const NEW = { FinInstnId: 'BICFI? ClrSysMmbId? LEI? Nm? PstlAdr? Othr?' };
const OLD = { FinInstnId: 'BIC? ClrSysMmbId? Nm? PstlAdr? Othr?' };

export const ORDERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'pain.001.001.09': { ...TRANSFER, ...NEW, ReqdExctnDt: 'Dt|DtTm' },
  'pain.001.001.03': { ...TRANSFER, ...OLD },
  'pain.008.001.08': { ...DEBIT, ...NEW },
  'pain.008.001.02': { ...DEBIT, ...OLD },
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
const TEXTS: Readonly<Record<string, RegExp>> = {
  MsgId: /^.{1,35}$/u,
  CreDtTm: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  NbOfTxs: /^\d{1,15}$/,
  CtrlSum: /^\d{1,17}(?:\.\d+)?$/,
  PmtInfId: /^.{1,35}$/u,
  PmtMtd: /^(?:TRF|DD)$/,
  BtchBookg: /^(?:true|false)$/,
  ReqdExctnDt: DAY,
  ReqdColltnDt: DAY,
  Dt: DAY,
  DtOfSgntr: DAY,
  InstrId: /^.{1,35}$/u,
  EndToEndId: /^.{1,35}$/u,
  InstdAmt: /^\d{1,18}(?:\.\d{1,5})?$/,
  Ccy: /^[A-Z]{3}$/,
  Nm: /^.{1,140}$/u,
  IBAN: /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/,
  Id: /^.{1,34}$/u,
  BIC,
  BICFI: BIC,
  MmbId: /^.{1,35}$/u,
  Cd: /^.{1,5}$/u,
  ChrgBr: /^(?:DEBT|CRED|SHAR|SLEV)$/,
  MndtId: /^.{1,35}$/u,
  Ustrd: /^.{1,140}$/u,
};

/** What is out of order, missing, unknown or not of its form, by the way to it; [] says that the message has the published shape. */
export function faultsOf(tree: TagNode, orders: Readonly<Record<string, string>>, way = tree.name): string[] {
  const parent = way.split('/').slice(-2).join('/');
  const order = orders[parent] ?? orders[tree.name];
  if (tree.children.length === 0) {
    const form = TEXTS[tree.name];
    if (form === undefined) return [`${way}: not in the message`];
    return form.test(tree.text) ? [] : [`${way}: "${tree.text}"`];
  }
  if (order === undefined) return [`${way}: holds elements`];
  const shape = new RegExp(
    `^${order
      .split(' ')
      .map((each) => `(?:(?:${each.replace(/[?+]$/, '')}) )${/[?+]$/.exec(each)?.[0] ?? ''}`)
      .join('')}$`,
  );
  const names = tree.children.map(({ name }) => `${name} `).join('');
  const own = shape.test(names) ? [] : [`${way}: ${names}`];
  return [...own, ...tree.children.flatMap((child) => faultsOf(child, orders, `${way}/${child.name}`))];
}
