/**
 * Orders' events, parties and their accounts, payments, funds, and the books.
 *
 * The books balance by the database itself: postings are written first (their foreign key waits for the commit), the entry last, and its trigger
 * counts them; nothing is added to an entry that stands. A closed period takes no entry, whatever wrote it.
 */
import { type Kysely, sql } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

const SAID = 'at TEXT NOT NULL, by TEXT NOT NULL';
const AMOUNT = 'amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL';
const VERSION = 'version INTEGER NOT NULL CHECK (version >= 1)';

const TABLES: Readonly<Record<string, string>> = {
  order_event: `row INTEGER PRIMARY KEY, merchant_order_no TEXT NOT NULL, event TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL, body TEXT NOT NULL, ${SAID}`,
  saved_view: `row INTEGER PRIMARY KEY, list TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('kept', 'dropped')), ${SAID}`,
  party: `row INTEGER PRIMARY KEY, party_id TEXT NOT NULL, ${VERSION}, kind TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')), reason TEXT NOT NULL, ${SAID}, UNIQUE (party_id, version)`,
  party_account: `row INTEGER PRIMARY KEY, account_id TEXT NOT NULL, ${VERSION}, party_id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('bound', 'unbound')), reason TEXT NOT NULL, ${SAID}, UNIQUE (account_id, version)`,
  party_account_check: `row INTEGER PRIMARY KEY, account_id TEXT NOT NULL, ${VERSION},
    outcome TEXT NOT NULL CHECK (outcome IN ('verified', 'rejected')), method TEXT NOT NULL, note TEXT NOT NULL, ${SAID}`,
  agreement: `row INTEGER PRIMARY KEY, agreement_id TEXT NOT NULL, ${VERSION}, party_id TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('set', 'ended')), reason TEXT NOT NULL, ${SAID}, UNIQUE (agreement_id, version)`,
  watch_entry: `row INTEGER PRIMARY KEY, entry_id TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('set', 'ended')),
    reason TEXT NOT NULL, ${SAID}`,
  payment_batch: `row INTEGER PRIMARY KEY, batch_no TEXT NOT NULL, ${VERSION}, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'frozen', 'cancelled')), hash TEXT NOT NULL, reason TEXT NOT NULL, ${SAID},
    UNIQUE (batch_no, version)`,
  payment_item: `row INTEGER PRIMARY KEY, item_no TEXT NOT NULL UNIQUE, batch_no TEXT NOT NULL, place INTEGER NOT NULL, party_id TEXT NOT NULL,
    account_id TEXT NOT NULL, account_version INTEGER NOT NULL, ${AMOUNT}, merchant_order_no TEXT NOT NULL, retry_of TEXT NOT NULL,
    body TEXT NOT NULL, ${SAID}`,
  payment_check: `row INTEGER PRIMARY KEY, batch_no TEXT NOT NULL, batch_version INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('pass', 'warn', 'stop', 'not_checked')), facts TEXT NOT NULL, ${SAID}`,
  payment_instruction: `row INTEGER PRIMARY KEY, batch_no TEXT NOT NULL UNIQUE, format TEXT NOT NULL, message_id TEXT NOT NULL UNIQUE,
    file_name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL, item_count INTEGER NOT NULL CHECK (item_count > 0),
    amount_sum INTEGER NOT NULL CHECK (amount_sum > 0), ${SAID}`,
  payment_result_file: `id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, file_name TEXT NOT NULL, format TEXT NOT NULL, batch_no TEXT NOT NULL,
    bytes BLOB NOT NULL, findings TEXT NOT NULL, ${SAID}`,
  payment_result: `row INTEGER PRIMARY KEY, item_no TEXT NOT NULL REFERENCES payment_item(item_no), file_id INTEGER REFERENCES payment_result_file(id),
    file_row INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('accepted', 'paid', 'failed', 'returned', 'unknown')),
    reason_code TEXT NOT NULL, reason_text TEXT NOT NULL, happened_at TEXT NOT NULL, body TEXT NOT NULL, ${SAID}`,
  payment_line: `id INTEGER PRIMARY KEY, item_no TEXT NOT NULL, line_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('paid', 'returned', 'arrived')), origin TEXT NOT NULL CHECK (origin IN ('reference', 'person')), ${SAID}`,
  payment_line_end: `link_id INTEGER PRIMARY KEY REFERENCES payment_line(id), reason TEXT NOT NULL, ${SAID}`,
  payment_receipt: `number INTEGER PRIMARY KEY CHECK (number >= 1), item_no TEXT NOT NULL UNIQUE REFERENCES payment_item(item_no),
    code TEXT NOT NULL UNIQUE, body TEXT NOT NULL, ${SAID}`,
  payment_limits: `row INTEGER PRIMARY KEY, body TEXT NOT NULL, reason TEXT NOT NULL, ${SAID}`,
  payment_layout: `row INTEGER PRIMARY KEY, layout_id TEXT NOT NULL, ${VERSION}, name TEXT NOT NULL, body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('set', 'ended')), reason TEXT NOT NULL, ${SAID}, UNIQUE (layout_id, version)`,
  fund_order: `row INTEGER PRIMARY KEY, order_no TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('top_up', 'withdrawal')),
    party_id TEXT NOT NULL, ${AMOUNT}, body TEXT NOT NULL, ${SAID}`,
  fund_order_event: `row INTEGER PRIMARY KEY, order_no TEXT NOT NULL REFERENCES fund_order(order_no), event TEXT NOT NULL, body TEXT NOT NULL, ${SAID}`,
  fund_freeze: `id INTEGER PRIMARY KEY, party_id TEXT NOT NULL, ${AMOUNT}, reason TEXT NOT NULL, ${SAID}`,
  fund_freeze_end: `freeze_id INTEGER PRIMARY KEY REFERENCES fund_freeze(id), reason TEXT NOT NULL, ${SAID}`,
  chart_account: `row INTEGER PRIMARY KEY, code TEXT NOT NULL, ${VERSION}, body TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    reason TEXT NOT NULL, ${SAID}, UNIQUE (code, version)`,
  journal_entry: `id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, period TEXT NOT NULL, day TEXT NOT NULL CHECK (substr(day, 1, 7) = period),
    origin TEXT NOT NULL CHECK (origin IN ('automatic', 'manual', 'reversal')), rule TEXT NOT NULL, fact TEXT NOT NULL, memo TEXT NOT NULL,
    reverses INTEGER UNIQUE REFERENCES journal_entry(id), late_of TEXT NOT NULL, ${SAID}, CHECK ((origin = 'reversal') = (reverses IS NOT NULL))`,
  journal_posting: `row INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES journal_entry(id) DEFERRABLE INITIALLY DEFERRED,
    account TEXT NOT NULL, sub TEXT NOT NULL, side TEXT NOT NULL CHECK (side IN ('debit', 'credit')), ${AMOUNT}`,
  journal_member: `row INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES journal_entry(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, bytes BLOB NOT NULL`,
  period_event: `row INTEGER PRIMARY KEY, period TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'soft_closed', 'closed')),
    reason TEXT NOT NULL, ${SAID}`,
};

