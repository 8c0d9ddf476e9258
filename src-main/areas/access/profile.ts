/** The rules of log-in that a house sets: minutes until a window locks itself, and whether PCI DSS asks its two rules more. */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor } from '../../platform/second-person.ts';
import { sha256OfJson } from '../../platform/sha256.ts';
import type { AccessDeps } from './deps.ts';
import { appendProfile, type Profile } from './store.ts';

export function askProfile(
  deps: AccessDeps,
  input: Input<'access.setProfile'>,
  info: CallInfo,
): Output<'access.setProfile'> {
  const { idleMinutes, isPci, reason } = input;
  const subject = { idleMinutes, isPci: isPci ? 1 : 0 };
  const asking = {
    kind: 'log_in_profile',
    subject,
    hash: hashOf(deps, subject),
    facts: [
      { name: 'idle_minutes', value: String(idleMinutes) },
      { name: 'pci', value: String(isPci) },
    ],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    write(deps, { idleMinutes, isPci }, info.person, reason, info),
  );
  if (requestId === null) after(deps, info);
  return { requestId };
}

export function profileExecutor(deps: AccessDeps): Executor {
  return {
    hashNow: (subject) =>
      hashOf(deps, { idleMinutes: Number(subject['idleMinutes']), isPci: Number(subject['isPci']) }),
    run: (subject, maker, reason, info) =>
      write(
        deps,
        { idleMinutes: Number(subject['idleMinutes']), isPci: subject['isPci'] === 1 },
        maker,
        reason,
        info,
      ),
    after: (info) => after(deps, info),
  };
}

function write(deps: AccessDeps, profile: Profile, by: string, reason: string, info: CallInfo): void {
  const subject = { idle_minutes: profile.idleMinutes, pci: profile.isPci ? 1 : 0, maker: by };
  deps.record.write(info, { action: 'access.profile_changed', subject }, () =>
    appendProfile(deps.ledger, profile, { at: deps.now(), by }, reason),
  );
}

function after(deps: AccessDeps, info: CallInfo): void {
  deps.people.forget();
  info.changed('access', 'approvals', 'record', 'workspace');
}

const hashOf = (deps: AccessDeps, subject: { idleMinutes: number; isPci: number }): string =>
  sha256OfJson([deps.people.profile(), subject]);
