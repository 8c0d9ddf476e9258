/**
 * Orders at the terminal: listed in the language of the list's filter, shown, entered from JSON, and what a window asks for asked here: it waits for
 * a second person like any other.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Output } from '../../../shared/contract/calls.ts';
import { orderEntry } from '../../../shared/contract/orders.ts';
import { formatMinor, fractionDigits, parseMinor } from '../../../shared/domain/money.ts';
import { ENTRY_ROWS_MAX } from '../../../shared/domain/order-entry.ts';
import { LINE_STATUSES } from '../../../shared/domain/statement-line.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { numberOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { readJson } from './handed-file.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

const FILE_MAX = 1_000_000;
const PAGE = 200;
const entries = z.object({ orders: z.array(orderEntry).min(1).max(ENTRY_ROWS_MAX) });

/** Words each verb takes behind it: fewest and most. */
const WORDS: Readonly<Record<string, readonly [number, number]>> = {
  list: [0, 1],
  show: [1, 1],
  enter: [1, 1],
  cancel: [1, 1],
  refund: [2, 2],
  supplement: [1, 1],
  fix: [1, 1],
};
const OPTIONS = {
  workspace: 'text',
  limit: 'text',
  order: 'text',
  currency: 'text',
  status: 'text',
  amount: 'text',
  evidence: 'texts',
  reason: 'text',
  json: 'flag',
} as const;

export async function orders(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('orders', args, OPTIONS);
  const [verb = '', ...rest] = words;
  const [fewest, most] = WORDS[verb] ?? [1, 0];
  if (rest.length < fewest || rest.length > most)
    throw new BadUsage('orders list|show|enter|cancel|refund|supplement|fix', 'orders');
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'orders');
  const [first = '', second = ''] = rest;
  const needs = <T>(name: string, value: T | null): T => {
    if (value === null) throw new BadUsage(`orders ${verb} needs --${name}`, 'orders');
    return value;
  };
  const limit = numberOption('orders', 'limit', options.limit, PAGE);
  const given = verb === 'enter' ? await readJson(first, FILE_MAX, entries) : null;
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  const asked = ({ requestId }: { readonly requestId: number | null }) =>
    requestId === null ? EXIT.done : waits(requestId, terminal);
  /** The same, and where it is done, where the order stands now. */
  const askedOf = async (merchantOrderNo: string, answer: { readonly requestId: number | null }) => {
    if (answer.requestId !== null) return waits(answer.requestId, terminal);
    const { standing } = await desk.call('orders.story', { merchantOrderNo });
    const state = standing ? say(terminal.locale, `orders.state.${standing.state}`) : '';
    terminal.out([merchantOrderNo, state].join('\t'));
    return EXIT.done;
  };
  try {
    switch (verb) {
      case 'list':
        return await list(desk, first, limit, options.json, terminal);
      case 'show':
        return show(await desk.call('orders.story', { merchantOrderNo: first }), options.json, terminal);
      case 'enter': {
        const { file } = await desk.call('orders.enter', { rows: given?.orders ?? [] });
        terminal.out(file);
        return EXIT.done;
      }
      case 'cancel':
        return await askedOf(
          first,
          await desk.call('orders.cancel', {
            merchantOrderNo: first,
            reason: needs('reason', options.reason),
          }),
        );
      case 'refund': {
        const currency = options.currency ?? 'CNY';
        const amount = amountOf(second, currency);
        const reason = needs('reason', options.reason);
        const answer = await desk.call('orders.refund', { merchantOrderNo: first, amount, currency, reason });
        terminal.out(answer.refundNo);
        return asked(answer);
      }
      case 'supplement': {
        const lineId = numberOption('orders', 'line', first, 0);
        const draft = await desk.call('orders.supplementDraft', { lineId });
        const merchantOrderNo = options.order ?? draft.merchantOrderNo;
        if (merchantOrderNo === '') needs('order', null);
        const reason = needs('reason', options.reason);
        const answer = await desk.call('orders.supplement', { lineId, merchantOrderNo, reason });
        return await askedOf(merchantOrderNo, answer);
      }
      default: {
        const lineId = numberOption('orders', 'line', first, 0);
        const status = needs('status', LINE_STATUSES.find((each) => each === options.status) ?? null);
        const amount = options.amount === null ? null : amountOf(options.amount, options.currency ?? 'CNY');
        const evidence = options.evidence.map((text) => numberOption('orders', 'evidence', text, 0));
        const reason = needs('reason', options.reason);
        const answer = await desk.call('orders.fix', { lineId, status, amount, evidence, reason });
        if (answer.requestId === null)
          terminal.out([String(lineId), say(terminal.locale, `lineStatus.${status}`)].join('\t'));
        return asked(answer);
      }
    }
  } finally {
    desk.close();
  }
}

function amountOf(text: string, currency: string): number {
  const read = parseMinor(text, fractionDigits(currency));
  if (!read.ok || read.value <= 0) throw new BadUsage(`${text} is not an amount like 12.30`, 'orders');
  return read.value;
}

async function list(
  desk: CommandDesk,
  query: string,
  limit: number,
  asJson: boolean,
  { locale, out }: Terminal,
): Promise<ExitCode> {
  const page = { query, sort: 'time', descending: true, offset: 0, limit: Math.min(limit, PAGE) } as const;
  const { total, rows } = await desk.call('orders.list', page);
  if (asJson) out(JSON.stringify({ total, rows }, null, 2));
  else
    for (const { line, state, paid, refunded, currency, findings } of rows)
      out(
        [
          line.occurredAt || line.bookingDate,
          line.merchantOrderNo,
          say(locale, `orders.state.${state}`),
          formatMinor(paid, currency),
          formatMinor(refunded, currency),
          currency,
          findings.map((finding) => say(locale, `orders.finding.${finding}`)).join(' '),
        ].join('\t'),
      );
  return EXIT.done;
}

function show(story: Output<'orders.story'>, asJson: boolean, { locale, out }: Terminal): ExitCode {
  if (asJson) {
    out(JSON.stringify(story, null, 2));
    return EXIT.done;
  }
  if (story.standing) {
    const { state, paid, refunded, currency } = story.standing;
    out(
      [
        say(locale, `orders.state.${state}`),
        formatMinor(paid, currency),
        formatMinor(refunded, currency),
        currency,
      ].join('\t'),
    );
  }
  for (const line of [...story.orders, ...story.trades, ...story.funds, ...story.bank])
    out(
      [
        line.id,
        say(locale, `sourceKind.${line.sourceKind}`),
        line.occurredAt || line.bookingDate,
        say(locale, `lineKind.${line.kind}`),
        formatMinor(line.net, line.currency),
        line.currency,
        `${line.file}:${line.row}`,
      ].join('\t'),
    );
  for (const { id, kind, reason } of story.waiting)
    out(
      [`#${id}`, say(locale, 'request.waiting'), sayOr(locale, `requestKind.${kind}`, kind), reason].join(
        '\t',
      ),
    );
  return EXIT.done;
}
