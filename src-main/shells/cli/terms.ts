/**
 * Terms of settlement at the terminal: read as sentences, handed on as JSON, taken in as one change that waits for a second person like any other.
 */
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { Output } from '../../../shared/contract/calls.ts';
import { type TermsChange, termsChange } from '../../../shared/domain/settlement-terms.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import {
  changeSentence,
  cycleSentence,
  feeSentence,
  reserveSentence,
  sharingSentence,
  termsOwner,
} from '../../../shared/wording/terms-sentence.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { giveText, readJson } from './handed-file.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

const FILE_MAX = 1_000_000;
const termsFile = z.object({ terms: z.array(termsChange).min(1).max(400) });

export async function terms(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('terms', args, {
    workspace: 'text',
    out: 'text',
    reason: 'text',
    json: 'flag',
  });
  const [verb = '', file = '', ...rest] = words;
  if (!['list', 'export', 'import'].includes(verb) || rest.length > 0)
    throw new BadUsage('terms list|export|import', 'terms');
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'terms');
  if (verb === 'import' && file === '') throw new BadUsage('terms import what?', 'terms');
  const changes = verb === 'import' ? (await readJson(file, FILE_MAX, termsFile)).terms : [];
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    if (verb === 'import') return await takeTerms(desk, changes, options.reason ?? basename(file), terminal);
    const standing = await desk.call('terms.get', {});
    if (verb === 'list') list(standing, options.json, terminal);
    else await giveText(`${JSON.stringify({ terms: ownTerms(standing) }, null, 2)}\n`, options.out, terminal);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

function list(standing: Output<'terms.get'>, asJson: boolean, { locale, out }: Terminal): void {
  if (asJson) {
    out(JSON.stringify(standing, null, 2));
    return;
  }
  const speak: Parameters<typeof cycleSentence>[1] = (key, facts) => say(locale, key, facts);
  const whose = (origin: 'own' | 'shipped') => say(locale, `terms.${origin}`);
  for (const each of standing.cycles)
    out([whose(each.origin), termsOwner(each, speak), cycleSentence(each.cycle, speak)].join('\t'));
  for (const each of standing.fees)
    out([whose('own'), termsOwner(each, speak), feeSentence(each.schedule, speak)].join('\t'));
  for (const each of standing.reserves)
    out([whose('own'), termsOwner(each, speak), reserveSentence(each.reserve, speak)].join('\t'));
  for (const each of standing.sharings)
    out([whose('own'), termsOwner(each, speak), sharingSentence(each.sharing, speak)].join('\t'));
  for (const day of standing.days)
    out(
      [
        whose('own'),
        say(locale, 'terms.calendar'),
        changeSentence({ what: 'calendar_day', ...day }, speak),
      ].join('\t'),
    );
}

/** Only what the firm said: the shipped terms come with the product. */
const ownTerms = ({ days, cycles, fees, reserves, sharings }: Output<'terms.get'>): TermsChange[] => [
  ...days.map(({ day, kind, name }) => ({ what: 'calendar_day' as const, day, kind, name })),
  ...cycles
    .filter(({ origin }) => origin === 'own')
    .map(({ channel, account, cycle }) => ({ what: 'cycle' as const, channel, account, cycle })),
  ...fees.map(({ channel, account, schedule }) => ({
    what: 'fee' as const,
    channel,
    account,
    schedule,
    isEnded: false,
  })),
  ...reserves.map(({ channel, account, reserve }) => ({
    what: 'reserve' as const,
    channel,
    account,
    reserve,
  })),
  ...sharings.map(({ channel, account, sharing }) => ({
    what: 'sharing' as const,
    channel,
    account,
    sharing,
  })),
];

async function takeTerms(
  desk: CommandDesk,
  changes: TermsChange[],
  reason: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const { requestId } = await desk.call('terms.change', { changes, reason });
  const { locale } = terminal;
  for (const change of changes) terminal.out(changeSentence(change, (key, facts) => say(locale, key, facts)));
  return requestId === null ? EXIT.done : waits(requestId, terminal);
}
