/**
 * The command line: one table of commands. Every end has its number (exit.ts), every refusal its words, and no fault shows a stack.
 */
import { ERROR_KINDS, Refused } from '../../../shared/contract/errors.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { systemClock } from '../../platform/clock.ts';
import { fileLog } from '../../platform/log.ts';
import { firstLocale } from '../../workspace/settings.ts';
import { homeFolder } from '../home.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { helpOf } from './help.ts';
import { refusalText, systemTerminal, type Terminal } from './terminal.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** Loaded when asked for: a command starts without the others' libraries. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  reconcile: async () => (await import('./reconcile.ts')).reconcile,
  import: async () => (await import('./reconcile.ts')).importCommand,
  watch: async () => (await import('./watch.ts')).watch,
  match: async () => (await import('./match.ts')).matchCommand,
  'undo-import': async () => (await import('./undo.ts')).undoImport,
  'undo-run': async () => (await import('./undo.ts')).undoRun,
  post: async () => (await import('./post.ts')).postCommand,
  'fund-check': async () => (await import('./fund-check.ts')).fundCheck,
  period: async () => (await import('./post.ts')).periodCommand,
  fetch: async () => (await import('./fetch.ts')).fetchCommand,
  arrivals: async () => (await import('./arrivals.ts')).arrivals,
  explain: async () => (await import('./explain.ts')).explain,
  export: async () => (await import('./export.ts')).exportCommand,
  receipt: async () => (await import('./receipt.ts')).receipt,
  original: async () => (await import('./original.ts')).original,
  mappings: async () => (await import('./mappings.ts')).mappings,
  rules: async () => (await import('./rules.ts')).rules,
  terms: async () => (await import('./terms.ts')).terms,
  orders: async () => (await import('./orders.ts')).orders,
  parties: async () => (await import('./parties.ts')).parties,
  payments: async () => (await import('./payments.ts')).payments,
  settlement: async () => (await import('./settlement.ts')).settlement,
  audit: async () => (await import('./audit.ts')).audit,
  risk: async () => (await import('./risk.ts')).risk,
  figures: async () => (await import('./figures.ts')).figures,
  retention: async () => (await import('./retention.ts')).retention,
  people: async () => (await import('./people.ts')).people,
  'add-person': async () => (await import('./people.ts')).addPerson,
  'issue-password': async () => (await import('./people.ts')).issuePassword,
  'set-password': async () => (await import('./people.ts')).setPassword,
  requests: async () => (await import('./requests.ts')).requests,
  approve: async () => (await import('./requests.ts')).approve,
  reject: async () => (await import('./requests.ts')).reject,
  withdraw: async () => (await import('./requests.ts')).withdraw,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  verify: async () => (await import('./verify.ts')).verify,
  demo: async () => (await import('./demo.ts')).demo,
  bench: async () => (await import('./bench.ts')).bench,
};

const NO_RIGHT = new Set([
  'wrong_secret',
  'locked_out',
  'second_factor_needed',
  'must_change_password',
  'prove_again',
  'no_right',
  'same_person',
  'needs_second_person',
  'locked',
  'workspace_in_use',
]);
const OURS = new Set(['internal', 'unknown_call']);

function exitOf(refused: Refused): ExitCode {
  if (NO_RIGHT.has(refused.kind)) return EXIT.noRight;
  if (OURS.has(refused.kind) || !ERROR_KINDS.includes(refused.kind)) return EXIT.internal;
  return EXIT.badInput;
}

/** A file where a folder was named, or a folder where a file was, or a name no disk takes: the system's words say which place. */
const MISPLACED = new Set(['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);
const misplaced = (fault: unknown): string | null =>
  fault instanceof Error && 'syscall' in fault && 'code' in fault && MISPLACED.has(String(fault.code))
    ? fault.message
    : null;

export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...args] = argv;
  const load = name === undefined ? undefined : COMMANDS[name];
  const wantsHelp = args.includes('--help') || args.includes('-h');
  if (name === '--help' || name === '-h' || name === 'help' || (load && wantsHelp)) {
    terminal.out(helpOf(load && name !== undefined ? name : null, terminal.locale));
    return EXIT.done;
  }
  if (!load) {
    terminal.fault(helpOf(null, terminal.locale));
    return EXIT.badUsage;
  }
  try {
    return await (await load())(args, terminal);
  } catch (fault) {
    if (fault instanceof BadUsage) {
      terminal.fault(`${fault.message}\n\n${helpOf(fault.command, terminal.locale)}`);
      return EXIT.badUsage;
    }
    if (fault instanceof Refused) {
      terminal.fault(refusalText(terminal.locale, fault));
      return exitOf(fault);
    }
    const place = misplaced(fault);
    if (place !== null) {
      terminal.fault(place);
      return EXIT.badUsage;
    }
    fileLog(homeFolder(), systemClock.now).bug(fault, `cli ${name}`);
    terminal.fault(say(terminal.locale, 'error.internal'));
    return EXIT.internal;
  }
}

if (import.meta.main) {
  process.exitCode = await run(process.argv.slice(2), systemTerminal(firstLocale()));
}
