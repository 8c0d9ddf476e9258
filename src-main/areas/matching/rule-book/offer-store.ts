/** What was said of offered rules: taken into a draft, or declined for good. */
import type { Ledger } from '../../../ledger/ledger.ts';

export type OfferWord = 'taken' | 'declined';

/** Call inside a write. */
export function appendOfferWord(
  ledger: Ledger,
  entry: { readonly key: string; readonly word: OfferWord; readonly at: string; readonly by: string },
): void {
  ledger.append(
    ledger.query
      .insertInto('rule_offer_word')
      .values({ offer_key: entry.key, word: entry.word, at: entry.at, by: entry.by }),
  );
}

/** Keys of offers that somebody answered: they are not made again. */
export const answeredOffers = (ledger: Ledger): ReadonlySet<string> =>
  new Set(
    ledger.all(ledger.query.selectFrom('rule_offer_word').select('offer_key')).map((row) => row.offer_key),
  );
