/** The words of the command line. */
import type { SameKeys } from '../same-keys.ts';
import type { cli as source } from '../zh-cn/cli.ts';

export const cli: SameKeys<typeof source> = {
  'cli.help': 'Countinghouse: reconciliation and back office for third-party payments. Commands:',
  'cli.exit_codes':
    'Exit codes: 0 done; 1 done with breaks (--fail-on-breaks); 2 bad usage; 3 bad input (file, row and reason on stderr); 4 wrong passphrase, no right, or it waits for a second person; 5 internal error; 6 verification failed.',
  'cli.help.reconcile':
    'Imports the named files (or folders), proves each, matches every leg, and writes the reports.\nWithout --workspace a throw-away encrypted workspace is used; with it, that one is opened or made, with the password asked for at the terminal or taken from COUNTINGHOUSE_PASSPHRASE.\n--as-of is the day of the question, by default the last day in the data; --left and --right compare any two files (may be repeated).\nFiles under a password open with one the workspace has kept, with COUNTINGHOUSE_FILE_PASSWORD, or with one typed at the terminal; it is kept, sealed, only with --workspace.\nReports: lines.csv, matches.csv, exceptions.csv, summary.json, report.xlsx; with --explain also why.txt, the reasons of proposals and exceptions.\n--full computes all of it, which gives what computing only what is new gives.',
  'cli.help.import':
    'Imports files into a workspace and proves each.\nFiles under a password open with one that was kept, with COUNTINGHOUSE_FILE_PASSWORD, or with one typed at the terminal; one that opened something is kept, sealed.\n--ask-held asks a second person for files whose proof failed.',
  'cli.help.rules':
    'Matching rules: listed as sentences; export prints one as JSON, import keeps it as a draft; backtest tries the draft on past days; publish tries it and then publishes it with a second person.\nEach needs --workspace DIR. A draft changes nothing; where there is only one person it is published at once and recorded as unchecked.',
  'cli.help.mappings':
    'Column mappings: a table that no format knows, whose columns a person names once.\nguess makes a draft (JSON) from a file, to be completed where it is empty; list, export, import and retire keep them.\nreconcile and import take one on the spot with --mapping.',
  'cli.help.watch':
    'Look into the folder that is watched for the workspace and read what is new there: read and proved, never committed (use import for that, or decide in a window).\n--once reads what is there and ends; without it the command goes on until it is stopped. --folder chooses another folder, --own-folder goes back to the app’s own; --on and --off are the switch of the window.',
  'cli.watching': '{{folder}}: {{state}} by windows',
  'cli.watching.on': 'watched',
  'cli.watching.off': 'not watched',
  'cli.help.match':
    'Matches every leg of a workspace. Computes what new files and decisions can have touched, which gives what computing all of it gives; --full computes all of it.\n--dry-run says what would differ from what stands and writes nothing.',
  'cli.help.undo-import': 'Undoes an import, after saying which matches it breaks (--dry-run only says).',
  'cli.help.undo-run':
    'Withdraws the newest matching run; what persons decided stays. Says first what that does (--dry-run says no more).',
  'cli.help.explain':
    'Tells why a group was made or an exception stayed: rule, signs for and against, what was looked for, in which files, what came nearest.\nNumbers as in matches.csv and exceptions.csv (fund_bank-000012); --all goes down the proposals and exceptions.',
  'cli.help.export':
    'Writes one file out of a workspace.\norders: --query filters as the list does, --order NO takes the whole of one; masked, unmasked with --reveal and a reason; a workbook, a PDF or a CSV by the name of the file.\nThe books: journal (a row for each posting), trial-balance, client-funds, fund-checks (the three checks of each business day); --from and --to are days; a name that ends in .xlsx or .pdf makes a workbook or a PDF, any other a CSV; --by-sub tells sub-ledgers apart.\nevidence: an evidence pack; --recipient and --purpose are needed and recorded; --from, --to, --channel, --account and --party narrow it, --originals adds the files as they came, --workbooks adds workbooks, --reveal with a reason masks nothing; prints the file and its SHA-256.\nReports of risk control: large-value, suspicious (--case NUMBER), alerts, cases; only with the right to risk control, --recipient and --purpose are needed; a name that ends in .xlsx or .xml makes a workbook or XML, any other a CSV.\nStandard formats and papers: gbt24589, saft, csv-set (an archive, of --from to --to); bank-reconciliation (of --account on --day), ageing (on --day), a PDF where the name ends in .pdf, else a workbook, --currency is CNY unless told; --recipient and --purpose are needed.',
  'cli.help.receipt':
    'Writes the receipt of a payment as PDF. Names and account numbers are masked; with --reveal and a reason they are not, and the record says so.',
  'cli.help.original':
    'Takes out a copy of the file an import was read from, byte for byte as it came in and unmasked; the record keeps it (--reason says what for).',
  'cli.help.fund-check':
    'The three checks of client funds, a line each: owed and kept apart, received and set apart, books and bank.\nWithout --day the last business day the books reach; with --fail-on-shortfall it ends with 1 where money is short or nothing could be checked; --json for scripts.',
  'cli.help.arrivals':
    'Says per account how far files have come, what is missing and what is late; ends with 1 for either with --fail-on-missing.',
  'cli.help.people': 'Lists the people of a workspace: id, name, log-in name, roles, state.',
  'cli.help.add-person':
    'Adds a person; --role may be repeated. Where there is a second person, she has to agree.',
  'cli.help.issue-password':
    'Makes a password for one log-in, shown only this once; for somebody who has a password already another person agrees first, then run it again.',
  'cli.help.set-password':
    'Sets your own password: the current one from COUNTINGHOUSE_PASSPHRASE, the new one from COUNTINGHOUSE_NEW_PASSPHRASE or typed at the terminal.',
  'cli.help.requests': 'Lists the requests that wait for a second person (--all: ended ones too).',
  'cli.help.approve':
    'Agrees to a request; --hash demands that it is what was seen. Nobody agrees to her own.',
  'cli.help.reject': 'Says no to a request, with the reason.',
  'cli.help.withdraw': 'Takes back one’s own request.',
  'cli.once_password':
    'The password above is good for one log-in until {{until}}; she has to set her own at once.',
  'cli.password_set': 'Password set',
  'cli.new_passphrase': 'New password: ',
  'cli.request_state': 'Request {{id}}: {{state}}',
  'cli.help.backup':
    'Writes the whole workspace into one encrypted file while it is in use. It opens with the passwords of this moment.',
  'cli.help.restore':
    'Makes a workspace of a backup where DIR is none; where it is one, says what would be lost and asks for a second person, and with --request ID of an approved request puts the backup in its place (what is replaced is backed up first).\n--drill restores into a scratch folder only, and computes record, rows, originals and totals anew.\nThe backup opens with COUNTINGHOUSE_BACKUP_PASSPHRASE, else COUNTINGHOUSE_PASSPHRASE, of the person COUNTINGHOUSE_USER.',
  'cli.help.verify':
    'Checks every byte of a backup file or of an evidence pack without a password, or the record of a workspace; names the first fault.\n--earlier PACK.zip also proves that the log of the pack goes on from that one.\n--anchor F is a checkpoint that was kept elsewhere.\n--receipt CODE proves the code of a receipt: ends with 0 where it is true, else with 6 and why.',
  'cli.backup_made': '{{file}}: {{size}} records, {{bytes}} bytes, SHA-256 {{sha256}}',
  'cli.backup_whole':
    '{{file}} is whole: workspace {{workspace}}, made {{at}}, {{size}} records, key {{key}}',
  'cli.drill_holds': 'The backup restores and holds ({{totals}})',
  'cli.drill_fails': 'The backup does not hold',
  'cli.record_holds':
    'The record holds: {{events}} events, {{rows}} rows, {{checkpoints}} checkpoints, {{originals}} original files; root {{root}}',
  'cli.restored_first': 'Restored into {{folder}}: {{size}} records, as of {{at}}',
  'cli.restored_over': 'The backup took the place of the ledger; what was replaced lies in {{folder}}',
  'cli.help.demo':
    'Makes realistic made-up statement files and their truth.json, of --days days up to the day --to; --reconcile goes on to reconcile them.',
  'cli.help.bench':
    'Times import, matching, lists and analytics beside DuckDB and sqlite3 on the same files; match also measures how right the matching is on labelled data.',
  'cli.no_bench': 'The bench is part of the source tree only.',
  'cli.passphrase': 'Password of the workspace: ',
  'cli.second_factor': 'Second factor (six digits, or a recovery code): ',
  'cli.waits': 'Asked for as request {{id}}: it waits for a second person, nothing is done yet',
  'cli.passphrase_again': 'Once more: ',
  'cli.file_password': 'Password of {{file}} (empty: leave it out): ',
  'cli.recovery_code': 'Recovery code (shown only this once; write it down): {{code}}',
  'cli.row_problem':
    '{{file}}: row {{row}}, column "{{column}}": {{problem}}: "{{text}}"; expected {{expected}}',
  'cli.more_problems': '{{file}}: {{count}} more problem || {{file}}: {{count}} more problems',
  'cli.proof_failed':
    '{{file}}: row {{row}}, {{check}}: the file states {{stated}}, its rows give {{computed}}; the file was not taken into the ledger',
  'cli.left_out':
    '{{count}} part that holds totals only, or no statement, was left out (summary.json, refused) || {{count}} parts that hold totals only, or no statement, were left out (summary.json, refused)',
  'cli.no_leg': 'Files of one side only: there is nothing to match.',
  'cli.reports_in': 'The reports are in {{folder}}',
  'cli.undo_import':
    'Import {{id}}: {{lines}} lines; in {{accepted}} accepted, {{proposed}} proposed and {{confirmed}} manual groups, {{exceptions}} exceptions and {{signed}} signed settlements; {{held}} lines other files also held and skipped as duplicates',
  'cli.undo_run': 'Run {{id}} withdrawn',
  'cli.leg_done': '{{leg}}: {{carried}} groups taken over, {{computed}} computed',
  'cli.dry_run': 'Dry run as of {{day}}, beside what stands (nothing is written):',
  'cli.undo_run_leg':
    '{{leg}}: {{accepted}} matched and {{proposed}} proposed groups are withdrawn; {{acceptedBefore}} and {{proposedBefore}} stand again',
  'cli.undo_run_exceptions':
    'Exceptions: {{gone}} go, {{back}} come back; of those that go {{disposed}} have a disposition, {{owned}} an owner, {{noted}} notes; {{requests}} waiting requests become void',
  'cli.undo_run_stays': 'What stays: {{confirmed}} groups of persons, {{rejected}} refusals',
  'cli.undo_run_before': 'The run of {{at}} (as of {{day}}) stands again',
  'cli.undo_run_nothing': 'There was no run before: nothing is matched any more',
  'cli.demo_files': '{{count}} files and truth.json are in {{folder}}',
  'cli.demo_payments': '{{file}}: payments to try in the demo workspace (Payments, New batch, From a file)',
};
