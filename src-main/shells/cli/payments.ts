/**
 * Payments at the terminal: the same four steps by the same rights. A batch is made from a file, checked, submitted to a second person, instructed;
 * its results are taken in. Nothing is sent anywhere: a file comes out, files go in.
 */
import { basename, dirname, resolve } from 'node:path';
import { batchHeader, batchNo as batchNoShape } from '../../../shared/contract/payment-views.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { paymentCheckSentence } from '../../../shared/wording/payment-check.ts';
import { systemClock } from '../../platform/clock.ts';
import { makeFolder, writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { readArguments } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { formatOf } from './format-of.ts';
import { readBytes } from './handed-file.ts';
import { FILE_MAX, link, problemText, results, retry } from './payment-results.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

type Act = (
  desk: CommandDesk,
  words: readonly string[],
  options: Options,
  terminal: Terminal,
) => Promise<ExitCode>;
interface Options {
  readonly all: boolean;
  readonly json: boolean;
  readonly 'dry-run': boolean;
  readonly out: string | null;
  readonly reason: string | null;
  readonly from: string | null;
  readonly purpose: string | null;
  readonly format: string | null;
  readonly currency: string | null;
  readonly day: string | null;
}

const ACTS: Readonly<Record<string, Act>> = {
  batches,
  items,
  new: makeBatch,
  verify,
  submit,
  cancel,
  instruct,
  results,
  retry,
  link,
};

export async function payments(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('payments', args, {
    workspace: 'text',
    all: 'flag',
    json: 'flag',
    'dry-run': 'flag',
    out: 'text',
    reason: 'text',
    from: 'text',
    purpose: 'text',
    format: 'text',
    currency: 'text',
    day: 'text',
  });
  const [verb = '', ...rest] = words;
  const act = Object.hasOwn(ACTS, verb) ? ACTS[verb] : undefined;
  if (!act) throw new BadUsage(`payments ${Object.keys(ACTS).join('|')}`, 'payments');
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'payments');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    return await act(desk, rest, options, terminal);
  } finally {
    desk.close();
  }
}

async function batches(desk: CommandDesk, _: readonly string[], { all, json }: Options, terminal: Terminal) {
  const { locale, out } = terminal;
  const asked = { query: '', show: all ? 'all' : 'open' } as const;
  for await (const row of everyRow((page) => desk.call('payments.batches', { ...asked, ...page })))
    out(
      json
        ? JSON.stringify(row)
        : [
            row.batchNo,
            say(locale, `batch_state.${row.state}`),
            say(locale, `payment_purpose.${row.purpose}`),
            String(row.count),
            `${formatMinorGrouped(row.sum, row.currency)} ${row.currency}`,
            row.executionDay,
            row.fromName,
          ].join('\t'),
    );
  return EXIT.done;
}

async function items(
  desk: CommandDesk,
  words: readonly string[],
  { json }: Options,
  { locale, out }: Terminal,
) {
  for await (const row of paymentsOf(desk, batchOf(words)))
    out(
      json
        ? JSON.stringify(row)
        : [
            String(row.place),
            row.itemNo,
            say(locale, `payment_state.${row.state}`),
            row.payee,
            row.number,
            `${formatMinorGrouped(row.amount, row.currency)} ${row.currency}`,
            row.reasonText || row.reasonCode,
          ].join('\t'),
    );
  return EXIT.done;
}

const paymentsOf = (desk: CommandDesk, batchNo: string) =>
  everyRow((page) => desk.call('payments.list', { query: '', batchNo, ...page }));

async function makeBatch(desk: CommandDesk, words: readonly string[], options: Options, terminal: Terminal) {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0 || options.from === null)
    throw new BadUsage('FILE and --from ACCOUNT are needed', 'payments');
  const header = batchHeader.safeParse({
    purpose: options.purpose ?? 'payout',
    format: await formatOf(desk, options.format ?? 'bank_csv', 'payments'),
    fromAccountId: options.from,
    currency: options.currency ?? 'CNY',
    executionDay: options.day ?? chinaDay(systemClock.now()),
    note: '',
  });
  if (!header.success)
    throw new BadUsage(
      header.error.issues.map(({ path: at, message }) => `--${at.join('.')}: ${message}`).join('; '),
      'payments',
    );
  const file = desk.handIn(basename(path), await readBytes(path, FILE_MAX));
  const planned = await desk.call('payments.planFile', { file, header: header.data, taskId: newToken() });
  if (planned.planId === '') {
    for (const problem of planned.problems) terminal.fault(problemText(basename(path), problem, terminal));
    return EXIT.badInput;
  }
  const { planId, hash } = planned;
  const { batchNo } = await desk.call('payments.takeFile', { planId, hash });
  terminal.out(batchNo);
  return EXIT.done;
}

/** Everything that does not pass, stops first; a batch that is stopped is no good input for the next step. */
async function verify(desk: CommandDesk, words: readonly string[], _: Options, { locale, out }: Terminal) {
  const batchNo = batchOf(words);
  const { version } = (await desk.call('payments.batch', { batchNo })).batch;
  const { state } = await desk.call('payments.verify', { batchNo, version, taskId: newToken() });
  const { checks } = await desk.call('payments.batch', { batchNo });
  const found = checks.map((check) => ({ place: 0, check }));
  for await (const { place, outcome } of paymentsOf(desk, batchNo)) {
    if (outcome === 'pass') continue; // Of every check.
    const of = await desk.call('payments.get', { batchNo, place });
    found.push(...of.checks.map((check) => ({ place, check })));
  }
  for (const outcome of ['stop', 'warn', 'not_checked'] as const)
    for (const { place, check } of found)
      if (check.outcome === outcome)
        out(
          [
            say(locale, `check_outcome.${outcome}`),
            place === 0 ? batchNo : `#${place}`,
            paymentCheckSentence(locale, check),
          ].join('\t'),
        );
  out([batchNo, say(locale, `batch_state.${state}`)].join('\t'));
  return state === 'verified' ? EXIT.done : EXIT.badInput;
}

async function submit(desk: CommandDesk, words: readonly string[], { reason }: Options, terminal: Terminal) {
  const batchNo = batchOf(words);
  if (reason === null) throw new BadUsage('--reason TEXT is needed', 'payments');
  const { version } = (await desk.call('payments.batch', { batchNo })).batch;
  const { requestId, hash } = await desk.call('payments.submit', { batchNo, version, reason });
  terminal.out(hash);
  return requestId === null ? EXIT.done : waits(requestId, terminal);
}

async function cancel(desk: CommandDesk, words: readonly string[], { reason }: Options, terminal: Terminal) {
  const batchNo = batchOf(words);
  if (reason === null) throw new BadUsage('--reason TEXT is needed', 'payments');
  await desk.call('payments.cancel', { batchNo, reason });
  terminal.out([batchNo, say(terminal.locale, 'batch_state.cancelled')].join('\t'));
  return EXIT.done;
}

async function instruct(desk: CommandDesk, words: readonly string[], { out }: Options, terminal: Terminal) {
  if (out === null) throw new BadUsage('--out F is needed', 'payments');
  const { token, sha256 } = await desk.call('payments.instruct', { batchNo: batchOf(words) });
  const file = resolve(out);
  await makeFolder(dirname(file));
  await writeAtomic(file, desk.offered(token));
  terminal.out(`${file} ${sha256}`);
  return EXIT.done;
}

function batchOf(words: readonly string[]): string {
  const read = batchNoShape.safeParse(words[0]);
  if (!read.success || words.length > 1)
    throw new BadUsage('the number of a batch is needed, like PB20260528-001', 'payments');
  return read.data;
}
