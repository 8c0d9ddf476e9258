/** Under which name what is typed of a term is kept: of another term, and of a term that was changed meanwhile, it is another draft. */
import type { OfAccount } from '../../../../shared/domain/settlement-terms.ts';

/** Longer names are no names of drafts. */
const LENGTH_MAX = 120;

/** `of` null: of a new one. */
export const draftOf = (
  what: string,
  of: OfAccount | null,
  ...more: readonly (string | undefined)[]
): string =>
  ['terms', what, ...(of ? [of.channel, of.account, ...more] : ['new'])].join('.').slice(0, LENGTH_MAX);
