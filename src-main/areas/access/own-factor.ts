/**
 * One's own second factor: begun with a secret that is shown once, in force only after a code proves that the authenticator has it. The secret
 * lies in the encrypted ledger; recovery codes are kept as hashes.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import type { AccessDeps } from './deps.ts';
import { hashRecoveryCode, newRecoveryCodes, newSecondFactor, stepOfCode } from './second-factor.ts';
import { appendFactor } from './store.ts';

type OwnFactorCall = 'access.beginSecondFactor' | 'access.confirmSecondFactor' | 'access.removeSecondFactor';

export function ownFactorCalls(
  deps: AccessDeps,
  changed: (info: CallInfo) => void,
): HandlersOf<OwnFactorCall> {
  /** Begun and not yet confirmed, by session: gone with the window. */
  const begun = new Map<string, { readonly person: string; readonly secret: string }>();
  const by = (info: CallInfo) => ({ at: deps.now(), by: info.person });
  return {
    'access.beginSecondFactor': (_, info) => {
      const { name, login } = deps.people.get(info.person);
      const made = newSecondFactor(`账房 ${deps.workspaceName()}`.trim(), login || name);
      begun.set(info.session, { person: info.person, secret: made.secret });
      return made;
    },
    'access.confirmSecondFactor': (input, info) => {
      const waiting = begun.get(info.session);
      if (waiting?.person !== info.person) throw new Refused('not_found', { what: 'second_factor' });
      const step = stepOfCode(waiting.secret, input.code, Date.parse(deps.now()));
      if (step === null) throw new Refused('wrong_secret', {});
      const recoveryCodes = newRecoveryCodes();
      const subject = { person: info.person };
      deps.record.write(info, { action: 'access.second_factor_set', subject }, () => {
        appendFactor(deps.ledger, info.person, 'set', waiting.secret, by(info));
        appendFactor(
          deps.ledger,
          info.person,
          'codes',
          JSON.stringify(recoveryCodes.map(hashRecoveryCode)),
          by(info),
        );
        appendFactor(deps.ledger, info.person, 'used', `step ${step}`, by(info));
      });
      begun.delete(info.session);
      changed(info);
      return { recoveryCodes };
    },
    'access.removeSecondFactor': (_, info) => {
      if (deps.people.get(info.person).secondFactor === null)
        throw new Refused('not_found', { what: 'second_factor' });
      const subject = { person: info.person };
      deps.record.write(info, { action: 'access.second_factor_removed', subject }, () =>
        appendFactor(deps.ledger, info.person, 'removed', '', by(info)),
      );
      changed(info);
      return {};
    },
  };
}
