/**
 * `reconcile`, and its first half `import` (the other is match.ts): files in, proved, matched, reported; what could not be taken is named and ends the
 * command with 3, after everything else was done.
 */
import { resolve } from 'node:path';
import type { FileSummary, PlanView, ProofCheck } from '../../../shared/contract/shapes.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { isCount } from '../../../shared/domain/proof-names.ts';
import { INFORMATIVE_REFUSALS } from '../../../shared/domain/statement-refusal.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { type Reconciliation, summaryOf, writeReports } from '../../areas/exports/report-files.ts';
import { summariesOf } from '../../areas/review/overview.ts';
import type { Plan } from '../../areas/statements/plan.ts';
import type { Desk } from '../../engine/desk.ts';
import { type ImportedFiles, importFiles } from '../../engine/import-files.ts';
import { VERSION } from '../../engine/version.ts';
import { systemClock } from '../../platform/clock.ts';
import { makeFolder } from '../../platform/files.ts';
import { sha256Of } from '../../platform/sha256.ts';
import { dayOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { filePasswords } from './file-passwords.ts';
import { filesToImport } from './files.ts';
import { takeMappings } from './mappings.ts';
import { filesText, legsText, refusedText } from './print.ts';
import { type CommandDesk, throwAwayDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

/** Problems of a file printed at most; the count says how many there are. */
const PROBLEMS_SHOWN_MAX = 20;

export async function reconcile(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('reconcile', args, {
    out: 'text',
    'as-of': 'text',
    left: 'texts',
    right: 'texts',
    mapping: 'texts',
    workspace: 'text',
    full: 'flag',
    explain: 'flag',
    json: 'flag',
    'fail-on-breaks': 'flag',
  });
  const asOf = dayOption('reconcile', 'as-of', options['as-of']);
  const hasPair = options.left.length > 0 || options.right.length > 0;
  if (hasPair && (options.left.length === 0 || options.right.length === 0))
    throw new BadUsage('--left and --right go together', 'reconcile');
  if (words.length === 0 && !hasPair) throw new BadUsage('no file named', 'reconcile');

  const started = performance.now();
  if (options.out !== null) await makeFolder(resolve(options.out)); // Told before the work, not after it.
  const desk =
    options.workspace === null
      ? await throwAwayDesk(terminal)
      : await workspaceDesk(resolve(options.workspace), true, terminal);
  try {
    for (const name of ['statements.commit', 'matching.run', 'exports.csv'] as const) desk.require(name);
    const { info } = desk;
    await takeMappings(desk, options.mapping);
    const take = async (paths: readonly string[]) =>
      importFiles(desk, await filesToImport(paths), info, filePasswords(terminal));
    const isApart = hasPair && options.workspace === null;
    const imported = isApart
      ? await takeApart(desk, take, [...words, ...options.left], options.right)
      : await take([...words, ...options.left, ...options.right]);
    const importedAt = performance.now();
    let code = reportBadInput(imported, terminal);
    const pair = hasPair ? await pairOf(desk, options.left, options.right) : null;
    const canMatch =
      desk.lines.active().length > 0 && (!pair || (pair.left.length > 0 && pair.right.length > 0));
    const scope = options.full ? 'full' : 'changes';
    if (canMatch) await desk.handlers['matching.run']({ asOf, pair, scope, taskId: '' }, info);
    else if (hasPair) code = EXIT.badInput;
    const matchedAt = performance.now();
    const run = {
      ...reconciliationOf(
        desk,
        imported,
        terminal.locale,
        {
          import: Math.round(importedAt - started),
          match: Math.round(matchedAt - importedAt),
        },
        desk.may('statements.reveal'),
      ),
      links: desk.links.now(),
      isExplained: options.explain,
    };
    if (options.out !== null) {
      // The files were handed in on this very command line; who may look at protected fields gets them as they are, and the record says so.
      const subject = { kind: 'reconcile', revealed: run.isRevealed ? 1 : 0, reason: 'reconcile --out' };
      desk.record.note(info, { action: 'exports.made', subject });
      await writeReports(resolve(options.out), run);
    }
    print(run, options.json, options.out, terminal);
    if (code !== EXIT.done) return code;
    const hasBreaks = run.legs.some((leg) => leg.openExceptions > 0);
    return options['fail-on-breaks'] && hasBreaks ? EXIT.doneWithBreaks : EXIT.done;
  } finally {
    desk.close();
  }
}

/**
 * Two files told apart on the command line are two stories: a payment that both tell in the same words is there twice, once on either side. In a
 * workspace that is kept, equal lines stay one, whoever brings them.
 */
async function takeApart(
  desk: Desk,
  take: (paths: readonly string[]) => Promise<ImportedFiles>,
  left: readonly string[],
  right: readonly string[],
): Promise<ImportedFiles> {
  const ones = await take(left);
  desk.shelf.standApart(desk.lines.active().map((each) => each.id));
  const others = await take(right);
  return {
    plans: [...ones.plans, ...others.plans],
    refused: [...ones.refused, ...others.refused],
    left: [...ones.left, ...others.left],
  };
}

export async function importCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('import', args, {
    workspace: 'text',
    mapping: 'texts',
    json: 'flag',
    'ask-held': 'text',
  });
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'import');
  if (words.length === 0) throw new BadUsage('no file named', 'import');
  const desk = await workspaceDesk(resolve(options.workspace), true, terminal);
  try {
    desk.require('statements.commit');
    await takeMappings(desk, options.mapping);
    const files = await filesToImport(words);
    const imported = await importFiles(desk, files, desk.info, filePasswords(terminal));
    const run = reconciliationOf(desk, imported, terminal.locale, {}, false);
    if (options.json) terminal.out(JSON.stringify(summaryOf(run).files, null, 2));
    else terminal.out(filesText(terminal.locale, run.files));
    const code = reportBadInput(imported, terminal);
    if (options['ask-held'] !== null) await askHeld(desk, imported.left, options['ask-held'], terminal);
    return code;
  } finally {
    desk.close();
  }
}

