/** Counts that choose what a list shows: all, or one kind of it. */
import { useWords } from '../../ui/words.ts';
import classes from './payments.module.css';

interface ChipsProps<Value extends string> {
  readonly label: string;
  readonly all: number;
  readonly chips: readonly { readonly value: Value; readonly name: string; readonly count: number }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
}

export function Chips<Value extends string>({ label, all, chips, chosen, onChoose }: ChipsProps<Value>) {
  const words = useWords();
  const chip = (value: Value | null, name: string, count: number) => (
    <button
      key={name}
      type="button"
      className={classes.chip}
      aria-pressed={chosen === value}
      onClick={() => onChoose(value)}
    >
      {name} <strong>{count.toLocaleString('en')}</strong>
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset: a head of a list is no form.
    <div className={classes.chips} role="group" aria-label={label}>
      {chip(null, words('payments.all'), all)}
      {chips.map(({ value, name, count }) => chip(value, name, count))}
    </div>
  );
}
