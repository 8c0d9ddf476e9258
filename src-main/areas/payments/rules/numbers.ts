/**
 * Numbers of batches, of their payments, and of the message a batch goes out as. Letters and digits, within what banks and channels take (35 and 32).
 *
 * A payment's number ends with four signs of what was agreed to: a ledger that was set back to a backup and gives a batch's number once more does not
 * give the numbers of payments once more, so no line of a bank is taken for another payment.
 */
export function nextBatchNo(day: string, known: Iterable<string>): string {
  const head = `PB${day.replaceAll('-', '')}-`;
  let last = 0;
  for (const batchNo of known)
    if (batchNo.startsWith(head)) last = Math.max(last, Number(batchNo.slice(head.length)));
  return `${head}${String(last + 1).padStart(3, '0')}`;
}

const digitsOf = (batchNo: string): string => {
  const [day = '', place = ''] = batchNo.slice(2).split('-');
  return `${day}${place.padStart(5, '0')}`;
};

/** `hash` is the one a second person agreed to. */
export const itemNoOf = (batchNo: string, place: number, hash: string): string =>
  `PI${digitsOf(batchNo)}${String(place).padStart(5, '0')}${hash.slice(0, 4).toUpperCase()}`;

export const messageIdOf = (batchNo: string, hash: string): string =>
  `PB${digitsOf(batchNo)}${hash.slice(0, 8).toUpperCase()}`;
