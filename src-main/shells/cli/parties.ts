/**
 * Parties and accounts at the terminal: listed, taken in from a CSV, bound and verified. The rights and the second person are the same as at a window;
 * taken in twice, a file enters what is new and nothing else.
 */
import { basename, resolve } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { accountId, partyId } from '../../../shared/contract/parties.ts';
import { chinaMinute } from '../../../shared/domain/china-time.ts';
import { maskName } from '../../../shared/domain/masking/party.ts';
import { VERIFICATION_METHODS } from '../../../shared/domain/party.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { readBytes } from './handed-file.ts';
import { type PartyRow, readPartyRows } from './party-rows.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';
import { waits } from './waits.ts';

const FILE_MAX = 20_000_000;
const VERBS = ['list', 'accounts', 'import', 'bind', 'verify'] as const;

export async function parties(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('parties', args, {
    workspace: 'text',
    reason: 'text',
    json: 'flag',
    number: 'text',
    holder: 'text',
    bank: 'text',
    'bank-code': 'text',
    organisation: 'flag',
    method: 'text',
    rejected: 'flag',
  });
  const [name = '', what = '', ...rest] = words;
  const verb = VERBS.find((each) => each === name);
  const isShort = verb === 'list';
  if (!verb || rest.length > 0 || (isShort && what !== ''))
    throw new BadUsage(`parties ${VERBS.join('|')}`, 'parties');
  if (options.workspace === null) throw new BadUsage('--workspace DIR is needed', 'parties');
  if ((verb === 'import' || verb === 'bind' || verb === 'verify') && what === '')
    throw new BadUsage(`parties ${verb} what?`, 'parties');
  const rows = verb === 'import' ? await readRows(what, terminal) : null;
  if (verb === 'import' && rows === null) return EXIT.badInput;
  const desk = await workspaceDesk(resolve(options.workspace), false, terminal);
  const reason = options.reason ?? basename(what);
  try {
    if (rows) return await take(desk, rows, reason, terminal);
    if (verb === 'list') return await list(desk, options.json, terminal);
    if (verb === 'accounts') return await accounts(desk, what, options.json, terminal);
    if (verb === 'verify') return await verify(desk, what, options, reason, terminal);
    const { number, holder, bank, organisation } = options;
    if (number === null || holder === null) throw new BadUsage('--number and --holder are needed', 'parties');
    const body = {
      ...NEW_ACCOUNT,
      number,
      holder,
      bankName: bank ?? '',
      bankCode: options['bank-code'] ?? '',
    };
    const of = what === 'house' ? '' : known(partyId, what);
    const answer = await desk.call('parties.bindAccount', {
      partyId: of,
      body: { ...body, isOrganisation: organisation, purpose: of === '' ? 'both' : 'pay' },
      reason: options.reason ?? 'bind',
    });
    if (answer.requestId !== null) return waits(answer.requestId, terminal);
    terminal.out(answer.accountId);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

const NEW_ACCOUNT = {
  kind: 'bank',
  channel: 'bank',
  currency: 'CNY',
  mandateId: '',
  mandateDay: '',
} as const;

function known(shape: typeof partyId, text: string): string {
  const read = shape.safeParse(text);
  if (!read.success) throw new BadUsage(`${text} is no id`, 'parties');
  return read.data;
}

async function list(desk: CommandDesk, asJson: boolean, { locale, out }: Terminal): Promise<ExitCode> {
  const asked = { query: '', kind: 'all', isClosedShown: true } as const;
  for await (const row of everyRow((page) => desk.call('parties.list', { ...asked, ...page })))
    out(
      asJson
        ? JSON.stringify(row)
        : [
            row.id,
            say(locale, `partyKind.${row.kind}`),
            say(locale, `partyState.${row.state}`),
            row.name,
            sayOr(locale, `operatingMode.${row.mode}`, ''),
          ].join('\t'),
    );
  return EXIT.done;
}

async function accounts(
  desk: CommandDesk,
  of: string,
  asJson: boolean,
  { locale, out }: Terminal,
): Promise<ExitCode> {
  const whose = of === '' ? 'all' : of === 'house' || of === 'unverified' ? of : known(partyId, of);
  const asked = { query: '', of: whose } as const;
  for await (const row of everyRow((page) => desk.call('parties.accounts', { ...asked, ...page })))
    out(
      asJson
        ? JSON.stringify(row)
        : [
            row.id,
            row.partyName || say(locale, 'parties.house'),
            row.number,
            row.holder,
            say(locale, `verification.${row.verification}`),
            row.coolsOffAt === '' ? '' : chinaMinute(row.coolsOffAt),
          ].join('\t'),
    );
  return EXIT.done;
}

async function verify(
  desk: CommandDesk,
  id: string,
  { method, rejected }: { readonly method: string | null; readonly rejected: boolean },
  note: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const by = VERIFICATION_METHODS.find((each) => each === method);
  if (!by) throw new BadUsage(`--method is one of ${VERIFICATION_METHODS.join(', ')}`, 'parties');
  const account = await desk.call('parties.account', { accountId: known(accountId, id) });
  const outcome = rejected ? 'rejected' : 'verified';
  const { version } = account;
  await desk.call('parties.verifyAccount', { accountId: account.id, version, outcome, method: by, note });
  terminal.out(`${account.id}\t${say(terminal.locale, `verification.${outcome}`)}`);
  return EXIT.done;
}

/** Null where a row is bad: each was said. */
async function readRows(path: string, { locale, fault }: Terminal): Promise<readonly PartyRow[] | null> {
  const file = basename(path);
  const { rows, problems } = readPartyRows(await readBytes(path, FILE_MAX));
  for (const { row, column, text, problem } of problems)
    fault(
      say(locale, 'cli.row_problem', {
        file,
        row,
        column,
        text,
        problem: sayOr(locale, `account_form.${problem}`, say(locale, 'cli.party_cell')),
        expected: sayOr(locale, `account_form.${problem}`, problem),
      }),
    );
  return problems.length > 0 ? null : rows;
}

/** One after the other: stopped half way and begun again it enters the rest. */
async function take(
  desk: CommandDesk,
  rows: readonly PartyRow[],
  reason: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const told = { added: 0, bound: 0, waiting: 0, known: 0 };
  for (const { party, account } of rows) {
    const standing = await findParty(desk, party);
    const id = standing ?? (await desk.call('parties.save', { partyId: null, body: party, reason })).partyId;
    if (standing === null) told.added += 1;
    if (account === null) {
      if (standing !== null) told.known += 1;
      continue;
    }
    try {
      const answer = await desk.call('parties.bindAccount', { partyId: id, body: account, reason });
      if (answer.requestId === null) told.bound += 1;
      else told.waiting += 1;
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.facts['why'] !== 'bound_already') throw refused;
      told.known += 1;
    }
  }
  terminal.out(say(terminal.locale, 'cli.parties_taken', told));
  return told.waiting > 0 ? EXIT.noRight : EXIT.done;
}

/** By identity number where it has one, else by its whole name: a name that contains it and is masked alike is that very name. */
async function findParty(desk: CommandDesk, party: PartyRow['party']): Promise<string | null> {
  const text = party.identityNo === '' ? party.name : party.identityNo;
  const query = JSON.stringify(text);
  const asked = { query, kind: party.kind, isClosedShown: true } as const;
  for await (const each of everyRow((page) => desk.call('parties.list', { ...asked, ...page })))
    if (party.identityNo !== '' || each.name === maskName(party.name)) return each.id;
  return null;
}
