/**
 * The elements of an OFX file that are looked at: what is a record, and what stands around records and says whose they are.
 */

/** Securities that change hands without money. */
const WITHOUT_MONEY = ['CLOSUREOPT', 'JRNLSEC', 'REINVEST', 'SPLIT', 'TRANSFER'];
const SECURITIES = [
  'BUYDEBT',
  'BUYMF',
  'BUYOPT',
  'BUYOTHER',
  'BUYSTOCK',
  'INCOME',
  'INVEXPENSE',
  'JRNLFUND',
  'MARGININTEREST',
  'RETOFCAP',
  'SELLDEBT',
  'SELLMF',
  'SELLOPT',
  'SELLOTHER',
  'SELLSTOCK',
];
/** Not booked yet (STMTTRNP): they carry no number, so the booked one could not be told from them. */
export const SECURITIES_WITHOUT_MONEY: ReadonlySet<string> = new Set([...WITHOUT_MONEY, 'STMTTRNP']);

export const RECORDS: readonly string[] = ['STMTTRN', 'STMTTRNP', ...WITHOUT_MONEY, ...SECURITIES];
export const FRAMES: readonly string[] = [
  'STATUS',
  'CURDEF',
  'BANKACCTFROM',
  'CCACCTFROM',
  'INVACCTFROM',
  'BANKTRANLIST',
  'INVTRANLIST',
  'LEDGERBAL',
  'AVAILBAL',
  'STMTRS',
  'CCSTMTRS',
  'INVSTMTRS',
];
