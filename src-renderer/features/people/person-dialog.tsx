/** Every change of a person with its reason: done at once, or asked for and waiting for a second person, whose number is then said. */
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { PersonView, Role } from '../../../shared/contract/access.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { OurClock } from '../../ui/day.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useWords } from '../../ui/words.ts';
import { nameOf } from './people-view.tsx';
import { RolesField, sameRoles } from './roles-field.tsx';

const CALLS = {
  disable: 'access.disablePerson',
  enable: 'access.enablePerson',
  erase: 'access.eraseName',
  clear: 'access.clearSecondFactor',
} as const;
const WORDS = {
  disable: ['people.disableTitle', 'people.disableText', 'people.disable', 'people.disabled'],
  enable: ['people.enableTitle', 'people.enableText', 'people.enable', 'people.enabled'],
  erase: ['people.eraseTitle', 'people.eraseText', 'people.eraseName', 'people.erased'],
  clear: ['people.clearTitle', 'people.clearText', 'people.clearSecondFactor', 'people.cleared'],
} as const;
export type PersonChange = keyof typeof CALLS | 'roles' | 'password';

interface PersonDialogProps<C extends PersonChange = PersonChange> {
  readonly person: PersonView;
  readonly change: C;
  readonly onClose: () => void;
}

export function PersonDialog({ person, change, onClose }: PersonDialogProps) {
  if (change === 'roles') return <RolesDialog person={person} onClose={onClose} />;
  if (change === 'password') return <PasswordDialog person={person} onClose={onClose} />;
  return <StateDialog person={person} change={change} onClose={onClose} />;
}

function useSettled(onClose: () => void) {
  const words = useWords();
  return (done: string) =>
    ({ requestId }: { readonly requestId: number | null }) => {
      if (requestId === null) sayDone(done);
      else sayAsked(words, requestId);
      onClose();
    };
}

function StateDialog({ person, change, onClose }: PersonDialogProps<keyof typeof CALLS>) {
  const words = useWords();
  const settled = useSettled(onClose);
  const ask = useAsk(CALLS[change]);
  const [title, text, confirm, done] = WORDS[change];
  const name = nameOf(words, person);
  return (
    <ReasonDialog
      about={`${change} ${person.id}`}
      title={words(title, { name })}
      text={words(text)}
      confirm={words(confirm)}
      error={ask.error}
      isBusy={ask.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        ask.mutate({ personId: person.id, reason }, { onSuccess: settled(words(done, { name })) })
      }
    />
  );
}

function RolesDialog({ person, onClose }: Omit<PersonDialogProps, 'change'>) {
  const words = useWords();
  const settled = useSettled(onClose);
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const set = useAsk('access.setRoles');
  const name = nameOf(words, person);
  const isSame = sameRoles(roles, person.roles);
  return (
    <ReasonDialog
      about={`roles ${person.id}`}
      title={words('people.changeRolesTitle', { name })}
      confirm={words('people.changeRoles')}
      canConfirm={roles.length > 0 && !isSame}
      error={set.error}
      isBusy={set.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        set.mutate(
          { personId: person.id, roles: [...roles], reason },
          { onSuccess: settled(words('people.rolesChanged', { name })) },
        )
      }
    >
      <RolesField value={roles} onChange={setRoles} />
    </ReasonDialog>
  );
}

/** The password is shown this once, in this dialog, and is nowhere in the page afterwards. */
function PasswordDialog({ person, onClose }: Omit<PersonDialogProps, 'change'>) {
  const words = useWords();
  const [issued, setIssued] = useState<Output<'access.issuePassword'> | null>(null);
  const issue = useAsk('access.issuePassword');
  const name = nameOf(words, person);
  if (issued)
    return (
      <Modal
        opened
        onClose={onClose}
        title={words('people.onceTitle', { name })}
        size={480}
        closeOnEscape={false}
        closeOnClickOutside={false}
        withCloseButton={false}
      >
        <ShownOnce
          text={words('people.onceText')}
          secrets={[issued.password]}
          advice={
            <Facts
              facts={[
                { name: words('people.onceLogin'), value: person.login },
                { name: words('people.onceUntil'), value: <OurClock value={issued.validUntil} /> },
              ]}
            />
          }
          confirm={words('people.onceDone')}
          done={words('people.onceClose')}
          onDone={onClose}
        />
      </Modal>
    );
  return (
    <ReasonDialog
      about={`password ${person.id}`}
      title={words('people.issueTitle', { name })}
      text={words(person.hasPassword ? 'people.reissueText' : 'people.issueText')}
      confirm={words(person.hasPassword ? 'people.reissue' : 'people.issue')}
      error={issue.error}
      isBusy={issue.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        issue.mutate(
          { personId: person.id, reason },
          {
            onSuccess: (answer) => {
              if (answer.requestId === null) {
                setIssued(answer);
                return;
              }
              sayAsked(words, answer.requestId);
              onClose();
            },
          },
        )
      }
    />
  );
}
