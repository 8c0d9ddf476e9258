/**
 * The calls about one's own log-in that only the engine can answer: proving oneself again, being there, and giving the whole workspace a new key.
 */
import { Refused } from '../../shared/contract/errors.ts';
import { appendFactor } from '../areas/access/store.ts';
import type { HandlersOf } from '../platform/handlers.ts';
import { Record as AuditRecord } from '../record/record.ts';
import { proveSecret } from '../workspace/entering.ts';
import { rotateDataKey } from '../workspace/rotation.ts';
import { moveAnchor, noteDocument, recordAttempts } from './founding.ts';
import { PROOF_MINUTES } from './gate.ts';
import { isRecoveryCodeOf } from './keyring.ts';
import { factorUse } from './log-in.ts';
import { openDeskOf, type WorkspaceDeps } from './workspace-calls.ts';

export function sessionCalls(
  deps: WorkspaceDeps,
): HandlersOf<'session.prove' | 'session.alive' | 'access.rotateKey'> {
  const { now } = deps;
  return {
    'session.prove': async (input, info) => {
      const desk = openDeskOf(deps, info);
      const { secret, code = '' } = input;
      const session = deps.sessionOf(info.session);
      const { sitting } = session;
      const isByCode = await isRecoveryCodeOf(desk.workspace, info.person, secret, now);
      if (!isByCode && !(await proveSecret(desk.workspace, info.person, secret, now))) {
        recordAttempts(desk, { who: info, failed: 'session.prove_failed' });
        info.changed('record', 'signals');
        throw new Refused('wrong_secret', {});
      }
      // In turn: two windows must not use one code at the same moment.
      await desk.inTurn(async () => {
        if (session.sitting !== sitting) throw new Refused('locked', {}); // Her proof is not for who sat down meanwhile.
        const use = isByCode ? null : await factorUse(desk, info.person, code, now);
        desk.record.write(info, { action: 'session.proved' }, () => {
          if (use !== null)
            appendFactor(desk.workspace.ledger, info.person, 'used', use, { at: now(), by: info.person });
        });
      });
      const until = new Date(Date.parse(now()) + PROOF_MINUTES * 60_000).toISOString();
      if (session.sitting !== sitting) throw new Refused('locked', {});
      session.provedUntil = until;
      return { until };
    },
    'session.alive': () => ({}), // The engine has noted the time.
    'access.rotateKey': async (input, info) => {
      const desk = openDeskOf(deps, info);
      await deps.desks.replace(desk, async () => {
        const { workspace, dropped } = await rotateDataKey(desk.workspace, {
          now,
          // A slot of somebody who may not come in any more is not given the new key.
          keeps: ({ person }) => person === '' || desk.people.find(person)?.isDisabled === false,
          progress: (done, of) => info.progress('writing', done, of),
        });
        const keys = { workspaceId: workspace.document.id, ...workspace.device };
        const { generation } = workspace.document;
        const subject = { generation, dropped: dropped.length, reason: input.reason };
        const record = new AuditRecord(workspace.ledger, keys, now);
        record.note(info, { action: 'access.key_rotated', subject });
        noteDocument({ workspace, record }); // Its slots are sealed anew, by us.
        await moveAnchor({ workspace, record });
        return workspace;
      });
      return {};
    },
  };
}
