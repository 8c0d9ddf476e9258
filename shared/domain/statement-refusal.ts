/**
 * Every reason why a file becomes no plan (拒收原因). The reader names one of these and the facts; the words are made in shared/wording.
 *
 * A refusal concerns one file, one member of a zip or one sheet of a workbook; the other files of the same drop are not touched by it.
 */
export const STATEMENT_REFUSALS = [
  'empty_file', // No bytes, or nothing but blank lines.
  'no_rows', // The header is known, but no row follows. facts: adapter, understood, notUnderstood.
  'no_bill', // The channel's answer "there is no bill for that day" was saved in the bill's place. facts: message, code.
  'channel_error', // The channel's error answer was saved in the bill's place. facts: message, code.
  'unknown_format', // A readable table or text that no adapter knows. facts: firstWords.
  'unknown_layout', // Nearly one of ours, but a column we cannot do without is missing. facts: adapter, understood, notUnderstood, missing.
  'undecided', // The data cannot decide how it is to be read. facts: adapter, question, understood, notUnderstood.
  'ambiguous_format', // Several adapters would read it, each in its own way. facts: adapters.
  'summary_only', // Information, not a failure: totals without rows (汇总). facts: proves (its detail file, '' for none), account, days, its totals.
  'sheet_left_out', // Information: a sheet beside a readable one that is no statement. facts: sheet.
  'not_a_statement', // Something else altogether. facts: what (image, executable, html, xml, document, binary …).
  'pdf', // A PDF: for reading, not for reckoning.
  'truncated', // The file ends before its own end. facts: what (zip, gzip, member).
  'damaged', // The container contradicts itself (check sum, structure). facts: what.
  'password_protected', // An encrypted zip or workbook, and no password that fits. facts: triedCount.
  'nested_archive', // An archive inside an archive.
  'unsupported_archive', // rar, 7z, or a zip method other than stored and deflated. facts: what.
  'zip_bomb', // Unpacks to far more than it may. facts: limit, ratio.
  'too_many_members', // facts: limit, count.
  'too_large', // facts: limit, bytes.
  'record_too_long', // One record beyond every reason: a stray quote, or no table at all. facts: row, limit.
  'unclosed_quote', // A quoted cell that never ends. facts: row.
  'mixed_encodings', // Some lines are GB18030, others UTF-8. facts: row, encoding, other.
  'invalid_bytes', // Bytes that are no text in the encoding of the rest. facts: row, encoding.
  'upload_missing', // The file behind the token is no longer there.
  'internal', // A bug on our side, kept to this one file. facts: detail.
] as const;
export type StatementRefusal = (typeof STATEMENT_REFUSALS)[number];

/** Refusals that only inform: the file as a whole was read. */
export const INFORMATIVE_REFUSALS: ReadonlySet<StatementRefusal> = new Set([
  'summary_only',
  'sheet_left_out',
]);
