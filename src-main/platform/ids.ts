/** Names nobody can guess: tokens for files, plans, sessions and workspaces. */
import { randomBytes } from 'node:crypto';

const TOKEN_BYTES = 24;

/** 32 characters of A–Z a–z 0–9 - _ (192 bits). */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
