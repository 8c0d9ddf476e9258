/**
 * Log-in names are compared without regard to case, width and spaces, so that one person has one name at the door. The ledger keeps them folded
 * and the key slots keep a tag of the folded name: one rule for both, or a name could be free for the one and taken for the other.
 */

/** Upper and then lower case is as near to Unicode's case folding as the language comes: ß, SS and ss are one. */
export const foldLogIn = (login: string): string =>
  login.normalize('NFKC').trim().replace(/\s+/gu, ' ').toUpperCase().toLowerCase().normalize('NFKC');
