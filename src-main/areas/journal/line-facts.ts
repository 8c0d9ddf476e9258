/**
 * What lines of files and refunds paid by us ask of the books, before anything explains them. The books are made from it, and settlement reads from the
 * same what merchants are owed: one computation, so that both say the same to the fen.
 */
import { readHouse, readStories } from './book-facts.ts';
import type { BookDeps } from './deps.ts';
import { bookedPayments } from './explained-facts.ts';
import { movedBefore, statedBalances } from './opening-facts.ts';
import type { Story } from './rules/file-lines.ts';
import { lineUnits } from './rules/line-units.ts';
import { openingUnits } from './rules/opening-units.ts';
import type { BookedPayment } from './rules/payment-units.ts';
import { refundUnits } from './rules/refund-units.ts';
import { shareUnits } from './rules/share-units.ts';
import { soldOrders } from './rules/sold-orders.ts';
import { Units } from './rules/units.ts';

export interface Gathered {
  readonly units: Units;
  readonly stories: ReturnType<typeof readStories>;
  readonly house: ReturnType<typeof readHouse>;
  readonly paid: readonly BookedPayment[];
}

export function gatherLines({
  lines,
  parties,
  payments,
}: Pick<BookDeps, 'lines' | 'parties' | 'payments'>): Gathered {
  const units = new Units();
  const stories = readStories(lines, parties.agreements().length > 0);
  const house = readHouse(lines, parties, stories);
  const share = (story: Story) => ({
    story,
    given: shareUnits(story, lineUnits(story, house, units), units),
  });
  const sides = [share(stories.trade), share(stories.fund)];
  share(stories.bank);
  const paid = bookedPayments(payments(), parties);
  const refunded = paid.flatMap(({ purpose, merchantOrderNo }) =>
    purpose === 'refund' ? merchantOrderNo : [],
  );
  refundUnits(paid, soldOrders(sides, refunded), units);
  openingUnits(statedBalances(lines, stories, house), movedBefore(stories, house), units);
  return { units, stories, house, paid };
}