const STANDING_PERIOD =
  '(SELECT state FROM period_event WHERE period = NEW.period ORDER BY row DESC LIMIT 1)';

const GUARDS: readonly string[] = [
  `CREATE TRIGGER journal_entry_balances BEFORE INSERT ON journal_entry BEGIN
     SELECT RAISE(ABORT, 'a journal entry balances in every currency') WHERE (SELECT count(*) FROM journal_posting WHERE entry_id = NEW.id) < 2
       OR EXISTS (SELECT 1 FROM journal_posting WHERE entry_id = NEW.id GROUP BY currency
         HAVING sum(CASE side WHEN 'debit' THEN amount ELSE -amount END) <> 0);
   END`,
  `CREATE TRIGGER journal_entry_period BEFORE INSERT ON journal_entry BEGIN
     SELECT RAISE(ABORT, 'a closed period takes no entry') WHERE ${STANDING_PERIOD} = 'closed'
       OR (${STANDING_PERIOD} = 'soft_closed' AND NEW.origin = 'automatic');
   END`,
  ...['journal_posting', 'journal_member'].map(
    (table) => `CREATE TRIGGER ${table}_before_entry BEFORE INSERT ON ${table}
     WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.entry_id)
     BEGIN SELECT RAISE(ABORT, 'nothing is added to an entry that stands'); END`,
  ),
  `CREATE TRIGGER payment_receipt_gapless BEFORE INSERT ON payment_receipt
     WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM payment_receipt)
     BEGIN SELECT RAISE(ABORT, 'receipts are numbered without gaps'); END`,
  'CREATE INDEX journal_posting_entry ON journal_posting (entry_id)',
  'CREATE INDEX journal_posting_account ON journal_posting (account, sub)',
  'CREATE INDEX journal_member_entry ON journal_member (entry_id)',
  'CREATE INDEX journal_entry_day ON journal_entry (day)',
  'CREATE INDEX order_event_order ON order_event (merchant_order_no)',
  'CREATE INDEX payment_item_batch ON payment_item (batch_no)',
  'CREATE INDEX payment_check_batch ON payment_check (batch_no, batch_version)',
  'CREATE INDEX payment_result_item ON payment_result (item_no)',
  'CREATE INDEX payment_line_line ON payment_line (line_id)',
];

export const ordersPaymentsBooks = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await makeAppendOnly(db, table, columns);
    // What is typed and not yet sent: no fact, so it may change and go.
    await sql
      .raw(`CREATE TABLE form_draft (person_id TEXT NOT NULL, form TEXT NOT NULL, body TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (person_id, form)) STRICT`)
      .execute(db);
    for (const guard of GUARDS) await sql.raw(guard).execute(db);
  },
};
