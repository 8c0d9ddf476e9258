/** A day of money without a database: lines as files tell them, parties as they are known, and the sums that are to be reported of them. */
import type { ParsedLine, SourceKind } from '../../../shared/domain/statement-line.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { type GatherDeps, gather } from '../../../src-main/areas/risk/large-value/gather.ts';
import { bookOf, type LargeValueBook } from '../../../src-main/areas/risk/large-value/rows.ts';
import type { LineSet } from '../../../src-main/areas/statements/rules/line-columns.ts';
import { setOf } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type KnownAccount = {
  readonly number: string;
  readonly kind?: 'bank' | 'channel' | 'wallet';
  readonly holder?: string;
  readonly bankCode?: string;
  readonly isOrganisation?: boolean;
};
interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind?: 'merchant' | 'payee';
  readonly identityKind?: 'none' | 'uscc' | 'id_card';
  readonly accounts?: readonly KnownAccount[];
}
interface Payment {
  readonly itemNo: string;
  readonly partyId: string;
  readonly payee: string;
  readonly amount: number;
  readonly paidDay: string;
  /** Lines of banks that are it. */
  readonly lineIds?: readonly number[];
}
export interface Day {
  readonly bank?: readonly ParsedLine[];
  readonly trade_bill?: readonly ParsedLine[];
  readonly fund_bill?: readonly ParsedLine[];
  readonly parties?: readonly Party[];
  readonly house?: readonly KnownAccount[];
  readonly payments?: readonly Payment[];
}

const KINDS = ['trade_bill', 'fund_bill', 'bank'] as const;

export function bookOfDay(day: Day): LargeValueBook {
  return bookOf(gather(depsOf(day)));
}

/** 'direction rule customer sum' of every sum that is reported, in the order of these words. */
export const told = (day: Day): string[] =>
  bookOfDay(day)
    .rows.map(
      ({ direction, rule, customer, sum, currency }) =>
        `${direction} ${rule} ${customer.partyId || customer.text || '?'} ${sum}${currency === 'CNY' ? '' : currency}`,
    )
    .toSorted();

/** A transfer at our bank. */
export const transfer = (
  net: number,
  counterparty: string,
  over: Omit<Parameters<typeof line>[0] & object, 'net'> = {},
): ParsedLine =>
  line({
    ...{ channel: 'bank', account: '1102020409000123456', kind: 'transfer', direction: 'in', status: 'none' },
    ...{ net, counterparty },
    ...over,
  });

/** In dependence order: what each side answers is made up of the day alone. */
function depsOf(day: Day): GatherDeps {
  const sets = new Map<SourceKind, LineSet>();
  const textsOf = new Map<LineSet, readonly ParsedLine[]>();
  let nextId = 1;
  for (const kind of KINDS) {
    const lines = day[kind] ?? [];
    const set = { ...setOf(kind, lines), lineId: Uint32Array.from(lines, () => nextId++) };
    sets.set(kind, set);
    textsOf.set(set, lines);
  }
  const imports = KINDS.flatMap((kind, at) => {
    const lines = day[kind] ?? [];
    const accounts = sets.get(kind)?.accounts ?? [];
    const channel = kind === 'bank' ? 'bank' : (lines[0]?.channel ?? CHANNELS[1]);
    const view = { sourceKind: kind, channel, accounts, adapter: kind, periodFrom: '', periodTo: '' };
    return lines.length === 0 ? [] : [{ id: at + 1, view, balances: [] }];
  });
  const parties = (day.parties ?? []).map((each) => ({ kind: 'payee', identityKind: 'none', ...each }));
  const accountOf = (partyId: string) => (account: KnownAccount) => ({
    ...{ kind: 'bank', holder: '', bankCode: '', isOrganisation: false, partyId },
    ...account,
  });
  const payments = (day.payments ?? []).map((each) => ({ ...each, batchNo: 'B1', currency: 'CNY' }));
  const links = payments.flatMap(({ itemNo, lineIds = [] }) =>
    lineIds.map((lineId) => ({ id: lineId, itemNo, lineId, role: 'paid' })),
  );
  const deps = {
    lines: {
      set: (kind: SourceKind) => sets.get(kind),
      active: () => imports,
      importsOfSet: (set: LineSet) => imports.filter(({ view }) => sets.get(view.sourceKind) === set),
      isSuperseded: () => false,
      imports: () => [{ firstLineId: 1, lineCount: nextId, view: { state: 'active' } }],
      versions: () => ({ standing: (id: number) => id }),
      scan: (
        set: LineSet,
        visit: (at: number, bytes: Buffer, from: number, to: number) => void,
        { wanted }: { wanted: Uint8Array },
      ) => {
        for (const [at, each] of (textsOf.get(set) ?? []).entries()) {
          if (wanted[at] !== 1) continue;
          const bytes = Buffer.from(packed(each), 'utf8');
          visit(at, bytes, 0, bytes.length);
        }
      },
    },
    standing: { legs: () => [] },
    parties: {
      all: () => parties,
      agreements: () => [],
      accounts: () => parties.flatMap(({ id, accounts = [] }) => accounts.map(accountOf(id))),
      houseAccounts: () => (day.house ?? []).map(accountOf('')),
      partyOfChannelAccount: (_channel: string, number: string) =>
        parties.find(({ accounts = [] }) => accounts.some((each) => each.number === number)) ?? null,
    },
    payments: {
      lines: null,
      store: {
        batches: () =>
          payments.length === 0 ? [] : [{ batchNo: 'B1', header: { purpose: 'payout', fromAccountId: '' } }],
        instruction: () => ({ at: '2026-10-17T01:00:00.000Z' }),
        itemsOf: () => payments,
        item: (itemNo: string) => payments.find((each) => each.itemNo === itemNo) ?? null,
        stateOf: () => 'paid',
        resultsOf: (itemNo: string) =>
          payments
            .filter((each) => each.itemNo === itemNo)
            .map(({ paidDay }) => ({ row: 1, state: 'paid', happenedAt: paidDay, at: '', evidence: {} })),
        links: () => links,
      },
    },
    topUps: () => [],
  };
  const { lines } = deps;
  return { ...deps, payments: { ...deps.payments, lines } } as unknown as GatherDeps; // All that the sums ask of it.
}

/** As the ledger keeps it, as far as the sums read it. */
function packed({ counterparty, description }: ParsedLine): string {
  return [...Array.from({ length: 21 }, () => ''), counterparty, description].join('\u001f');
}
