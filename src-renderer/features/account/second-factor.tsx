/**
 * The second factor: a secret for the phone, shown as a picture and as text while it is set up, then spare codes shown once. Neither is kept by
 * the page.
 */
import { Button, Modal, TextInput } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { sayDone } from '../../ui/said.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './account-page.module.css';

interface SecondFactorProps {
  readonly isOn: boolean;
  readonly onChanged: () => void;
}

export function SecondFactor({ isOn, onChanged }: SecondFactorProps) {
  const words = useWords();
  const begin = useAsk('access.beginSecondFactor');
  const remove = useAsk('access.removeSecondFactor');
  const [isRemoving, setRemoving] = useState(false);
  const begun = begin.data ?? null;
  return (
    <div className={classes.part}>
      <div className={classes.row}>
        <p>{words('account.factorText')}</p>
        <span className={classes.buttons}>
          {isOn ? (
            <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
              {words('account.factorRemove')}
            </Button>
          ) : null}
          <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate({})}>
            {words(isOn ? 'account.factorAgain' : 'account.factorBegin')}
          </Button>
        </span>
      </div>
      <ErrorNote error={begin.error} />
      {begun ? (
        <SetUp
          begun={begun}
          replaces={isOn}
          onClose={(isSet) => {
            begin.reset();
            if (!isSet) return;
            sayDone(words('account.factorSet'));
            onChanged();
          }}
        />
      ) : null}
      <Modal
        opened={isRemoving}
        onClose={() => setRemoving(false)}
        title={words('account.factorRemoveTitle')}
      >
        <div className={classes.form}>
          <p className={classes.text}>{words('account.factorRemoveText')}</p>
          <ErrorNote error={remove.error} />
          <div className={classes.actions}>
            <Button variant="default" onClick={() => setRemoving(false)}>
              {words('action.cancel')}
            </Button>
            <Button
              color="red"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(
                  {},
                  {
                    onSuccess: () => {
                      setRemoving(false);
                      sayDone(words('account.factorRemoved'));
                      onChanged();
                    },
                  },
                )
              }
            >
              {words('account.factorRemove')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}

interface SetUpProps {
  readonly begun: { readonly secret: string; readonly uri: string };
  readonly replaces: boolean;
  readonly onClose: (isSet: boolean) => void;
}

/** Scan, confirm, spare codes. Once these are shown only her word that they are kept closes it: a stray key must not. */
function SetUp({ begun, replaces, onClose }: SetUpProps) {
  const words = useWords();
  const [code, setCode] = useState('');
  const confirm = useAsk('access.confirmSecondFactor');
  const codes = confirm.data?.recoveryCodes ?? null;
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={words(codes ? 'account.spareTitle' : 'account.factorBegin')}
      size={460}
      closeOnEscape={codes === null}
      closeOnClickOutside={false}
      withCloseButton={codes === null}
    >
      {codes ? (
        <ShownOnce
          text={words('account.spareText')}
          secrets={codes}
          confirm={words('account.spareDone')}
          done={words('keys.done')}
          onDone={() => onClose(true)}
        />
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() !== '' && !confirm.isPending) confirm.mutate({ code: code.trim() });
          }}
        >
          <h2 className={classes.step}>{words('account.factorStepScan')}</h2>
          <div className={classes.qr}>
            <QRCodeSVG value={begun.uri} size={168} marginSize={2} title={words('account.factorQr')} />
            <div>
              <p className={classes.text}>{words('account.factorStepText')}</p>
              <code className={classes.secret}>{begun.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
            </div>
          </div>
          <TextInput
            label={words('account.factorStepCode')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            data-autofocus
          />
          {replaces ? <p className={classes.text}>{words('account.factorReplaces')}</p> : null}
          <ErrorNote error={confirm.error} />
          <div className={classes.actions}>
            <Button variant="default" onClick={() => onClose(false)}>
              {words('action.cancel')}
            </Button>
            <Button type="submit" loading={confirm.isPending} disabled={code.trim() === ''}>
              {words('account.factorConfirm')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
