/**
 * `explain`: why a group was made, why an exception stayed, under the number that matches.csv and exceptions.csv give it or the key of the screens.
 * `--all` goes down what a person still decides: proposals, then exceptions.
 */
import { resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { EXPLAINED_MAX, type Numbered, WhyOfReports } from '../../areas/exports/why-of-reports.ts';
import { Explainer } from '../../areas/review/why/explainer.ts';
import { numberOption, readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

const LIMIT = 20;

export async function explain(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('explain', args, {
    workspace: 'text',
    all: 'flag',
    limit: 'text',
    json: 'flag',
  });
  const limit = Math.min(EXPLAINED_MAX, numberOption('explain', 'limit', options.limit, LIMIT));
  if (options.workspace === null || (words.length === 0) !== options.all)
    throw new BadUsage('--workspace DIR is needed, and either numbers of groups or --all', 'explain');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    desk.require('matching.group');
    desk.require('exceptions.get');
    const explainer = new Explainer({
      standing: desk.standing,
      lines: desk.lines,
      nameOf: desk.people.nameOf,
    });
    const why = new WhyOfReports(explainer, terminal.locale);
    const asked = options.all ? firstOf(why.worklist(), limit) : words.flatMap((name) => found(why, name));
    if (options.json)
      terminal.out(
        JSON.stringify(
          asked.map((each) => ({ number: each.number, what: each.what, ...why.explained(each) })),
          null,
          2,
        ),
      );
    else terminal.out(asked.map((each) => why.text(each)).join('\n\n'));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

function found(why: WhyOfReports, name: string): Numbered[] {
  const all = why.find(name);
  if (all.length === 0) throw new Refused('not_found', { what: name });
  return all;
}

function firstOf<T>(items: Iterable<T>, count: number): T[] {
  const some: T[] = [];
  for (const item of items) {
    if (some.length === count) break;
    some.push(item);
  }
  return some;
}
