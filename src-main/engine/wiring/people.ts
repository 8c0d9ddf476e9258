/** What stands beside the flow of money, wired: people and their rights, a second person's yes, the record as it is looked at, and backups. */
import { accessCalls } from '../../areas/access/calls.ts';
import { peopleExecutor } from '../../areas/access/change-people.ts';
import type { AccessDeps } from '../../areas/access/deps.ts';
import { draftsCalls } from '../../areas/access/form-drafts.ts';
import { passwordResetExecutor } from '../../areas/access/password-reset.ts';
import { profileExecutor } from '../../areas/access/profile.ts';
import { eraseNamesAsIn } from '../../areas/access/store.ts';
import { approvalsCalls, policyExecutor, waitingFor } from '../../areas/approvals/calls.ts';
import { auditCalls } from '../../areas/audit/calls.ts';
import { eraseDueAsIn } from '../../areas/audit/retention/erase/as-in.ts';
import { readAcknowledgements } from '../../areas/audit/store.ts';
import { backupsOf } from '../../areas/backup/calls.ts';
import { restoreExecutor } from '../../areas/backup/restore.ts';
import { forgetSecretsAsIn } from '../../areas/statements/secrets/store.ts';
import { newPersonId, newToken } from '../../platform/ids.ts';
import type { Replace, Surroundings } from '../desk.ts';
import { noteDocument } from '../founding.ts';
import { keyringOf } from '../keyring.ts';
import { VERSION } from '../version.ts';
import type { Executors, Ground } from './ground.ts';

export function wirePeople(
  { workspace, base, keys, people, requests, name }: Ground,
  { lastHead, backupFolder }: Pick<Surroundings, 'lastHead' | 'backupFolder'>,
  replace: Replace,
) {
  const { id } = workspace.document;
  const access: AccessDeps = {
    ...base,
    people,
    keyring: keyringOf(workspace, base.now),
    tickets: requests,
    newPersonId,
    workspaceName: name,
  };
  const folder = backupFolder(id);
  const backups = backupsOf({
    ...base,
    workspace,
    tickets: requests,
    folder,
    newToken,
    version: VERSION,
    noteDocument,
    eraseAsIn: (present, other) => {
      eraseNamesAsIn(present, other);
      forgetSecretsAsIn(present, other);
      eraseDueAsIn(present, other);
    },
    acknowledgedIn: (other) => readAcknowledgements(other).map((each) => each.key),
    replace,
  });
  return {
    backups,
    approvalsOf: (person: string) => waitingFor(requests, person),
    backupState: () => backups.state(),
    executors: {
      approval_policy: policyExecutor(base),
      log_in_profile: profileExecutor(access),
      person_add: peopleExecutor(access, 'person_add'),
      person_roles: peopleExecutor(access, 'person_roles'),
      person_disable: peopleExecutor(access, 'person_disable'),
      person_enable: peopleExecutor(access, 'person_enable'),
      name_erase: peopleExecutor(access, 'name_erase'),
      second_factor_clear: peopleExecutor(access, 'second_factor_clear'),
      password_reset: passwordResetExecutor(access),
      backup_restore: restoreExecutor({ workspace, folder }),
    } satisfies Executors,
    handlers: {
      ...draftsCalls(base),
      ...accessCalls(access),
      ...approvalsCalls({ ...base, people, requests }),
      ...backups.handlers,
      ...auditCalls({
        ...base,
        keys,
        originals: workspace.originals,
        hasAnotherWatcher: (person) => people.holders('signals', [person]).length > 0,
        anchors: () => [
          { place: 'workspace.json', note: workspace.document.anchor },
          { place: 'settings.json', note: lastHead?.(id) ?? '' },
        ],
      }),
    },
  };
}
