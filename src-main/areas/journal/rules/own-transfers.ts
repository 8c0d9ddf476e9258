/**
 * Units of links (statements/links): two lines that are one movement of money between accounts of ours. Between banks it is 在途资金 from the day it left
 * to the day it came, and nothing of it is left to be explained. What a wallet shows of it, or what a bank card paid for a wallet, moves between that
 * wallet and the bank, so that it is counted once.
 *
 * Both lines or none: where one is explained otherwise by now (a payment, a match), the link does nothing.
 */
import type { LinkKind } from '../../../../shared/domain/line-link.ts';
import { type BookedLine, placeOf } from './file-lines.ts';
import type { LineBook } from './line-book.ts';
import { importSource } from './line-units.ts';
import type { Place, Units } from './units.ts';

/** A link that counts: by the machine or by a person, and by nobody rejected. */
export interface BookedLink {
  readonly kind: LinkKind;
  readonly a: number;
  readonly b: number;
}

export function transferUnits(links: Iterable<BookedLink>, book: LineBook, units: Units): void {
  for (const { kind, a, b } of links) {
    if (book.isExplained(a) || book.isExplained(b)) continue;
    const [first, second] = [book.find(a), book.find(b)];
    if (kind === 'own_transfer' && first && second && waits(first) && waits(second)) {
      // What left is in transit of the account it left.
      const transit = placeOf('funds_in_transit', first.main.sub);
      for (const [id, line] of [
        [a, first],
        [b, second],
      ] as const) {
        book.take(id);
        clear(line, id, transit, units);
      }
      continue;
    }
    const [bankId, bank, other] = isAtBank(first) ? [a, first, b] : isAtBank(second) ? [b, second, a] : [];
    if (bankId === undefined || !bank || other === undefined || !waits(bank)) continue;
    // What a card paid is booked out of the wallet already, an own move of the wallet not at all: here it gets what it spent, or gives what arrived.
    const wallet = book.walletOf(other);
    if (!wallet) continue;
    book.take(bankId);
    clear(bank, bankId, wallet, units);
  }
}

const isAtBank = (line: BookedLine | null): line is BookedLine => line?.main.role === 'bank';
/** Nobody said yet what it is. */
const waits = ({ counter }: BookedLine): boolean =>
  counter.role === 'bank_unmatched' || counter.role === 'adjustment';

/** With the line's own amount: what differs between the two stays where the link put it. */
function clear({ file, day, currency, counter, signed }: BookedLine, id: number, place: Place, units: Units) {
  const rule = place.role === 'funds_in_transit' ? 'own_transfer' : 'wallet_funded';
  const of = { source: importSource(file.id), rule, day, currency, debit: counter, credit: place };
  units.line(of, id, signed);
}
