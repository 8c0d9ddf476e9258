/** One party beside the list: what is known of it, its accounts and what holds payments to them back, what was agreed, and all that happened. */
import { Button, Menu } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { PartyView } from '../../../shared/contract/parties.ts';
import type { PartyState } from '../../../shared/domain/party.ts';
import { useAnswer } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { AccountCards } from './account-cards.tsx';
import { AccountForm } from './account-form.tsx';
import { AgreementCards, mayAgree } from './agreement-cards.tsx';
import classes from './parties.module.css';
import { PartyForm } from './party-form.tsx';
import { Reveal } from './reveal.tsx';
import { StateDialog } from './state-dialog.tsx';
import { STATE_TONES } from './tones.ts';
import type { PartiesAddress } from './use-parties-address.ts';
import { WaitingAbout } from './waiting-about.tsx';

interface PartyDrawerProps {
  /** '' for none. */
  readonly partyId: string;
  readonly address: PartiesAddress;
}

type Open = 'edit' | 'bind' | PartyState | null;

export function PartyDrawer({ partyId, address }: PartyDrawerProps) {
  const words = useWords();
  const mayChange = useMay('parties');
  const answer = useAnswer('parties.get', { partyId }, { enabled: partyId !== '' });
  const [open, setOpen] = useState<Open>(null);
  const shown = answer.data;
  const close = () => setOpen(null);
  const mayBind = mayChange && shown !== undefined && shown.party.state !== 'closed' && partyId !== '';
  useKeys(
    mayBind && open === null
      ? {
          e: { label: words('parties.key.edit'), run: () => setOpen('edit') },
          b: { label: words('parties.key.bind'), run: () => setOpen('bind') },
        }
      : {},
  );
  return (
    <>
      <Drawer
        isOpen={partyId !== ''}
        onClose={() => address.go({ tab: address.tab, query: address.query })}
        width={540}
        title={shown?.party.name ?? words('parties.details')}
        actions={
          shown && mayChange ? <Actions party={shown.party} mayBind={mayBind} onOpen={setOpen} /> : null
        }
      >
        <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
        {partyId !== '' && !shown && !answer.error ? <RowsSkeleton /> : null}
        {shown ? (
          <div className={classes.drawer}>
            <WaitingAbout of={shown.party.id} />
            <Details party={shown.party} />
            <section>
              <h3>{words('parties.accounts')}</h3>
              <AccountCards
                accounts={shown.accounts}
                onOpen={(accountId) => address.go({ ...address, accountId })}
              />
            </section>
            {mayAgree(shown.party) || shown.agreements.length > 0 ? (
              <section>
                <h3>{words('parties.agreements')}</h3>
                <AgreementCards
                  party={shown.party}
                  agreements={shown.agreements}
                  earlier={shown.earlierAgreements}
                />
              </section>
            ) : null}
            <section>
              <h3>{words('parties.history')}</h3>
              <ul className={classes.history}>
                {shown.history.toReversed().map((each) => (
                  <li key={`${each.at} ${each.what} ${each.version} ${each.of}`}>
                    {words.or(`party_event.${each.what}`, each.what)} {each.of}
                    <div className={classes.said}>
                      <OurClock value={each.at} /> · {each.byName}
                      {each.reason === '' ? null : ` · ${each.reason}`}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        ) : null}
      </Drawer>
      {shown && open === 'edit' ? <PartyForm now={shown.party} onClose={close} /> : null}
      {shown && open === 'bind' ? (
        <AccountForm of={{ partyId, name: shown.party.name }} now={null} onClose={close} />
      ) : null}
      {shown && open !== null && open !== 'edit' && open !== 'bind' ? (
        <StateDialog party={shown.party} state={open} onClose={close} />
      ) : null}
    </>
  );
}

function Details({ party }: { readonly party: PartyView }) {
  const words = useWords();
  return (
    <>
      <Facts
        facts={[
          { name: words('parties.kind'), value: words(`partyKind.${party.kind}`) },
          {
            name: words('parties.col.state'),
            value: <Tag tone={STATE_TONES[party.state]}>{words(`partyState.${party.state}`)}</Tag>,
          },
          { name: words('parties.shortName'), value: party.shortName },
          { name: words('parties.parent'), value: party.parentName },
          {
            name: words(`identityKind.${party.identityKind}`),
            value:
              party.identityNo === '' && party.identityProblem === '' ? (
                ''
              ) : (
                <span>
                  {party.identityNo}{' '}
                  {party.identityProblem === '' ? null : (
                    <span className={classes.warn}>
                      {words.or(`account_form.${party.identityProblem}`, party.identityProblem)}
                    </span>
                  )}
                </span>
              ),
          },
          { name: words('parties.contact'), value: party.contact },
          { name: words('parties.note'), value: party.note },
          { name: words('parties.id'), value: party.id, isCode: true },
        ]}
      />
      <Reveal of={party.id} />
    </>
  );
}

interface ActionsProps {
  readonly party: PartyView;
  readonly mayBind: boolean;
  readonly onOpen: (open: Open) => void;
}

function Actions({ party, mayBind, onOpen }: ActionsProps) {
  const words = useWords();
  return (
    <>
      <MoreMenu>
        {party.state === 'active' ? (
          <Menu.Item
            leftSection={<IconPlayerStop size={15} aria-hidden />}
            onClick={() => onOpen('suspended')}
          >
            {words('parties.suspend')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => onOpen('active')}>
            {words('parties.resume')}
          </Menu.Item>
        )}
        {party.state === 'closed' ? null : (
          <Menu.Item
            color="red"
            leftSection={<IconX size={15} aria-hidden />}
            onClick={() => onOpen('closed')}
          >
            {words('parties.close')}
          </Menu.Item>
        )}
      </MoreMenu>
      <span className={classes.space} />
      {mayBind ? (
        <>
          <Button variant="default" rightSection={<KeyCap name="e" />} onClick={() => onOpen('edit')}>
            {words('parties.edit')}
          </Button>
          <Button rightSection={<KeyCap name="b" />} onClick={() => onOpen('bind')}>
            {words('parties.bind')}
          </Button>
        </>
      ) : null}
    </>
  );
}
