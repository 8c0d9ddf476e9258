/** What settlement is worked out from and with: facts of the areas before it, the record, a second person, and what was signed. */
import type { Locale } from '../../../shared/wording/catalogue.ts';
import type { RequestSubject, SecondPerson } from '../../platform/second-person.ts';
import type { BookDeps } from '../journal/deps.ts';
import type { TermsStore } from '../matching/terms/store.ts';
import type { PaymentsDeps } from '../payments/deps.ts';
import type { ChannelBook } from './channel/channel-book.ts';
import type { ExpectedFees } from './fees/expected-fees.ts';
import type { MerchantBook } from './merchant/merchant-book.ts';
import type { SettlementBook } from './settlement-book.ts';

export interface SettlementDeps extends Omit<BookDeps, 'payments'> {
  readonly terms: TermsStore;
  readonly payments: PaymentsDeps;
  /** What channels should have charged. */
  readonly fees: ExpectedFees;
  /** What channels owe, with what they paid out. */
  readonly channel: ChannelBook;
  /** What merchants are owed, with what is held of it and left open. */
  readonly merchant: MerchantBook;
  readonly book: SettlementBook;
  readonly secondPerson: SecondPerson;
  readonly mayReveal: (person: string) => boolean;
  /** Requests that wait, of every kind: number, kind, what they are about. */
  readonly waiting: () => readonly {
    readonly id: number;
    readonly kind: string;
    readonly subject: RequestSubject;
  }[];
  /** Every request, with how far it is: by which of them something was signed. */
  readonly requests: () => readonly {
    readonly id: number;
    readonly kind: string;
    readonly state: string;
    readonly subject: RequestSubject;
  }[];
  readonly locale: () => Locale;
  /** Whose settlement it is, as statements say it. */
  readonly house: () => string;
}
