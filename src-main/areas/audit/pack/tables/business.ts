/** What was said of orders, and whom the house deals with: parties, their accounts, what was agreed with them; version by version. */
import { columns, type PackGround, type PackTable } from '../table.ts';
import { fromLedger, sums } from './from-ledger.ts';

const orderEvents = fromLedger('order_events', 'order_event', {
  columns: columns(
    'merchant_order_no:text',
    'event:code',
    'currency:code',
    'amount:amount',
    'body:json',
    'at:instant',
    'by:code',
  ),
  cells: ({ merchant_order_no, event, amount, currency, body, at, by }, { mask }) => [
    merchant_order_no,
    event,
    currency,
    { amount, currency },
    mask.text(body),
    at,
    by,
  ],
  isIn: ({ at }, { cut }) => cut.instant(at),
  totals: [{ name: 'amount', by: [], ledger: ({ deps }) => sums(deps.ledger, 'order_event') }],
});

/** A version is of the party it is of, whenever it was said. */
const parties: PackTable = {
  name: 'parties',
  columns: columns(
    'party:code',
    'version:number',
    'party_kind:code',
    'party_state:code',
    'name:text',
    'short_name:text',
    'identity_kind:code',
    'identity_no:text',
    'parent:code',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.ledger.countRows(['party']).get('party') ?? 0,
  totals: [],
  *rows({ deps, cut, mask }) {
    for (const { id } of deps.parties.all())
      for (const each of deps.parties.versionsOf(id))
        yield {
          isIn: cut.party(id),
          cells: [
            id,
            each.version,
            each.kind,
            each.state,
            mask.name(each.name),
            mask.name(each.shortName),
            each.identityKind,
            mask.account(each.identityNo),
            each.parentId,
            mask.text(each.reason),
            each.at,
            each.by,
          ],
        };
  },
};

const accounts: PackTable = {
  name: 'party_accounts',
  columns: columns(
    'party_account:code',
    'version:number',
    'party:code',
    'account_kind:code',
    'purpose:code',
    'binding:code',
    'channel:code',
    'holder:text',
    'account:text',
    'bank:text',
    'bank_code:text',
    'currency:code',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => deps.ledger.countRows(['party_account']).get('party_account') ?? 0,
  totals: [],
  *rows({ deps, cut, mask }) {
    for (const { id } of deps.parties.accounts())
      for (const each of deps.parties.accountVersionsOf(id))
        yield {
          isIn: cut.party(each.partyId),
          cells: [
            id,
            each.version,
            each.partyId,
            each.kind,
            each.purpose,
            each.state,
            each.channel,
            mask.name(each.holder),
            each.kind === 'channel' ? each.number : mask.account(each.number),
            each.bankName,
            each.bankCode,
            each.currency,
            mask.text(each.reason),
            each.at,
            each.by,
          ],
        };
  },
};

const partyOfAccount = ({ deps, cut }: PackGround, id: string): boolean =>
  cut.party(deps.parties.account(id)?.partyId ?? '');

const accountChecks = fromLedger('party_account_checks', 'party_account_check', {
  columns: columns(
    'party_account:code',
    'version:number',
    'outcome:code',
    'method:code',
    'text:text',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.account_id,
    row.version,
    row.outcome,
    row.method,
    mask.text(row.note),
    row.at,
    row.by,
  ],
  isIn: ({ account_id }, ground) => partyOfAccount(ground, account_id),
});

const agreements = fromLedger('agreements', 'agreement', {
  columns: columns(
    'agreement:code',
    'version:number',
    'party:code',
    'word_state:code',
    'body:json',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  cells: (row, { mask }) => [
    row.agreement_id,
    row.version,
    row.party_id,
    row.state,
    row.body,
    mask.text(row.reason),
    row.at,
    row.by,
  ],
  isIn: ({ party_id }, { cut }) => cut.party(party_id),
});

export const businessTables: readonly PackTable[] = [
  orderEvents,
  parties,
  accounts,
  accountChecks,
  agreements,
];
