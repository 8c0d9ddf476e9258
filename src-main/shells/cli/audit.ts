/**
 * The auditor at the terminal: standard tests over a population, and samples drawn, listed and shown. What is drawn here is kept like what is drawn at a
 * window, and the same seed gives the same items.
 */
import { resolve } from 'node:path';
import type { PopulationScope, SampleDraw } from '../../../shared/contract/audit-tools.ts';
import { AUDIT_TESTS, POPULATIONS, SAMPLE_METHODS } from '../../../shared/domain/audit-sample.ts';
import { formatMinorGrouped, fractionDigits, parseMinor } from '../../../shared/domain/money.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { hitSentence } from '../../../shared/wording/audit-hit.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { writeAtomic } from '../../platform/files.ts';
import { newToken } from '../../platform/ids.ts';
import { sha256Of } from '../../platform/sha256.ts';
import { dayOption, numberOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  workspace: 'text',
  population: 'text',
  currency: 'text',
  from: 'text',
  to: 'text',
  channel: 'text',
  account: 'text',
  set: 'texts',
  limit: 'text',
  method: 'text',
  seed: 'text',
  tolerable: 'text',
  expected: 'text',
  confidence: 'text',
  size: 'text',
  stratum: 'texts',
  title: 'text',
  purpose: 'text',
  procedure: 'text',
  paper: 'text',
  recipient: 'text',
  plan: 'flag',
  json: 'flag',
} as const;
type Options = ReturnType<typeof readArguments<typeof OPTIONS>>['options'];
type Act = (
  desk: CommandDesk,
  words: readonly string[],
  options: Options,
  terminal: Terminal,
) => Promise<void>;

const LIMIT = 20;
const bad = (text: string) => new BadUsage(text, 'audit');
const ACTS: Readonly<Record<string, Act>> = { test, sample, samples };

