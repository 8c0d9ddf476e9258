/** A password chosen twice. The meter shows length only: length is what counts, and the engine says what else is wrong. */
import { PasswordInput, Progress } from '@mantine/core';
import { PASSWORD_LENGTH_MIN } from '../../shared/contract/call.ts';
import classes from './new-password.module.css';
import { useWords } from './words.ts';

export interface NewPassword {
  readonly next: string;
  readonly again: string;
}
export const NO_PASSWORD: NewPassword = { next: '', again: '' };

/** Characters as a person counts them. */
const lengthOf = (text: string): number => [...text].length;
export const isComplete = ({ next, again }: NewPassword): boolean =>
  lengthOf(next) >= PASSWORD_LENGTH_MIN && next === again;

interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
  readonly label: string;
}

export function NewPasswordFields({ value, onChange, label }: NewPasswordFieldsProps) {
  const words = useWords();
  const length = lengthOf(value.next);
  const isLong = length >= PASSWORD_LENGTH_MIN;
  return (
    <>
      <div>
        <PasswordInput
          label={label}
          description={words('workspace.passwordHint', { min: PASSWORD_LENGTH_MIN })}
          value={value.next}
          onChange={(event) => onChange({ ...value, next: event.currentTarget.value })}
          autoComplete="new-password"
          maxLength={1024}
          required
        />
        <div className={classes.meter}>
          <Progress
            value={Math.min(100, (100 * length) / PASSWORD_LENGTH_MIN)}
            size={4}
            color={isLong ? 'var(--ch-ok)' : 'var(--ch-warn)'}
            aria-hidden
          />
          <span data-enough={isLong || undefined} role="status">
            {words(isLong ? 'workspace.passwordLongEnough' : 'workspace.passwordLength', {
              length,
              min: PASSWORD_LENGTH_MIN,
            })}
          </span>
        </div>
      </div>
      <PasswordInput
        label={words('workspace.passwordRepeat')}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        autoComplete="new-password"
        maxLength={1024}
        error={
          value.again !== '' && value.again !== value.next ? words('workspace.passwordsDiffer') : undefined
        }
        required
      />
    </>
  );
}
