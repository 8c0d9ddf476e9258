/**
 * A file whose own totals or balances disagree with its rows: it comes in only by a second person's yes, exactly as both saw it. The original is
 * sealed when it is asked for, so that the request outlives the window and the program.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { assert } from '../../../shared/result.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { ADAPTERS } from './adapters/list.ts';
import { commitHeld } from './commit.ts';
import { refreshLines, type StatementsDeps } from './deps.ts';
import type { Plan, ReadFile } from './plan.ts';
import { readStatement } from './read.ts';
import { knownPasswords } from './secrets/file-passwords.ts';
import { isReadAs, type ReadAs } from './shelf.ts';
import { applySummaries } from './summaries.ts';

export async function requestHeld(
  deps: StatementsDeps,
  input: Input<'statements.requestHeld'>,
  info: CallInfo,
): Promise<Output<'statements.requestHeld'>> {
  const { file, view } = deps.shelf.get(input.planId);
  if (view.state !== 'held') throw new Refused('already_decided', { what: 'plan' });
  const held = deps.shelf.held({ ...file.identity, member: file.original.member });
  if (held?.hash !== input.hash) throw new Refused('plan_stale', { file: view.file });
  const { name } = await deps.originals.put(file.original.bytes);
  // What it is held for may stand in another file.
  const summaries: string[] = [];
  for (const each of file.provedBy ?? []) summaries.push((await deps.originals.put(each.bytes)).name);
  const failed = view.checks.filter((check) => !check.holds && check.weight === 'strict');
  const asking = {
    kind: 'import_failed_proof',
    subject: {
      sha256: view.sha256,
      member: file.original.member,
      adapter: view.adapter,
      adapterVersion: view.adapterVersion,
      original: name,
      originalFile: file.original.name,
      summaries,
      summaryFiles: (file.provedBy ?? []).map((each) => each.name),
    },
    hash: input.hash,
    facts: [
      { name: 'file', value: view.file },
      { name: 'sha256', value: view.sha256 },
      { name: 'plan_hash', value: input.hash },
      { name: 'lines', value: String(view.counts.added + view.counts.changed) },
      { name: 'failed_checks', value: failed.map((check) => check.name).join(', ') },
    ],
    amount: null,
    currency: view.currencies[0] ?? '',
    reason: input.reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () => {
    throw new Refused('needs_second_person', { file: view.file }); // Its kind is never done at once.
  });
  return { requestId };
}

export function heldExecutor(deps: StatementsDeps): Executor {
  const find = (subject: RequestSubject) => deps.shelf.held(readAsOf(subject));
  return {
    hashNow: (subject) => find(subject)?.hash ?? null,
    // After a restart the shelf is empty: the sealed original is read again.
    prepare: async (subject) => {
      if (find(subject)) return;
      const files: ReadFile[] = [];
      const wanted = readAsOf(subject);
      for (const [at, { original, name }] of originalsOf(subject).entries()) {
        const bytes = await deps.originals.get(original);
        const parts = await readStatement(bytes, name, {
          breathe: async () => undefined,
          progress: () => undefined,
          // As it was read when it was asked for: a mapping may have been changed or retired since, or made.
          adapters: at === 0 ? deps.mappings.adaptersOf(wanted) : ADAPTERS,
          passwords: knownPasswords(deps.secrets, wanted.sha256).values,
        });
        for (const { member, ...part } of parts.read)
          files.push({ planId: deps.newToken(), ...part, original: { name, bytes, member } });
      }
      deps.shelf.put(applySummaries(files).details.filter((file) => isReadAs(file, wanted)));
    },
    run: (subject, maker, _reason, info) => {
      const held = find(subject);
      assert(held !== null, 'a held file was at hand when it was compared');
      const given = { hash: held.hash, originalName: String(subject['original']), maker };
      commitHeld(deps, held.file, given, info);
      deps.lines.forget();
    },
    after: (info) => {
      deps.lines.forget();
      const committed = deps.lines.active();
      const isIn = ({ file }: Plan) =>
        committed.some(({ view, member }) => isReadAs(file, { ...view, member }));
      const plans = deps.shelf.plans().filter((plan) => plan.view.state === 'held' && isIn(plan));
      if (plans.length > 0) deps.shelf.leave(plans.map(({ file }) => file.planId));
      refreshLines(deps, info);
    },
  };
}

const readAsOf = (subject: RequestSubject): ReadAs => ({
  sha256: String(subject['sha256']),
  member: String(subject['member']),
  adapter: String(subject['adapter']),
  adapterVersion: Number(subject['adapterVersion']),
});

/** The file itself, and the summaries it was held for. */
function originalsOf(subject: RequestSubject): { readonly original: string; readonly name: string }[] {
  const list = (value: RequestSubject[string] | undefined) => (Array.isArray(value) ? value.map(String) : []);
  const names = list(subject['summaryFiles']);
  const summaries = list(subject['summaries']).map((original, at) => ({ original, name: names[at] ?? '' }));
  return [{ original: String(subject['original']), name: String(subject['originalFile']) }, ...summaries];
}
