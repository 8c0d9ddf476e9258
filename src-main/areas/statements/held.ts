/**
 * A file whose own totals or balances disagree with its rows: it comes in only by a second person's yes, exactly as both saw it. The original is
 * sealed when it is asked for, so that the request outlives the window and the program.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { assert } from '../../../shared/result.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import { commitHeld } from './commit.ts';
import { refreshLines, type StatementsDeps } from './deps.ts';
import type { ReadFile } from './plan.ts';
import { readStatement } from './read.ts';
import { knownPasswords } from './secrets/file-passwords.ts';
import { applySummaries } from './summaries.ts';

export async function requestHeld(
  deps: StatementsDeps,
  input: Input<'statements.requestHeld'>,
  info: CallInfo,
): Promise<Output<'statements.requestHeld'>> {
  const { file, view } = deps.shelf.get(input.planId);
  if (view.state !== 'held') throw new Refused('already_decided', { what: 'plan' });
  const held = deps.shelf.held(view.sha256, file.original.member);
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
  const find = (subject: RequestSubject) =>
    deps.shelf.held(String(subject['sha256']), String(subject['member']));
  return {
    hashNow: (subject) => find(subject)?.hash ?? null,
    // After a restart the shelf is empty: the sealed original is read again.
    prepare: async (subject) => {
      if (find(subject)) return;
      const files: ReadFile[] = [];
      for (const { original, name } of originalsOf(subject)) {
        const bytes = await deps.originals.get(original);
        const parts = await readStatement(bytes, name, {
          breathe: async () => undefined,
          progress: () => undefined,
          adapters: deps.mappings.adapters(),
          passwords: knownPasswords(deps.secrets, String(subject['sha256'])).values,
        });
        for (const { member, ...part } of parts.read)
          files.push({ planId: deps.newToken(), ...part, original: { name, bytes, member } });
      }
      deps.shelf.put(
        applySummaries(files).details.filter(
          (file) => file.identity.sha256 === subject['sha256'] && file.original.member === subject['member'],
        ),
      );
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
      const committed = new Set(deps.lines.active().map((each) => each.view.sha256));
      const plans = deps.shelf
        .views()
        .plans.filter((plan) => plan.state === 'held' && committed.has(plan.sha256));
      if (plans.length > 0) deps.shelf.discard(plans.map((plan) => plan.planId));
      refreshLines(deps, info);
    },
  };
}

/** The file itself, and the summaries it was held for. */
function originalsOf(subject: RequestSubject): { readonly original: string; readonly name: string }[] {
  const list = (value: RequestSubject[string] | undefined) => (Array.isArray(value) ? value.map(String) : []);
  const names = list(subject['summaryFiles']);
  const summaries = list(subject['summaries']).map((original, at) => ({ original, name: names[at] ?? '' }));
  return [{ original: String(subject['original']), name: String(subject['originalFile']) }, ...summaries];
}
