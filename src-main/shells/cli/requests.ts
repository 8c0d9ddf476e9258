/** Maker and checker at the terminal: what waits, agreeing, saying no, taking back. Nobody decides on her own request here either. */
import { resolve } from 'node:path';
import type { RequestView } from '../../../shared/contract/approvals.ts';
import { chinaClock } from '../../../shared/domain/china-time.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

const ROWS_MAX = 500;

export async function requests(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('requests', args, {
    workspace: 'text',
    all: 'flag',
    json: 'flag',
  });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'requests');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const show = options.all ? 'all' : 'waiting';
    const { rows } = await desk.call('approvals.list', { show, offset: 0, limit: ROWS_MAX });
    if (options.json) terminal.out(JSON.stringify(rows, null, 2));
    else for (const row of rows) terminal.out(lineOf(row, terminal));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

function lineOf(request: RequestView, { locale }: Terminal): string {
  const { id, kind, state, amount, currency, madeByName, madeAt, approvals, needed, reason } = request;
  return [
    String(id),
    sayOr(locale, `requestKind.${kind}`, kind),
    sayOr(locale, `requestState.${state}`, state),
    amount === null ? '' : `${formatMinorGrouped(amount, currency)} ${currency}`,
    madeByName,
    chinaClock(Date.parse(madeAt) / 1000),
    `${approvals.length}/${needed}`,
    reason,
  ].join('\t');
}

/** `approve ID`: what is approved is what the request says at this moment; its hash is printed, and can be demanded with --hash. */
export const approve = (args: readonly string[], terminal: Terminal): Promise<ExitCode> =>
  deciding('approve', args, terminal, async (desk, id, { reason, hash }) => {
    const request = await desk.call('approvals.get', { id });
    const { state } = await desk.call('approvals.approve', {
      id,
      hash: hash ?? request.hash,
      note: reason ?? '',
    });
    terminal.out(stateText(terminal, id, state));
  });

export const reject = (args: readonly string[], terminal: Terminal): Promise<ExitCode> =>
  deciding('reject', args, terminal, async (desk, id, { reason }) => {
    if (reason === null) throw new BadUsage('--reason TEXT is needed', 'reject');
    await desk.call('approvals.reject', { id, reason });
    terminal.out(stateText(terminal, id, 'rejected'));
  });

export const withdraw = (args: readonly string[], terminal: Terminal): Promise<ExitCode> =>
  deciding('withdraw', args, terminal, async (desk, id, { reason }) => {
    await desk.call('approvals.withdraw', { id, reason: reason ?? 'withdraw' });
    terminal.out(stateText(terminal, id, 'withdrawn'));
  });

const stateText = ({ locale }: Terminal, id: number, state: RequestView['state']): string =>
  say(locale, 'cli.request_state', { id: String(id), state: say(locale, `requestState.${state}`) });

async function deciding(
  command: string,
  args: readonly string[],
  terminal: Terminal,
  work: (
    desk: CommandDesk,
    id: number,
    given: { reason: string | null; hash: string | null },
  ) => Promise<void>,
): Promise<ExitCode> {
  const { words, options } = readArguments(command, args, {
    workspace: 'text',
    reason: 'text',
    hash: 'text',
  });
  const id = Number(words[0]);
  if (options.workspace === null || words.length !== 1 || !Number.isSafeInteger(id) || id < 1)
    throw new BadUsage('the number of a request and --workspace DIR are needed', command);
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    await work(desk, id, { reason: options.reason, hash: options.hash });
    return EXIT.done;
  } finally {
    desk.close();
  }
}
