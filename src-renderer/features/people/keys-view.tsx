/** What opens the ledger: the key slots, the recovery code, the data key itself, and where each person decides about this machine. */
import { Button, Modal, Tooltip } from '@mantine/core';
import { IconDeviceDesktop, IconFileText, IconForms, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';
import table from '../../ui/table.module.css';
import { useWords, type Words } from '../../ui/words.ts';
import { DataKey } from './data-key.tsx';
import classes from './people-page.module.css';

type Slot = Output<'access.slots'>['slots'][number];
const ICONS = { password: IconForms, recovery: IconFileText, device: IconDeviceDesktop } as const;

const whoseOf = (words: Words, slot: Slot): string =>
  slot.kind === 'recovery' ? words('keys.workspace') : slot.name || words('people.erasedName');

export function KeysView() {
  const words = useWords();
  const answer = useAnswer('access.slots', {});
  const [removing, setRemoving] = useState<Slot | null>(null);
  const slots = answer.data?.slots ?? [];
  return (
    <div className={classes.keys}>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <Panel
        isFlush
        title={words('keys.title')}
        aside={answer.data ? words('keys.count', { count: slots.length }) : null}
      >
        <p className={classes.lead}>{words('keys.text')}</p>
        {answer.data ? (
          <table className={table.table}>
            <thead>
              <tr>
                <th>{words('keys.kind')}</th>
                <th>{words('keys.whose')}</th>
                <th>{words('keys.since')}</th>
                <th aria-label={words('keys.remove')} />
              </tr>
            </thead>
            <tbody>
              {slots.map((slot) => (
                <SlotRow key={slot.id} slot={slot} onRemove={() => setRemoving(slot)} />
              ))}
            </tbody>
          </table>
        ) : (
          <RowsSkeleton />
        )}
      </Panel>
      {answer.data ? <DataKey slots={answer.data} /> : null}
      <Recovery />
      <Panel title={words('keys.device')}>
        <div className={classes.row}>
          <p className={classes.text}>{words('keys.deviceText')}</p>
          <Button component={Link} to="/account" variant="default">
            {words('keys.deviceGo')}
          </Button>
        </div>
      </Panel>
      {removing ? <RemoveSlot slot={removing} onClose={() => setRemoving(null)} /> : null}
    </div>
  );
}

function SlotRow({ slot, onRemove }: { readonly slot: Slot; readonly onRemove: () => void }) {
  const words = useWords();
  const Icon = ICONS[slot.kind];
  const whose = whoseOf(words, slot);
  const kind = words(`keys.kind.${slot.kind}`);
  return (
    <tr>
      <td>
        <span className={classes.kind}>
          <Icon size={16} stroke={1.6} aria-hidden />
          {kind}
        </span>
      </td>
      <td>{whose}</td>
      <td>
        <OurClock value={slot.createdAt} />
      </td>
      <td className={table.right}>
        {slot.mayRemove ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={words('keys.removeTitle', { name: whose, kind })}
            onClick={onRemove}
          >
            {words('keys.remove')}
          </Button>
        ) : (
          <Tooltip label={words('keys.keepWhy')} multiline maw={280}>
            <span className={classes.muted}>{words('keys.keep')}</span>
          </Tooltip>
        )}
      </td>
    </tr>
  );
}

function RemoveSlot({ slot, onClose }: { readonly slot: Slot; readonly onClose: () => void }) {
  const words = useWords();
  const remove = useAsk('access.removeSlot');
  return (
    <ReasonDialog
      about={`remove slot ${slot.id}`}
      title={words('keys.removeTitle', {
        name: whoseOf(words, slot),
        kind: words(`keys.kind.${slot.kind}`),
      })}
      text={words('keys.removeText')}
      confirm={words('keys.remove')}
      error={remove.error}
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        remove.mutate(
          { slotId: slot.id, reason },
          {
            onSuccess: () => {
              sayDone(words('keys.removed'));
              onClose();
            },
          },
        )
      }
    />
  );
}

/** A new recovery code is shown once, like the first. */
function Recovery() {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const renew = useAsk('access.renewRecoveryCode');
  // It opens as the owner, so nobody else renews it.
  const isOwner = useAnswer('workspace.status', {}).data?.roles.includes('owner') ?? false;
  return (
    <Panel title={words('keys.recovery')}>
      <div className={classes.row}>
        <p className={classes.text}>{words('keys.recoveryText')}</p>
        {isOwner ? (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {words('keys.renew')}
          </Button>
        ) : (
          <p className={classes.text}>{words('keys.renewOwnerOnly')}</p>
        )}
      </div>
      {isAsking ? (
        <ReasonDialog
          about="renew recovery code"
          title={words('keys.renewTitle')}
          text={words('keys.renewText')}
          confirm={words('keys.renew')}
          error={renew.error}
          isBusy={renew.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            renew.mutate(
              { reason },
              {
                onSuccess: ({ recoveryCode }) => {
                  setAsking(false);
                  setCode(recoveryCode);
                },
              },
            )
          }
        />
      ) : null}
      {code === null ? null : (
        <Modal
          opened
          onClose={() => setCode(null)}
          title={words('keys.newCode')}
          size={500}
          closeOnEscape={false}
          closeOnClickOutside={false}
          withCloseButton={false}
        >
          <ShownOnce
            text={words('workspace.recoveryText')}
            secrets={[code]}
            advice={words('workspace.recoveryAdvice')}
            confirm={words('workspace.recoveryDone')}
            done={words('keys.done')}
            onDone={() => setCode(null)}
          />
        </Modal>
      )}
    </Panel>
  );
}
