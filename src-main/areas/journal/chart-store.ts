/** The chart of accounts as it stands: what is shipped with the house's own words over it, and what the books say of each account. */
import type { AccountRole } from '../../../shared/domain/books.ts';
import { assert } from '../../../shared/result.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { balances } from './balances.ts';
import {
  type AccountUse,
  type ChartAccount,
  type ChartBody,
  codesOfRoles,
  standingChart,
} from './rules/chart.ts';

export class ChartStore {
  readonly #ledger: Ledger;
  #chart: readonly ChartAccount[] | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  all(): readonly ChartAccount[] {
    this.#chart ??= standingChart(
      this.#ledger
        .all(this.#ledger.query.selectFrom('chart_account').selectAll().orderBy('row'))
        .map(({ code, version, body, state, at, by }) => ({
          ...(JSON.parse(body) as ChartBody), // Checked by the contract before it was written.
          code,
          version,
          state: state === 'closed' ? 'closed' : 'open',
          at,
          by,
        })),
    );
    return this.#chart;
  }

  find(code: string): ChartAccount | null {
    return this.all().find((each) => each.code === code) ?? null;
  }

  /** Of a posting: what is posted to stays in the chart, closed or not. */
  get(code: string): ChartAccount {
    const found = this.find(code);
    assert(found !== null, `account ${code} is in the chart`);
    return found;
  }

  codes(): ReadonlyMap<AccountRole, string> {
    return codesOfRoles(this.all());
  }

  /** The account a role is held by. */
  codeOf(role: AccountRole): string {
    return this.codes().get(role) ?? '';
  }

  use(code: string): AccountUse {
    const { query } = this.#ledger;
    const posting = query.selectFrom('journal_posting').select('row').where('account', '=', code).limit(1);
    return {
      isUsed: this.#ledger.first(posting) !== undefined,
      hasBalance: balances(this.#ledger, { accounts: [code] }).length > 0,
    };
  }

  /** Codes with postings. */
  used(): ReadonlySet<string> {
    const { query } = this.#ledger;
    return new Set(
      this.#ledger
        .all(query.selectFrom('journal_posting').select('account').distinct())
        .map(({ account }) => account),
    );
  }

  /** Inside a write. */
  append(
    body: ChartBody,
    state: ChartAccount['state'],
    said: { readonly at: string; readonly by: string; readonly reason: string },
  ): void {
    const version = 1 + (this.find(body.code)?.version ?? 0);
    const { code } = body;
    this.#ledger.append(
      this.#ledger.query
        .insertInto('chart_account')
        .values({ code, version, body: JSON.stringify(body), state, ...said }),
    );
    this.#chart = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#chart = null;
  }
}
