/** A key as it is printed on the keyboard, for buttons, the bottom bar and the ? sheet. */
import classes from './key-cap.module.css';
import { isMac } from './keys.ts';

const CAPS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

export function KeyCap({ name }: { readonly name: string }) {
  return (
    <span className={classes.caps} aria-hidden>
      {name
        .split(/[ ]|\+(?=.)/)
        .filter((part) => part !== '')
        .map((part) => (
          <kbd key={part}>{capOf(part)}</kbd>
        ))}
    </span>
  );
}

function capOf(part: string): string {
  if (part === 'mod') return isMac() ? '⌘' : 'Ctrl';
  if (part === 'shift') return isMac() ? '⇧' : 'Shift';
  return CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
