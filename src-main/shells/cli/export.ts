/** `export`: one file out of a workspace. */
import { dirname, resolve } from 'node:path';
import { writeLinesCsv } from '../../areas/exports/lines-csv.ts';
import { writeExceptionsCsv, writeMatchesCsv } from '../../areas/exports/matches-csv.ts';
import { legReports } from '../../areas/exports/report-data.ts';
import { writeStream } from '../../areas/exports/report-files.ts';
import { writeReport } from '../../areas/exports/report-xlsx.ts';
import { summariesOf } from '../../areas/review/overview.ts';
import { Explainer } from '../../areas/review/why/explainer.ts';
import { withMaskedAccounts } from '../../areas/statements/rules/masked-accounts.ts';
import { VERSION } from '../../engine/version.ts';
import { systemClock } from '../../platform/clock.ts';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { dayOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { BOOK_KINDS, exportBooks } from './export-books.ts';
import { EVIDENCE_OPTIONS, exportEvidence } from './export-evidence.ts';
import { exportOrders } from './export-orders.ts';
import { exportRisk, RISK_KINDS } from './export-risk.ts';
import { exportSettlement } from './export-settlement.ts';
import { exportStandard, STANDARD_KINDS, STANDARD_OPTIONS } from './export-standard.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

const KINDS = [
  ...(['lines', 'matches', 'exceptions', 'report', 'orders', 'settlement', 'evidence'] as const),
  ...BOOK_KINDS,
  ...RISK_KINDS,
  ...STANDARD_KINDS,
] as const;
const isStandard = (kind: (typeof KINDS)[number]): kind is (typeof STANDARD_KINDS)[number] =>
  STANDARD_KINDS.some((each) => each === kind);
const isOfRisk = (kind: (typeof KINDS)[number]): kind is (typeof RISK_KINDS)[number] =>
  RISK_KINDS.some((each) => each === kind);
const isOfBooks = (kind: (typeof KINDS)[number]): kind is (typeof BOOK_KINDS)[number] =>
  BOOK_KINDS.some((each) => each === kind);

export async function exportCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('export', args, {
    workspace: 'text',
    kind: 'text',
    out: 'text',
    reveal: 'text',
    from: 'text',
    to: 'text',
    'by-sub': 'flag',
    query: 'text',
    order: 'text',
    ...EVIDENCE_OPTIONS,
    ...STANDARD_OPTIONS,
    case: 'text',
  });
  const kind = KINDS.find((each) => each === options.kind);
  if (options.workspace === null || options.out === null || !kind || words.length > 0)
    throw new BadUsage(`--workspace DIR, --out F and --kind (${KINDS.join(', ')}) are needed`, 'export');
  const file = resolve(options.out);
  const from = dayOption('export', 'from', options.from) ?? '';
  const to = dayOption('export', 'to', options.to) ?? '';
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  const { lines, standing } = desk;
  try {
    if (isOfBooks(kind))
      return await exportBooks(desk, { kind, file, from, to, isBySub: options['by-sub'] }, terminal);
    if (kind === 'orders') {
      const { query, order, reveal } = options;
      return await exportOrders(desk, { file, query: query ?? '', order, reveal }, terminal);
    }
    if (isOfRisk(kind)) return await exportRisk(desk, { ...options, kind, file, from, to }, terminal);
    if (isStandard(kind)) return await exportStandard(desk, { ...options, kind, file, from, to }, terminal);
    if (kind === 'evidence') return await exportEvidence(desk, file, { ...options, from, to }, terminal);
    if (kind === 'settlement') return await exportSettlement(desk, { file, from, to }, terminal);
    desk.require(kind === 'report' ? 'exports.report' : 'exports.csv');
    const isRevealed = options.reveal !== null;
    if (isRevealed) desk.require('statements.reveal');
    const subject = { kind, revealed: isRevealed ? 1 : 0, reason: options.reveal ?? '' };
    desk.record.note(desk.info, { action: 'exports.made', subject });
    await makeFolder(dirname(file));
    if (kind === 'lines') await writeStream(file, (out) => writeLinesCsv(lines, [], out, isRevealed));
    else if (kind === 'matches')
      await writeStream(file, (out) => writeMatchesCsv(legReports(standing, lines), out));
    else if (kind === 'exceptions')
      await writeStream(file, (out) => writeExceptionsCsv(legReports(standing, lines), out));
    else {
      const files = lines.active().map((each) => each.view);
      const bytes = await writeReport({
        locale: terminal.locale,
        title: desk.workspace.document.name,
        asOf: standing.run()?.asOf ?? '',
        madeAt: systemClock.now(),
        version: VERSION,
        checkpoint: desk.record.head().checkpoint,
        files: isRevealed ? files : files.map(withMaskedAccounts),
        legs: summariesOf(standing, lines),
        reports: legReports(standing, lines),
        explainer: new Explainer({ standing, lines, nameOf: desk.people.nameOf }),
      });
      await writeAtomic(file, bytes);
    }
    terminal.out(file);
    return EXIT.done;
  } finally {
    desk.close();
  }
}
