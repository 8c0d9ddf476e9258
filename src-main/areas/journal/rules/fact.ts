/**
 * What an entry books, as one text that stays readable when everything else is gone:
 *
 * 'import:12' lines of a file, 'batch:PB20261126-001' payments, 'fund:…' a top-up, 'group:p12' a person's match, 'exception:…' a decision on an
 * exception, 'settlement:A3' an adjustment of what a merchant is owed, 'opening' balances before the first file; '' of entries by two persons.
 */
export const groupSource = (groupId: number): string => `group:p${groupId}`;
export const exceptionSource = (key: string): string => `exception:${key}`;

/** The import whose lines it books; null of other facts. */
export function importOfFact(fact: string): number | null {
  const found = /^import:(\d+)$/.exec(fact);
  return found ? Number(found[1]) : null;
}
