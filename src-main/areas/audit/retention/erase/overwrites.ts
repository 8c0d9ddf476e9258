/**
 * What of which rows is personal and goes, unit by unit, read from the ledger itself: the same of an earlier state of it that a backup brings back. Ids,
 * states, days, amounts and who did it stay, so that what was done is still to be followed. A merchant's number with a channel stays too: it is
 * printed on every receipt, and by it a trade is known for hers.
 */
import type { AccountBody, PartyBody } from '../../../../../shared/contract/parties.ts';
import type { Ledger } from '../../../../ledger/ledger.ts';
import type { What } from '../units/unit.ts';

/** A row and the columns it is left with. */
export interface Overwrite {
  readonly table: string;
  readonly number: number;
  readonly values: Readonly<Record<string, string | Uint8Array>>;
}

/** Stands where a name or number has to be: the marks a masked one has, and nothing else. */
const GONE = '***';
const EMPTY = new Uint8Array(0);

export function overwritesOf(ledger: Ledger, { party, rows }: What): Overwrite[] {
  const emptied = (table: keyof What['rows'], values: Overwrite['values']) =>
    (rows[table] ?? []).map((number) => ({ table, number, values }));
  return [
    ...(party === '' ? [] : ofParty(ledger, party)),
    ...emptied('evidence_handover', { recipient: '', purpose: '' }),
    ...emptied('payment_instruction', { bytes: EMPTY }),
    ...emptied('payment_result_file', { bytes: EMPTY }),
  ];
}

/** Every version of her and her accounts, what payments to her hold of them, and what was asked for in requests. */
function ofParty(ledger: Ledger, party: string): Overwrite[] {
  const { query } = ledger;
  const parties = ledger
    .all(query.selectFrom('party').select(['row', 'body']).where('party_id', '=', party))
    .map(({ row, body }) => over('party', row, { body: json(bareParty(JSON.parse(body) as PartyBody)) }));
  const accounts = ledger.all(
    query.selectFrom('party_account').select(['row', 'account_id', 'body']).where('party_id', '=', party),
  );
  const items = ledger.all(
    query.selectFrom('payment_item').select(['row', 'body']).where('party_id', '=', party),
  );
  return [
    ...parties,
    ...accounts.map(({ row, body }) =>
      over('party_account', row, { body: json(bareAccount(JSON.parse(body) as AccountBody)) }),
    ),
    ...items.map(({ row, body }) =>
      over('payment_item', row, { body: json(barePayee(JSON.parse(body) as Payee)) }),
    ),
    ...ofRequests(ledger, party, new Set(accounts.map((each) => each.account_id))),
  ];
}

/** Facts for the checker hold what she was asked about in full; the hash of what was agreed to stays. */
function ofRequests(ledger: Ledger, party: string, accounts: ReadonlySet<string>): Overwrite[] {
  return ledger
    .all(ledger.query.selectFrom('request').select(['id', 'kind', 'subject']))
    .filter(({ kind }) => kind.startsWith('account_') || kind === 'party_state')
    .flatMap(({ id, subject }) => {
      const said = JSON.parse(subject) as { party?: string; account?: string; body?: string };
      if (said.party !== party && !accounts.has(said.account ?? '')) return [];
      const body =
        said.body === undefined ? {} : { body: json(bareAccount(JSON.parse(said.body) as AccountBody)) };
      return [over('request', id, { subject: json({ ...said, ...body }), facts: '[]' })];
    });
}

const over = (table: string, number: number, values: Overwrite['values']): Overwrite => ({
  table,
  number,
  values,
});
const json = (value: unknown): string => JSON.stringify(value);

const bareParty = (body: PartyBody): PartyBody => ({
  ...body,
  ...{ name: GONE, shortName: '', identityNo: '', contact: '', note: '' },
});

/** With what else a version kept of itself. */
const bareAccount = (body: AccountBody): AccountBody => ({
  ...body,
  ...{ holder: GONE, bankName: '', bankCode: '', mandateId: '' },
  number: body.kind === 'channel' ? body.number : GONE,
});

interface Payee {
  readonly kind: AccountBody['kind'];
  readonly number: string;
  readonly remark: string;
}
const barePayee = (body: Payee) => ({
  ...body,
  ...{ payee: GONE, bankName: '', bankCode: '', mandateId: '', remark: '' },
  number: body.kind === 'channel' ? body.number : GONE,
});
