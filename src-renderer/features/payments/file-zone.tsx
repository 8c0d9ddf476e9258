/** Where a view takes files itself: dropped on it or chosen. The window's own veil (statements) stands back while it is in sight. */
import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';
import classes from './payments.module.css';

export interface FileZoneHandle {
  readonly choose: () => void;
}
interface FileZoneProps {
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly isMany?: boolean;
  readonly isOff?: boolean;
  readonly isBusy?: boolean;
  readonly keyName?: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly handle?: Ref<FileZoneHandle>;
}

export function FileZone(props: FileZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  useImperativeHandle(props.handle, () => ({ choose: () => input.current?.click() }), []);
  const take = (files: readonly File[]) => {
    if (props.isOff || props.isBusy || files.length === 0) return;
    props.onFiles(props.isMany ? files : files.slice(0, 1));
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same by key.
    <div
      className={classes.zone}
      data-takes-files
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <IconFileUpload size={26} stroke={1.4} aria-hidden />
      <div className={classes.zoneText}>
        <strong>{props.title}</strong>
        <p>{props.text}</p>
      </div>
      <Button
        variant="default"
        loading={props.isBusy ?? false}
        disabled={props.isOff ?? false}
        rightSection={props.keyName ? <KeyCap name={props.keyName} /> : undefined}
        onClick={() => input.current?.click()}
      >
        {props.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={props.isMany ?? false}
        aria-label={props.choose}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ''; // The same file may be chosen again, mended.
          take(chosen);
        }}
      />
    </div>
  );
}
