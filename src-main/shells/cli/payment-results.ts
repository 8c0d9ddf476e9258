/** What comes back of payments, at the terminal: results of banks and channels, payments made good once more, lines that carry their numbers. */
import { basename } from 'node:path';
import type { Output } from '../../../shared/contract/calls.ts';
import { itemNo as itemNoShape } from '../../../shared/contract/payment-views.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { newToken } from '../../platform/ids.ts';
import { BadUsage, EXIT } from './exit.ts';
import { readBytes } from './handed-file.ts';
import type { CommandDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Of one file of payments or results. */
export const FILE_MAX = 50_000_000;

export async function results(
  desk: CommandDesk,
  words: readonly string[],
  options: { readonly 'dry-run': boolean },
  terminal: Terminal,
) {
  if (words.length === 0) throw new BadUsage('payments results what?', 'payments');
  const { locale, out } = terminal;
  const files: string[] = [];
  for (const path of words) files.push(desk.handIn(basename(path), await readBytes(path, FILE_MAX)));
  const planned = await desk.call('payments.planResults', { files, taskId: newToken() });
  for (const file of planned.files) {
    for (const move of file.moves)
      out(
        [
          file.file,
          String(move.row),
          move.itemNo,
          `${say(locale, `payment_state.${move.from}`)} → ${say(locale, `payment_state.${move.to}`)}`,
          move.reasonText || move.reasonCode,
        ].join('\t'),
      );
    for (const problem of file.problems) terminal.fault(problemText(file.file, problem, terminal));
    if (file.end === 'refused') terminal.fault(`${file.file}: ${refusalOf(file, terminal)}`);
  }
  if (!options['dry-run']) {
    const { planId, hash } = planned;
    const { moves, receipts } = await desk.call('payments.takeResults', { planId, hash });
    out(say(locale, 'payments.taken', { count: moves, receipts }));
  }
  return planned.files.some(({ end }) => end === 'refused') ? EXIT.badInput : EXIT.done;
}

export async function retry(desk: CommandDesk, words: readonly string[], _: object, terminal: Terminal) {
  const itemNos = words.filter((word) => itemNoShape.safeParse(word).success);
  if (itemNos.length === 0 || itemNos.length < words.length)
    throw new BadUsage('numbers of payments are needed', 'payments');
  terminal.out((await desk.call('payments.retry', { itemNos })).batchNo);
  return EXIT.done;
}

export async function link(desk: CommandDesk, _: readonly string[], __: object, { locale, out }: Terminal) {
  const { linked } = await desk.call('payments.linkLines', {});
  out(say(locale, 'payments.linkedByNumber', { count: linked }));
  return EXIT.done;
}

type Planned = Output<'payments.planResults'>['files'][number];

function refusalOf({ refusal, facts }: Planned, { locale }: Terminal): string {
  const said = { ...facts };
  for (const name of ['from', 'to'])
    if (said[name] !== undefined)
      said[name] = sayOr(locale, `payment_state.${said[name]}`, String(said[name]));
  return sayOr(locale, `payment_result.${refusal}`, sayOr(locale, `refusal.${refusal}`, refusal, said), said);
}

/** A row of a file that could not be read, with what stands there and what was expected. */
export function problemText(
  file: string,
  { row, column, problem, text, expected }: Planned['problems'][number],
  { locale }: Terminal,
): string {
  return say(locale, 'cli.row_problem', {
    file,
    row: String(row),
    column: sayOr(locale, `payment_column.${column}`, column),
    problem: sayOr(locale, `payment_row.${problem}`, sayOr(locale, `problem.${problem}`, problem)),
    text,
    expected,
  });
}
