/** My account: who I am and what I may do, my password, my second factor, and this machine's key store. */
import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';
import { DEMO_PASSWORD } from '../../../shared/contract/call.ts';
import { useAnswer } from '../../api/client.tsx';
import { useHasKeyStore } from '../../api/key-store.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useRights } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './account-page.module.css';
import { DeviceKey } from './device-key.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';

export default function AccountPage() {
  const words = useWords();
  const rights = useRights();
  const answer = useAnswer('workspace.status', {});
  const hasKeyStore = useHasKeyStore();
  const [isChanging, setChanging] = useState(false);
  const status = answer.data;
  if (!status) return <PageSkeleton />;
  // Her password opens the demo by itself: another would shut it.
  const isDemoOwner = status.isDemo && status.roles.includes('owner');
  const entry = status.recent.find((each) => each.id === status.id);
  return (
    <div className={classes.page}>
      <PageHead title={words('account.title')} />
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <Panel title={words('account.who')}>
        <Facts
          facts={[
            { name: words('people.name'), value: status.person },
            { name: words('people.id'), value: status.personId, isCode: true },
            {
              name: words('people.roles'),
              value: (
                <span className={classes.tags}>
                  {status.roles.map((role) => (
                    <Tag key={role} tone="accent" title={words(`role.${role}.text`)}>
                      {words(`role.${role}`)}
                    </Tag>
                  ))}
                </span>
              ),
            },
            {
              name: words('account.mayDo'),
              value: (
                <ul className={classes.rights}>
                  {[...rights].map((right) => (
                    <li key={right}>{words.or(`right.${right}`, right)}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Panel>
      {isDemoOwner ? (
        <p className={classes.text}>{words('account.demoText', { password: DEMO_PASSWORD })}</p>
      ) : (
        <>
          <Panel title={words('account.password')}>
            <div className={classes.part}>
              <div className={classes.row}>
                <p>{words('account.passwordText')}</p>
                {isChanging ? null : (
                  <Button variant="default" onClick={() => setChanging(true)}>
                    {words('account.passwordChange')}
                  </Button>
                )}
              </div>
              {isChanging ? (
                <PasswordForm
                  currentLabel={words('account.passwordCurrent')}
                  confirm={words('account.passwordChange')}
                  onChanged={() => {
                    setChanging(false);
                    sayDone(words('account.passwordChanged'));
                  }}
                  other={{ label: words('action.cancel'), run: () => setChanging(false) }}
                />
              ) : null}
            </div>
          </Panel>
          <Panel
            title={words('account.factor')}
            aside={
              <Tag
                tone={status.hasSecondFactor ? 'ok' : 'warn'}
                icon={
                  status.hasSecondFactor ? (
                    <IconShieldCheck size={13} aria-hidden />
                  ) : (
                    <IconShieldOff size={13} aria-hidden />
                  )
                }
              >
                {words(status.hasSecondFactor ? 'account.factorOn' : 'account.factorOff')}
              </Tag>
            }
          >
            <SecondFactor isOn={status.hasSecondFactor} onChanged={() => void answer.refetch()} />
          </Panel>
        </>
      )}
      {hasKeyStore && !isDemoOwner ? (
        <Panel title={words('settings.device')}>
          <DeviceKey isRemembered={entry?.hasDevice ?? false} onChanged={() => void answer.refetch()} />
        </Panel>
      ) : null}
    </div>
  );
}
