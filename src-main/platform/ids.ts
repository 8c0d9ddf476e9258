/** Names nobody can guess: tokens for files, plans, sessions and workspaces, and the ids persons are known by. */
import { randomBytes, randomInt } from 'node:crypto';

const TOKEN_BYTES = 24;
const PERSON_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PERSON_LENGTH = 10;

/** 32 characters of A–Z a–z 0–9 - _ (192 bits). */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** `P-` and 10 letters and digits: says nothing of who it is, so it may stand in the record for ever. */
export const newPersonId = (): string =>
  `P-${Array.from({ length: PERSON_LENGTH }, () => PERSON_LETTERS[randomInt(PERSON_LETTERS.length)]).join('')}`;

const PARTY_LETTERS = PERSON_LETTERS.slice(0, 36);
const PARTY_LENGTH = 8;

/** A party (M), an account (A), an agreement (G) or a watch entry (W): a letter, a dash and 8 digits and capitals that say nothing of whom it is about. */
export const newPartyId = (letter: 'M' | 'A' | 'G' | 'W'): string =>
  `${letter}-${Array.from({ length: PARTY_LENGTH }, () => PARTY_LETTERS[randomInt(PARTY_LETTERS.length)]).join('')}`;

const MAPPING_ID_BYTES = 8;

/** 16 small hexadecimal digits: it stands in the name of a format. */
export const newMappingId = (): string => randomBytes(MAPPING_ID_BYTES).toString('hex');
