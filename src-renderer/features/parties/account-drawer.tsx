/** One account beside the list: what it is, whether it was verified and by whom, how long it still waits; and what may be done with it. */
import { Button, Menu } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { OurClock, ourClockText } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { Standing } from './account-cards.tsx';
import { AccountForm } from './account-form.tsx';
import classes from './parties.module.css';
import { Reveal } from './reveal.tsx';
import type { PartiesAddress } from './use-parties-address.ts';
import { VerifyDialog } from './verify-dialog.tsx';
import { WaitingAbout } from './waiting-about.tsx';

interface AccountDrawerProps {
  readonly accountId: string;
  readonly address: PartiesAddress;
}

type Open = 'verify' | 'change' | 'unbind' | null;

export function AccountDrawer({ accountId, address }: AccountDrawerProps) {
  const words = useWords();
  const mayChange = useMay('parties');
  const answer = useAnswer('parties.account', { accountId });
  const [open, setOpen] = useState<Open>(null);
  const account = answer.data;
  const isBound = account?.state === 'bound';
  useKeys(
    mayChange && isBound && open === null
      ? {
          v: { label: words('parties.key.verify'), run: () => setOpen('verify') },
          e: { label: words('parties.key.edit'), run: () => setOpen('change') },
        }
      : {},
  );
  const close = () => setOpen(null);
  return (
    <>
      <Drawer
        isOpen
        onClose={() => address.go({ ...address, accountId: '' })}
        width={520}
        title={account?.number ?? words('parties.accounts')}
        actions={account && mayChange && isBound ? <Actions onOpen={setOpen} /> : null}
      >
        <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
        {account ? <Details account={account} address={address} /> : answer.error ? null : <RowsSkeleton />}
      </Drawer>
      {account && open === 'verify' ? <VerifyDialog account={account} onClose={close} /> : null}
      {account && open === 'change' ? (
        <AccountForm
          of={{ partyId: account.partyId, name: account.partyName }}
          now={account}
          onClose={close}
        />
      ) : null}
      {account && open === 'unbind' ? <UnbindDialog account={account} onClose={close} /> : null}
    </>
  );
}

function Details({ account, address }: { readonly account: AccountView; readonly address: PartiesAddress }) {
  const words = useWords();
  const { verification, verifiedBy: name, method } = account;
  return (
    <div className={classes.drawer}>
      <WaitingAbout of={account.id} />
      <Standing account={account} />
      <Facts
        facts={[
          {
            name: words('parties.col.owner'),
            value:
              account.partyId === '' ? (
                words('parties.house')
              ) : (
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => address.go({ tab: 'parties', partyId: account.partyId })}
                >
                  {account.partyName}
                </button>
              ),
          },
          { name: words('parties.accountKind'), value: words(`accountKind.${account.kind}`) },
          {
            name: words('parties.channel'),
            value: account.kind === 'bank' ? '' : words(`channel.${account.channel}`),
          },
          { name: words('parties.number'), value: account.number, isCode: true },
          { name: words('parties.holder'), value: account.holder },
          { name: words('parties.bankName'), value: account.bankName },
          { name: words('parties.bankCode'), value: account.bankCode, isCode: true },
          { name: words('parties.currency'), value: account.currency },
          { name: words('parties.purpose'), value: words(`accountPurpose.${account.purpose}`) },
          { name: words('parties.mandateId'), value: account.mandateId, isCode: true },
          { name: words('parties.mandateDay'), value: account.mandateDay },
          {
            name: words('parties.col.changed'),
            value: (
              <>
                <OurClock value={account.at} /> · {account.byName}
              </>
            ),
          },
          { name: words('parties.id'), value: account.id, isCode: true },
        ]}
      />
      {account.isInStatements ? <p className={classes.text}>{words('parties.inStatements')}</p> : null}
      {verification === 'unverified' ? null : (
        <p className={classes.text}>
          {words(verification === 'verified' ? 'parties.verifiedBy' : 'parties.rejectedBy', {
            name,
            at: ourClockText(account.verifiedAt),
            method: words.or(`verificationMethod.${method}`, method),
          })}
        </p>
      )}
      <Reveal of={account.id} />
    </div>
  );
}

function Actions({ onOpen }: { readonly onOpen: (open: Open) => void }) {
  const words = useWords();
  return (
    <>
      <MoreMenu>
        <Menu.Item
          color="red"
          leftSection={<IconUnlink size={15} aria-hidden />}
          onClick={() => onOpen('unbind')}
        >
          {words('parties.unbind')}
        </Menu.Item>
      </MoreMenu>
      <span className={classes.space} />
      <Button variant="default" rightSection={<KeyCap name="e" />} onClick={() => onOpen('change')}>
        {words('parties.change')}
      </Button>
      <Button rightSection={<KeyCap name="v" />} onClick={() => onOpen('verify')}>
        {words('parties.verify')}
      </Button>
    </>
  );
}

function UnbindDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const words = useWords();
  const unbind = useAsk('parties.unbindAccount');
  return (
    <ReasonDialog
      about={`unbind ${account.id}`}
      title={`${words('parties.unbind')} ${account.number}`}
      text={words('parties.unbindText')}
      confirm={words('parties.unbind')}
      error={unbind.error}
      isBusy={unbind.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        unbind.mutate(
          { accountId: account.id, reason },
          {
            onSuccess: ({ requestId }) => {
              onClose();
              if (requestId === null) sayDone(words('parties.unbound'));
              else sayAsked(words, requestId);
            },
          },
        )
      }
    />
  );
}
