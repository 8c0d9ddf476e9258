/** What an SFTP folder needs to be asked: the server and its key, who logs in and how, where the files lie and what they are called. */
import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import classes from './add-source.module.css';
import type { FieldsProps } from './channel-fields.tsx';
import { KeyField } from './key-field.tsx';

export function SftpFields({ draft, change, errorOf }: FieldsProps) {
  const words = useWords();
  const text = (field: 'host' | 'port' | 'user' | 'folder' | 'pattern' | 'hostKey', hint: string) => ({
    label: words(`sources.${field}`),
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
    error: errorOf(field, hint),
    autoComplete: 'off',
    spellCheck: false,
  });
  const needed = words('sources.needed');
  return (
    <>
      <div className={classes.server}>
        <TextInput {...text('host', words('sources.hostHint'))} required />
        <TextInput {...text('port', words('sources.portHint'))} inputMode="numeric" required />
        <TextInput {...text('user', needed)} required />
      </div>
      <div className={classes.two}>
        <TextInput {...text('folder', needed)} required />
        <TextInput
          {...text('pattern', needed)}
          description={words('sources.patternHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
        />
      </div>
      <TextInput {...text('hostKey', words('sources.hostKeyHint'))} placeholder="SHA256:" />
      <div className={classes.auth}>
        <span id="auth-with">{words('sources.authWith')}</span>
        <SegmentedControl
          aria-labelledby="auth-with"
          value={draft.authWith}
          onChange={(value) => change({ authWith: value === 'key' ? 'key' : 'password' })}
          data={[
            { value: 'password', label: words('sources.withPassword') },
            { value: 'key', label: words('sources.withKey') },
          ]}
        />
      </div>
      {draft.authWith === 'password' ? (
        <PasswordInput
          label={words('sources.password')}
          value={draft.password}
          onChange={(event) => change({ password: event.currentTarget.value })}
          error={errorOf('password', needed)}
          autoComplete="off"
          maxLength={1024}
          required
          visibilityToggleButtonProps={{ 'aria-label': words('action.showPassword') }}
        />
      ) : (
        <>
          <KeyField
            label={words('sources.privateKey')}
            description={words('sources.privateKeyHint')}
            value={draft.privateKey}
            error={errorOf('privateKey', needed)}
            onChange={(privateKey) => change({ privateKey })}
          />
          <PasswordInput
            label={words('sources.passphrase')}
            value={draft.passphrase}
            onChange={(event) => change({ passphrase: event.currentTarget.value })}
            autoComplete="off"
            maxLength={1024}
            visibilityToggleButtonProps={{ 'aria-label': words('action.showPassword') }}
          />
        </>
      )}
    </>
  );
}
