/**
 * Every way a call can fail. The engine names a kind and the facts; words are made at the edge (shared/wording), in the reader's language.
 */
import { z } from 'zod';

export const ERROR_KINDS = [
  'unknown_call',
  'bad_input', // The call itself is malformed: a bug in a screen, or someone probing.
  'no_right',
  'locked', // No workspace is open in this session.
  'wrong_secret', // Password or recovery code; never says which part was wrong.
  'locked_out', // Too many failures; facts.seconds says how long.
  'second_factor_needed',
  'prove_again', // A dangerous call: the person proves herself again first (session.prove).
  'must_change_password', // Logged in with a password for one log-in.
  'workspace_exists',
  'workspace_missing',
  'workspace_in_use', // Another process holds the lock.
  'workspace_damaged', // A document or the ledger cannot be read; facts name it.
  'workspace_newer', // Written by a newer version of the app.
  'password_too_short',
  'password_weak', // facts.why: common, context, same_as_before, letters_and_digits.
  'role_conflict', // Two roles that one person must not hold; facts name them and the rule.
  'name_taken',
  'last_keeper', // Nobody would be left who can manage people.
  'same_person', // Maker and checker are one.
  'request_ended', // Decided, withdrawn or expired meanwhile.
  'request_void', // What was asked for has changed since.
  'needs_second_person', // And there is none.
  'backup_damaged', // facts.part names what.
  'backup_forked', // Another workspace's.
  'backup_older_key', // Made before the data key was rotated: opens with a secret of that time.
  'not_found',
  'books_silent', // No entry and no balance in the days asked for; facts.from, facts.to.
  'empty_folder', // A folder was named and no file is in it; facts.folder.
  'folder_unfit', // A folder that must not be watched; facts.folder, facts.why: missing, own, too_wide.
  'file_refused', // A statement file we cannot read; facts.refusal names why.
  'source_off', // Nobody switched it on: nothing is asked of the network.
  'key_unreadable', // A key of a channel is none, or too short; facts.which names the field.
  'plan_stale', // The ledger or the file changed since the plan was shown.
  'proof_failed', // The file's own totals or balances disagree with its rows.
  'has_errors', // Some rows cannot be read, so nothing of the file is committed.
  'already_decided',
  'rule_unfit', // A rule that must not be published; facts.why names the problem.
  'backtest_needed', // This very body of a rule was not tried on past days.
  'line_taken', // A line is already in an active group of this leg.
  'period_closed', // Takes no entry; facts.period.
  'move_not_allowed', // Of an order, a batch or a payment; facts.from, facts.to or facts.why.
  'entry_unfit', // An entry that cannot be posted; facts.why: unbalanced, account, sub, period, reversed.
  'party_unfit', // A party, account or agreement that cannot be kept; facts.why.
  'retention_unfit', // Of keeping and erasing; facts.why: shorter, same, not_due, held, stays, erased, days.
  'layout_unfit', // A bank layout that cannot be kept; facts.why.
  'checks_stop', // A batch whose checks stop it; facts.count.
  'payment_unknown', // Its channel has not said what became of it: never paid again before that; facts.item.
  'funds_short', // More than is available of a party's funds; facts.available, facts.amount.
  'undo_blocked', // Something rests on the act by now; facts.why: changed, line_taken.
  'does_not_balance', // The two sides of a manual match differ.
  'too_large', // A named limit; facts say which and how much.
  'disk_full',
  'read_only',
  'cancelled',
  'busy', // Another long task that excludes this one is running.
  'internal', // A bug on our side: details go to the log, not over the wire.
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Facts are short texts and numbers that a sentence needs: file, row, column, limit, expected … */
export const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type Facts = z.infer<typeof factsSchema>;
export const wireErrorSchema = z.object({ kind: z.enum(ERROR_KINDS), facts: factsSchema });
export type WireError = z.infer<typeof wireErrorSchema>;

/** Thrown inside the engine for an expected refusal; `serve` turns it into the wire shape. */
export class Refused extends Error {
  readonly kind: ErrorKind;
  readonly facts: Facts;
  constructor(kind: ErrorKind, facts: Facts = {}) {
    super(kind);
    this.name = 'Refused';
    this.kind = kind;
    this.facts = facts;
  }
}
