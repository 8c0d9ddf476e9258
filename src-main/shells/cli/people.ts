/**
 * People at the terminal: who there is, adding somebody, a password for her first log-in, and setting one's own. The rights are the same as at a
 * window.
 */
import { resolve } from 'node:path';
import { ROLES } from '../../../shared/contract/access.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

export async function people(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('people', args, { workspace: 'text', json: 'flag' });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'people');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const { people: all } = await desk.call('access.people', {});
    if (options.json) terminal.out(JSON.stringify(all, null, 2));
    else
      for (const { id, name, login, roles, state } of all)
        terminal.out([id, name, login, roles.join(','), state].join('\t'));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

export async function addPerson(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('add-person', args, {
    workspace: 'text',
    login: 'text',
    role: 'texts',
    reason: 'text',
  });
  const [name] = words;
  const roles = ROLES.filter((role) => options.role.includes(role));
  if (options.workspace === null || name === undefined || words.length !== 1)
    throw new BadUsage('a name and --workspace DIR are needed', 'add-person');
  if (roles.length === 0 || roles.length !== new Set(options.role).size)
    throw new BadUsage(`--role is one of ${ROLES.join(', ')} (may be repeated)`, 'add-person');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const { personId, requestId } = await desk.call('access.addPerson', {
      name,
      login: options.login ?? name,
      roles,
      reason: options.reason ?? 'add-person',
    });
    if (requestId !== null) return waits(requestId, terminal);
    terminal.out(personId);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

export async function issuePassword(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('issue-password', args, { workspace: 'text', reason: 'text' });
  const [personId] = words;
  if (options.workspace === null || personId === undefined || words.length !== 1)
    throw new BadUsage('the id of a person and --workspace DIR are needed', 'issue-password');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const reason = options.reason ?? 'issue-password';
    const answer = await desk.call('access.issuePassword', { personId, reason });
    if (answer.requestId !== null) return waits(answer.requestId, terminal);
    terminal.out(answer.password);
    terminal.fault(say(terminal.locale, 'cli.once_password', { until: answer.validUntil }));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

export async function setPassword(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('set-password', args, { workspace: 'text' });
  if (options.workspace === null || words.length > 0)
    throw new BadUsage('--workspace DIR is needed', 'set-password');
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  try {
    const current = process.env['COUNTINGHOUSE_PASSPHRASE'] || (await ask('cli.passphrase', terminal));
    const next = process.env['COUNTINGHOUSE_NEW_PASSPHRASE'] || (await askTwice(terminal));
    await desk.call('access.changePassword', { current, next });
    terminal.out(say(terminal.locale, 'cli.password_set'));
    return EXIT.done;
  } finally {
    desk.close();
  }
}

const ask = (key: 'cli.passphrase' | 'cli.new_passphrase' | 'cli.passphrase_again', terminal: Terminal) => {
  if (!terminal.isInteractive) throw new Refused('wrong_secret', { needed: 'COUNTINGHOUSE_NEW_PASSPHRASE' });
  return terminal.askSecret(say(terminal.locale, key));
};

async function askTwice(terminal: Terminal): Promise<string> {
  const next = await ask('cli.new_passphrase', terminal);
  if ((await ask('cli.passphrase_again', terminal)) !== next) throw new Refused('wrong_secret', {});
  return next;
}
