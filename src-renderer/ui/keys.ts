/**
 * Keys of a view: `useKeys({ j: { label, run }, Enter: … })`. Never while typing, never under a dialog; the newest view wins a key.
 *
 * A name is the key as the browser says it ('j', 'Enter', 'ArrowDown', '/', '?'), with 'mod+' for Ctrl or ⌘ and 'shift+' before it, or
 * two keys in a row: 'g t'. What is registered is what the bottom bar and the ? sheet show.
 */
import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export interface KeyBinding {
  readonly label: string;
  readonly run: () => void;
  /** Left out of the bottom bar, still in the ? sheet: twins such as ArrowDown for J. */
  readonly isQuiet?: boolean;
}
export type KeyBindings = Readonly<Record<string, KeyBinding>>;

interface Layer {
  readonly id: string;
  readonly isGlobal: boolean;
  readonly bindings: () => KeyBindings;
}
export interface ShownKey {
  readonly key: string;
  readonly label: string;
  readonly isGlobal: boolean;
  readonly isQuiet: boolean;
}

let layers: readonly Layer[] = [];
let shown: readonly ShownKey[] = [];
let shownText = '';
let prefix = '';
let prefixTimer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const PREFIX_MS = 1200;

/** Views render often; listeners hear only when what is shown changed. */
function refresh(): void {
  const all = layers.flatMap((layer) =>
    Object.entries(layer.bindings()).map(([key, binding]) => ({
      key,
      label: binding.label,
      isGlobal: layer.isGlobal,
      isQuiet: binding.isQuiet ?? false,
    })),
  );
  const text = JSON.stringify(all);
  if (text === shownText) return;
  shown = all;
  shownText = text;
  for (const listener of listeners) listener();
}

/** `isGlobal`: keys of the frame, shown apart in the ? sheet. */
export function useKeys(bindings: KeyBindings, options: { readonly isGlobal?: boolean } = {}): void {
  const id = useId();
  const current = useRef(bindings);
  const isGlobal = options.isGlobal ?? false;
  // As it is drawn, not some time after: the next key may be down already, and is meant for what is seen.
  useLayoutEffect(() => {
    current.current = bindings;
  });
  useEffect(refresh);
  useEffect(() => {
    const layer: Layer = { id, isGlobal, bindings: () => current.current };
    // The frame's keys lie beneath those of any view, whenever they were added.
    layers = isGlobal ? [layer, ...layers] : [...layers, layer];
    refresh();
    return () => {
      layers = layers.filter((each) => each.id !== id);
      refresh();
    };
  }, [id, isGlobal]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useShownKeys = (): readonly ShownKey[] => useSyncExternalStore(subscribe, () => shown);

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox],[type=radio],[type=button]),textarea,select'));

/**
 * What a pointer pressed last. A button pressed with the mouse keeps the focus, but the hand that goes back to the keys means the list:
 * its Enter is the view's. A button reached by Tab keeps its own.
 */
let pressed: Element | null = null;
/** A dialog stood as the key went down. Its own Esc may have taken it away before this is asked; the view beneath is not meant by that same key. */
let wasUnderDialog = false;
const hasDialog = (): boolean =>
  document.querySelector('.mantine-Modal-content,.mantine-Spotlight-content') !== null;
const buttonOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest(BUTTONS) : null;
const BUTTONS = 'button,a,summary,[role=button],[role=radio]';

/** Enter and space belong to a focused button or link; menus and dialogs keep all their keys. */
function belongsToTarget(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // Also while the focus is still on its way into a dialog: what is typed then is meant for it.
  if (wasUnderDialog || hasDialog()) return true;
  if (target.closest('[role=menu],[role=listbox]')) return true;
  const button = buttonOf(target);
  return button !== null && (key === ' ' || (key === 'Enter' && button !== pressed));
}

export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isLetterOrNamed = /^[a-z]$/.test(key) || key.length > 1;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && isLetterOrNamed ? 'shift+' : ''; // '?' already says its shift.
  return mod + shift + key;
}

function heed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const name = keyName(event);
  const hasMod = name.startsWith('mod+');
  if (!hasMod && (isTyping(event.target) || belongsToTarget(event.target, event.key))) return;
  const find = (wanted: string) =>
    layers.findLast((layer) => Object.hasOwn(layer.bindings(), wanted))?.bindings()[wanted];
  const binding = (prefix ? find(`${prefix} ${name}`) : undefined) ?? find(name);
  clearTimeout(prefixTimer);
  prefix = '';
  if (binding) {
    event.preventDefault();
    binding.run();
    return;
  }
  if (shown.some(({ key }) => key.startsWith(`${name} `))) {
    prefix = name;
    prefixTimer = setTimeout(() => {
      prefix = '';
    }, PREFIX_MS);
  }
}

if (typeof window !== 'undefined') {
  window.addEventListener('keydown', heed);
  const forget = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') pressed = null;
    wasUnderDialog = hasDialog();
  };
  window.addEventListener('keydown', forget, true);
  window.addEventListener(
    'pointerdown',
    ({ target }) => {
      pressed = buttonOf(target);
    },
    true,
  );
}
