/**
 * What hangs on an exception besides its events: the day it is due, the account it went to, the files put to it. Facts only: a due day that changes
 * is another fact, and an attachment taken off keeps its bytes.
 */
import { WRITE_OFF_ACCOUNTS, type WriteOffAccount } from '../../../../shared/domain/write-off-accounts.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

export interface Attached {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Its sealed file among the originals. */
  readonly original: string;
  readonly at: string;
  readonly by: string;
}

interface Said {
  readonly exceptionKey: string;
  readonly at: string;
  readonly by: string;
}
export type ExceptionDetail = Said &
  (
    | { readonly action: 'due'; readonly due: string }
    | { readonly action: 'account'; readonly account: WriteOffAccount }
    | { readonly action: 'attach'; readonly file: Omit<Attached, 'id' | 'at' | 'by'> }
    | { readonly action: 'detach'; readonly attachment: number }
  );

export interface DetailStanding {
  readonly due: string;
  /** Named last; in force only while the disposition takes one. */
  readonly account: WriteOffAccount | null;
  readonly attachments: readonly Attached[];
}
export const NO_DETAILS: DetailStanding = { due: '', account: null, attachments: [] };

/** Gives the numbers of what was written, in order. */
export function appendDetails(ledger: Ledger, details: readonly ExceptionDetail[]): number[] {
  return details.map((detail) => {
    const [value, facts] = columnsOf(detail);
    return ledger.append(
      ledger.query.insertInto('exception_detail').values({
        exception_key: detail.exceptionKey,
        action: detail.action,
        value,
        facts: JSON.stringify(facts),
        at: detail.at,
        by: detail.by,
      }),
    );
  });
}

function columnsOf(detail: ExceptionDetail): readonly [value: string, facts: object] {
  switch (detail.action) {
    case 'due':
      return [detail.due, {}];
    case 'account':
      return [detail.account, {}];
    case 'attach': {
      const { sha256, name, bytes, original } = detail.file;
      return [sha256, { name, bytes, original }];
    }
    case 'detach':
      return [String(detail.attachment), {}];
  }
}

/** By exception key, after all that was said. */
export function detailStandings(ledger: Ledger): Map<string, DetailStanding> {
  const standings = new Map<string, DetailStanding>();
  for (const row of ledger.all(ledger.query.selectFrom('exception_detail').selectAll().orderBy('row'))) {
    const before = standings.get(row.exception_key) ?? NO_DETAILS;
    standings.set(row.exception_key, after(before, row));
  }
  return standings;
}

/** What was said of one exception in order, for its history. */
export function detailsOf(ledger: Ledger, exceptionKey: string) {
  return ledger.all(
    ledger.query
      .selectFrom('exception_detail')
      .selectAll()
      .where('exception_key', '=', exceptionKey)
      .orderBy('row'),
  );
}

type DetailRow = ReturnType<typeof detailsOf>[number];

function after(before: DetailStanding, row: DetailRow): DetailStanding {
  switch (row.action) {
    case 'due':
      return { ...before, due: row.value };
    case 'account':
      return { ...before, account: WRITE_OFF_ACCOUNTS.find((each) => each === row.value) ?? null };
    case 'attach':
      return { ...before, attachments: [...before.attachments, attachedOf(row)] };
    default:
      return { ...before, attachments: before.attachments.filter((each) => String(each.id) !== row.value) };
  }
}

export function attachedOf(row: DetailRow): Attached {
  const { name, bytes, original } = JSON.parse(row.facts) as Pick<Attached, 'name' | 'bytes' | 'original'>; // Written by appendDetails.
  return { id: row.row, name, bytes, original, sha256: row.value, at: row.at, by: row.by };
}

/** The sealed files that attachments point to, also those taken off: no sweep may remove them. */
export const attachedOriginals = (ledger: Ledger): string[] =>
  ledger
    .all(ledger.query.selectFrom('exception_detail').selectAll().where('action', '=', 'attach'))
    .map((row) => attachedOf(row).original);
