/** Asks for a reason before something is decided; what was typed stays until it is done or let go. */
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { NOTE_LENGTH_MAX } from '../../shared/contract/shapes.ts';
import { useDraft } from './drafts.ts';
import { ErrorNote } from './error-note.tsx';
import { KeyCap } from './key-cap.tsx';
import classes from './reason-dialog.module.css';
import { useWords } from './words.ts';

interface ReasonDialogProps {
  readonly title: string;
  /** What the reason is about, by name (ui/drafts.ts). */
  readonly about: string;
  readonly text?: string;
  readonly label?: string;
  readonly confirm: string;
  /** What lets it be, where 取消 is what is asked about: two buttons of one word would be one too many. */
  readonly dismiss?: string;
  /** It does not come back: the button is of the colour of what is dangerous, as the one that led here. */
  readonly isGrave?: boolean;
  readonly isOptional?: boolean;
  /** A name or a day, not a sentence. */
  readonly isOneLine?: boolean;
  readonly initial?: string;
  readonly maxLength?: number;
  /** More to choose, above the reason. */
  readonly children?: ReactNode;
  /** The like beneath it, where what is typed comes first: a name, and then whose it is. */
  readonly below?: ReactNode;
  readonly canConfirm?: boolean;
  /** What is wrong with the text, in words; null when nothing is. */
  readonly check?: (text: string) => string | null;
  readonly size?: number;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog(props: ReasonDialogProps) {
  const words = useWords();
  const formId = useId();
  const draft = useDraft(props.about, props.initial);
  const reason = draft.text;
  const [isTried, setTried] = useState(false);
  const isMissing = !props.isOptional && reason.trim() === '';
  const problem = props.check?.(reason) ?? null;
  const submit = () => {
    setTried(true);
    if (isMissing || problem !== null || props.canConfirm === false || props.isBusy) return;
    draft.send();
    props.onConfirm(reason.trim());
  };
  const close = () => {
    draft.keep();
    props.onClose();
  };
  const field = {
    'data-autofocus': true,
    label: props.label ?? words('matching.reason'),
    withAsterisk: !props.isOptional,
    maxLength: props.maxLength ?? NOTE_LENGTH_MAX,
    value: reason,
    error: isTried && isMissing ? words('matching.reasonNeeded') : isTried ? problem : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      draft.change(event.currentTarget.value),
  };
  return (
    <Modal
      opened
      onClose={close}
      {...(props.size === undefined ? {} : { size: props.size })}
      title={props.title}
      closeButtonProps={{ 'aria-label': words('action.close') }}
      classNames={{ title: classes.title, body: classes.body }}
    >
      <form
        id={formId}
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {props.text ? <p className={classes.text}>{props.text}</p> : null}
        {props.children}
        {props.isOneLine ? (
          <TextInput {...field} />
        ) : (
          <Textarea
            {...field}
            autosize
            minRows={2}
            maxRows={6}
            onKeyDown={(event) => {
              // Enter sends; Shift+Enter is a new line; an input method's Enter is its own.
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              submit();
            }}
          />
        )}
        {props.below}
        {props.error ? <ErrorNote error={props.error} /> : null}
        <footer className={classes.actions}>
          <Button variant="default" onClick={close}>
            {props.dismiss ?? words('action.cancel')}
          </Button>
          <Button
            type="submit"
            {...(props.isGrave ? { color: 'red' } : {})}
            loading={props.isBusy}
            disabled={props.canConfirm === false}
            rightSection={<KeyCap name="Enter" />}
          >
            {props.confirm}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
