/** The monthly report: when it is made and by whom that was said, and each report made, with where its sealed files lie. Only ever added to. */
import type { Kysely } from 'kysely';
import { makeAppendOnly } from './append-only.ts';

const SAID = 'at TEXT NOT NULL, by TEXT NOT NULL';

const TABLES: Readonly<Record<string, string>> = {
  report_schedule: `row INTEGER PRIMARY KEY, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)), day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 28),
    language TEXT NOT NULL, numbers TEXT NOT NULL, panels TEXT NOT NULL, ${SAID}`,
  // By itself once a month; by hand as often as somebody asks. Two that were asked at once would be the same version.
  monthly_report: `id INTEGER PRIMARY KEY, month TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1), language TEXT NOT NULL,
    panels TEXT NOT NULL, standing TEXT NOT NULL, findings TEXT NOT NULL, pdf_original TEXT NOT NULL, pdf_sha256 TEXT NOT NULL, pdf_bytes INTEGER NOT NULL,
    xlsx_original TEXT NOT NULL, xlsx_sha256 TEXT NOT NULL, xlsx_bytes INTEGER NOT NULL, ${SAID}, UNIQUE (month, version)`,
};

export const monthlyReport = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) await makeAppendOnly(db, table, columns);
  },
};