/** Asks a second person for the files whose proof failed; they stay out until somebody agrees. */
async function askHeld(
  desk: CommandDesk,
  left: readonly Plan[],
  reason: string,
  terminal: Terminal,
): Promise<void> {
  const held = left.filter((plan) => plan.view.state === 'held').map((plan) => plan.file);
  desk.shelf.put(held);
  for (const { view } of desk.shelf.plans().filter((plan) => plan.view.state === 'held')) {
    const { planId, hash } = view;
    const { requestId } = await desk.call('statements.requestHeld', { planId, hash, reason });
    if (requestId !== null) waits(requestId, terminal);
  }
}

/** The two sets of imports --left and --right name: by the names of their files, and by their bytes where both sides have a file of one name. */
async function pairOf(desk: Desk, left: readonly string[], right: readonly string[]) {
  const active = desk.lines.active();
  const idsOf = async (paths: readonly string[], others: readonly string[]) => {
    const otherNames = (await filesToImport(others)).map((file) => file.name);
    const ids: number[] = [];
    for (const file of await filesToImport(paths)) {
      const named = active.filter((each) => [each.originalFile, each.view.file].includes(file.name));
      const sha256 = otherNames.includes(file.name) ? sha256Of(await file.read()) : '';
      const same = named.filter((each) => each.view.sha256 === sha256);
      ids.push(...(same.length > 0 ? same : named).map((each) => each.id));
    }
    return [...new Set(ids)];
  };
  return { left: await idsOf(left, right), right: await idsOf(right, left) };
}

export function reconciliationOf(
  desk: Desk,
  imported: ImportedFiles,
  locale: Locale,
  timings: Readonly<Record<string, number>>,
  isRevealed: boolean,
): Reconciliation {
  const files: FileSummary[] = [...imported.plans].toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
  );
  return {
    lines: desk.lines,
    standing: desk.standing,
    files,
    uncommitted: imported.left.map(uncommittedOf),
    leftOut: imported.left.map(({ view }) => view),
    refused: imported.refused,
    legs: summariesOf(desk.standing, desk.lines),
    links: null,
    timings,
    locale,
    name: desk.workspace.document.name,
    madeAt: systemClock.now(),
    version: VERSION,
    checkpoint: desk.record.head().checkpoint,
    isRevealed,
    isExplained: false,
  };
}

const uncommittedOf = ({ file }: Plan) => ({
  file: file.identity.file,
  adapter: file.identity.adapter,
  sourceKind: file.identity.sourceKind,
  lines: file.lines,
});

/** Names every file that was not taken, and why, row by row. */
function reportBadInput(imported: ImportedFiles, terminal: Terminal): ExitCode {
  const { locale } = terminal;
  let code: ExitCode = EXIT.done;
  const isInformative = (refusal: string) => [...INFORMATIVE_REFUSALS].some((each) => each === refusal);
  for (const refused of imported.refused) {
    if (isInformative(refused.refusal)) continue;
    terminal.fault(refusedText(locale, refused));
    code = EXIT.badInput;
  }
  const leftOut = imported.refused.filter((refused) => isInformative(refused.refusal)).length;
  if (leftOut > 0) terminal.fault(say(locale, 'cli.left_out', { count: leftOut }));
  for (const plan of imported.left) {
    code = EXIT.badInput;
    for (const text of plan.view.state === 'errors' ? rowTexts(plan, locale) : proofTexts(plan.view, locale))
      terminal.fault(text);
  }
  return code;
}

function rowTexts(plan: Plan, locale: Locale): string[] {
  const { problems } = plan.file.staging;
  const shown = problems.slice(0, PROBLEMS_SHOWN_MAX).map((problem) =>
    say(locale, 'cli.row_problem', {
      file: plan.view.file,
      row: String(problem.row),
      column: problem.column,
      problem: sayOr(locale, `problem.${problem.kind}`, problem.kind),
      text: problem.text,
      expected: problem.expected,
    }),
  );
  const more = plan.view.counts.errors - shown.length;
  return more > 0
    ? [...shown, say(locale, 'cli.more_problems', { file: plan.view.file, count: more })]
    : shown;
}

const proofTexts = (view: PlanView, locale: Locale): string[] =>
  view.checks
    .filter((check) => !check.holds && check.weight === 'strict')
    .map((check) =>
      say(locale, 'cli.proof_failed', {
        file: view.file,
        row: String(check.row),
        check: sayOr(locale, `total.${check.name}`, check.name),
        stated: figure(view, check, check.stated),
        computed: figure(view, check, check.computed),
      }),
    );

/** A count as it is, money in its currency's decimals. */
function figure(view: PlanView, check: ProofCheck, value: number | null): string {
  if (value === null) return '';
  const currency = check.currency || (view.currencies[0] ?? 'CNY');
  return isCount(check.name) ? String(value) : formatMinorGrouped(value, currency);
}

function print(run: Reconciliation, asJson: boolean, out: string | null, terminal: Terminal): void {
  if (asJson) {
    terminal.out(JSON.stringify(summaryOf(run), null, 2));
    return;
  }
  terminal.out(filesText(terminal.locale, run.files));
  terminal.out('');
  terminal.out(
    run.legs.length > 0 ? legsText(terminal.locale, run.legs) : say(terminal.locale, 'cli.no_leg'),
  );
  if (out !== null) terminal.out(`\n${say(terminal.locale, 'cli.reports_in', { folder: resolve(out) })}`);
}
