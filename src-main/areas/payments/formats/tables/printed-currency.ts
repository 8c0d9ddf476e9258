/** The currency a table prints, by its code: banks write 人民币 or RMB for CNY. Anything else is given back as it stands, for the reader to judge. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['人民币', 'CNY'],
  ['人民币元', 'CNY'],
  ['RMB', 'CNY'],
]);

export const printedCurrency = (text: string): string => CODES.get(text) ?? text;
