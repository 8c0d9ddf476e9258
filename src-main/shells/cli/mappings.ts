/**
 * Column mappings at the terminal: guessed from a file, listed, handed on as text files, taken in, retired. `--mapping F` of other commands takes
 * one in on the spot, under the same right.
 */
import { basename, resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { MAPPING_TEXT_MAX, type MappingView, mappingId } from '../../../shared/contract/mappings.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { draftText } from '../../areas/statements/mapping/exchange.ts';
import { newToken } from '../../platform/ids.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { filesToImport } from './files.ts';
import { giveText, readText } from './handed-file.ts';
import { type CommandDesk, throwAwayDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

type Verb = (
  desk: CommandDesk,
  words: readonly string[],
  options: Options,
  terminal: Terminal,
) => Promise<void>;
interface Options {
  readonly out: string | null;
  readonly all: boolean;
  readonly json: boolean;
}

const VERBS: Readonly<Record<string, Verb>> = {
  guess: async (desk, [path = ''], { out }, terminal) => {
    desk.require('mappings.guess');
    const [file] = await filesToImport([path]);
    if (!file) throw new BadUsage('a file is needed', 'mappings');
    const token = newToken();
    const info = { ...desk.info, file: async () => ({ name: file.name, bytes: await file.read() }) };
    const { draft, questions } = await desk.handlers['mappings.guess'](
      { fileToken: token, taskId: newToken() },
      info,
    );
    for (const { question, examples } of questions)
      terminal.fault(`${say(terminal.locale, `question.${question}`)}? ${examples.join(' ')}`.trim());
    await giveText(draftText(draft), out, terminal);
  },
  list: async (desk, _, { all, json }, terminal) => {
    const { mappings } = await desk.call('mappings.list', { includeRetired: all });
    if (json) terminal.out(JSON.stringify(mappings, null, 2));
    else for (const each of mappings) terminal.out(lineOf(each, terminal));
  },
  export: async (desk, [id = ''], { out }, terminal) => {
    const { text } = await desk.call('mappings.export', { id: idOf(id) });
    await giveText(text, out, terminal);
  },
  import: async (desk, paths, _, terminal) => {
    for (const taken of await takeMappings(desk, paths)) terminal.out(taken);
  },
  retire: async (desk, [id = '']) => {
    await desk.call('mappings.retire', { id: idOf(id) });
  },
};

function idOf(text: string): string {
  if (!mappingId.safeParse(text).success)
    throw new BadUsage(`${text} is not the id of a mapping`, 'mappings');
  return text;
}

export async function mappings(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('mappings', args, {
    workspace: 'text',
    out: 'text',
    all: 'flag',
    json: 'flag',
  });
  const [name = '', ...rest] = words;
  const verb = VERBS[name];
  if (!verb) throw new BadUsage(`mappings ${Object.keys(VERBS).join('|')}`, 'mappings');
  if (options.workspace === null && name !== 'guess')
    throw new BadUsage('--workspace DIR is needed', 'mappings');
  if (rest.length === 0 && name !== 'list') throw new BadUsage(`mappings ${name} what?`, 'mappings');
  const desk =
    options.workspace === null
      ? await throwAwayDesk(terminal)
      : await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    await verb(desk, rest, options, terminal);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

/** Takes in mappings from files; gives a line for each. */
export async function takeMappings(desk: CommandDesk, paths: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (const path of paths) {
    const { id, version, name } = await desk.call('mappings.import', { text: await textOf(path) });
    taken.push([id, version, name].join('\t'));
  }
  return taken;
}

async function textOf(path: string): Promise<string> {
  const text = await readText(path, MAPPING_TEXT_MAX);
  if (text.length < 2) throw new Refused('bad_input', { file: basename(path), expected: 'JSON' });
  return text;
}

const lineOf = ({ id, version, mapping, state, imports }: MappingView, { locale }: Terminal): string =>
  [id, version, state, say(locale, `sourceKind.${mapping.sourceKind}`), imports, mapping.name].join('\t');