export async function audit(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('audit', args, OPTIONS);
  const [verb = '', ...rest] = words;
  const act = ACTS[verb];
  if (!act) throw bad('audit test NAME | sample [ID] | samples');
  if (options.workspace === null) throw bad('--workspace DIR is needed');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    await act(desk, rest, options, terminal);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

async function test(
  desk: CommandDesk,
  [name = '', ...more]: readonly string[],
  options: Options,
  { locale, out }: Terminal,
) {
  const asked = AUDIT_TESTS.find((each) => each === name);
  if (!asked || more.length > 0) throw bad(`audit test ${AUDIT_TESTS.join('|')}`);
  const scope = scopeOf(options);
  const run = { test: asked, scope, parameters: parametersOf(options), taskId: newToken() };
  if (options.paper !== null) {
    const { token } = await desk.call('audit.testPaper', { ...run, ...handoverOf(options) });
    return putPaper(options.paper, desk.offered(token), out);
  }
  const found = await desk.call('audit.runTest', {
    ...run,
    ...{ offset: 0, limit: Math.min(500, numberOption('audit', 'limit', options.limit, LIMIT)) },
  });
  if (options.json) {
    out(JSON.stringify(found, null, 2));
    return;
  }
  out(say(locale, 'cli.audit_tested', { tested: found.tested, count: found.hits.total }));
  for (const caveat of found.caveats) out(sayOr(locale, `audit_caveat.${caveat}`, caveat));
  for (const { ref, day, amount, currency, text, facts } of found.hits.rows)
    out(
      [
        ref,
        day,
        amount === null ? '' : formatMinorGrouped(amount, currency),
        text,
        hitSentence(asked, facts, (key, of) => say(locale, key, of)),
      ].join('\t'),
    );
}

async function sample(desk: CommandDesk, words: readonly string[], options: Options, terminal: Terminal) {
  const [id, ...more] = words;
  if (more.length > 0) throw bad('audit sample [ID]');
  if (id !== undefined) return show(desk, numberOption('audit', 'ID', id, 1), options, terminal);
  const scope = scopeOf(options);
  const draw = drawOf(options, scope.currency);
  const { locale, out } = terminal;
  if (options.plan) {
    out(JSON.stringify(await desk.call('audit.population', { scope, draw }), null, 2));
    return;
  }
  if (options.title === null || options.purpose === null)
    throw bad('--title and --purpose are needed, or --plan');
  const { title, purpose } = options;
  const drawn = await desk.call('audit.drawSample', {
    ...{ title, purpose, scope, draw, procedure: options.procedure ?? '', taskId: newToken() },
  });
  if (options.json) return show(desk, drawn.id, options, terminal);
  const { sample: kept } = await desk.call('audit.sample', { id: drawn.id, offset: 0, limit: 1 });
  const interval = kept.interval === null ? '–' : formatMinorGrouped(kept.interval, scope.currency);
  out(say(locale, 'cli.audit_drawn', { id: kept.id, items: kept.items, interval }));
}

async function show(desk: CommandDesk, id: number, options: Options, { locale, out }: Terminal) {
  if (options.paper !== null) {
    const { token } = await desk.call('audit.samplePaper', {
      id,
      ...handoverOf(options),
      taskId: newToken(),
    });
    return putPaper(options.paper, desk.offered(token), out);
  }
  const limit = Math.min(500, numberOption('audit', 'limit', options.limit, 500));
  const found = await desk.call('audit.sample', { id, offset: 0, limit });
  if (options.json) {
    out(JSON.stringify(found, null, 2));
    return;
  }
  const { title, scope, conclusion } = found.sample;
  out(title);
  for (const { place, ref, day, booked, text, result } of found.items.rows)
    out(
      [
        place + 1,
        ref,
        day,
        formatMinorGrouped(booked, scope.currency),
        say(locale, `item_result.${result}`),
        text,
      ].join('\t'),
    );
  if (conclusion !== '') out(conclusion);
}

async function samples(
  desk: CommandDesk,
  _words: readonly string[],
  options: Options,
  { locale, out }: Terminal,
) {
  const limit = Math.min(500, numberOption('audit', 'limit', options.limit, LIMIT));
  const { rows } = await desk.call('audit.samples', { offset: 0, limit });
  if (options.json) out(JSON.stringify(rows, null, 2));
  else
    for (const { id, title, draw, items, judged, wrong, at, byName } of rows)
      out(
        [
          id,
          title,
          say(locale, `sample_method.${draw.method}`),
          `${judged}/${items}`,
          wrong,
          at,
          byName,
        ].join('\t'),
      );
}

/** Where it is and what it is, as of every file that is handed over. */
async function putPaper(path: string, content: Uint8Array, out: Terminal['out']): Promise<void> {
  const file = resolve(path);
  await writeAtomic(file, content);
  out(`${file}\n${sha256Of(content)}`);
}

/** A paper goes to somebody for something, or it does not go. */
function handoverOf({ recipient, purpose }: Options): {
  readonly recipient: string;
  readonly purpose: string;
} {
  if (recipient === null || purpose === null) throw bad('--paper needs --recipient and --purpose');
  return { recipient, purpose };
}

function scopeOf(options: Options): PopulationScope {
  const population = POPULATIONS.find((each) => each === options.population);
  const channel = CHANNELS.find((each) => each === options.channel) ?? '';
  if (!population) throw bad(`--population ${POPULATIONS.join('|')}`);
  if (options.channel !== null && channel === '') throw bad(`--channel ${CHANNELS.join('|')}`);
  const currency = options.currency ?? 'CNY';
  if (!/^[A-Z]{3}$/.test(currency)) throw bad(`--currency: ${currency} is no currency`);
  return {
    ...{ population, channel, currency, account: options.account ?? '' },
    from: dayOption('audit', 'from', options.from) ?? '',
    to: dayOption('audit', 'to', options.to) ?? '',
  };
}

/** --set days=3 --set minor=100000: in the units the names say. */
function parametersOf({ set }: Options): Record<string, number> {
  return Object.fromEntries(
    set.map((text) => {
      const found = /^([a-z_]{1,30})=(\d{1,15})$/.exec(text);
      if (!found) throw bad(`--set NAME=NUMBER, not ${text}`);
      return [found[1] ?? '', Number(found[2])];
    }),
  );
}

function drawOf(options: Options, currency: string): SampleDraw {
  const method = SAMPLE_METHODS.find((each) => each === (options.method ?? 'mus'));
  if (!method) throw bad(`--method ${SAMPLE_METHODS.join('|')}`);
  if (options.seed === null || options.seed.trim() === '')
    throw bad('--seed TEXT is needed: the same seed draws the same items');
  const confidence = numberOption('audit', 'confidence', options.confidence, 95);
  if (confidence !== 90 && confidence !== 95) throw bad('--confidence 90|95');
  const amount = (name: 'tolerable' | 'expected', text: string | null) =>
    text === null ? null : amountOf(name, text, currency);
  const tolerable = amount('tolerable', options.tolerable);
  return {
    ...{ method, seed: options.seed, confidence, tolerable },
    expected: amount('expected', options.expected) ?? (method === 'mus' ? 0 : null),
    size: options.size === null ? null : numberOption('audit', 'size', options.size, 1),
    strata: options.stratum.map((text) => amountOf('stratum', text, currency)),
  };
}

function amountOf(name: string, text: string, currency: string): number {
  const read = parseMinor(text, fractionDigits(currency));
  if (!read.ok || read.value < 0) throw bad(`--${name}: ${text} is no amount`);
  return read.value;
}
