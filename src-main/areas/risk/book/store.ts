/** The versions of the risk book, appended and never changed; the newest is in force, and where there is none what is shipped. */
import { type RiskBook, riskBook } from '../../../../shared/domain/risk.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { SHIPPED_BOOK } from './shipped.ts';

interface BookVersion {
  readonly version: number;
  readonly book: RiskBook;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export class RiskBookStore {
  readonly #ledger: Ledger;
  #held: { readonly writes: number; readonly versions: readonly BookVersion[] } | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Oldest first; none while the house goes by what is shipped. */
  versions(): readonly BookVersion[] {
    const writes = this.#ledger.writes();
    if (this.#held?.writes === writes) return this.#held.versions;
    const { query } = this.#ledger;
    const versions = this.#ledger
      .all(query.selectFrom('risk_book').selectAll().orderBy('version'))
      .map(({ version, body, reason, at, by }) => ({
        ...{ version, reason, at, by },
        book: riskBook.parse(JSON.parse(body)),
      }));
    this.#held = { writes, versions };
    return versions;
  }

  /** 0 is what is shipped. */
  version(): number {
    return this.versions().at(-1)?.version ?? 0;
  }

  inForce(): RiskBook {
    return this.versions().at(-1)?.book ?? SHIPPED_BOOK;
  }

  /** Call inside a write. */
  append(book: RiskBook, reason: string, at: string, by: string): number {
    const version = this.version() + 1;
    const body = JSON.stringify(book);
    this.#ledger.append(this.#ledger.query.insertInto('risk_book').values({ version, body, reason, at, by }));
    return version;
  }
}
