/** What is left out and what is converted, said where it can be taken back; nothing there when nothing is. */
import { IconX } from '@tabler/icons-react';
import { useWords } from '../../ui/words.ts';
import type { FilterProps } from './filter-bar.tsx';
import classes from './filters.module.css';
import { chosenOf } from './only-names.ts';

export function FilterChips({ address, choices, onChange }: FilterProps) {
  const words = useWords();
  const chips = chosenOf(words, address, choices);
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chips}>
      {chips.map(({ key, label, without }) => (
        <li key={key} className={classes.chip}>
          <span data-code>{label}</span>
          <button
            type="button"
            aria-label={words('analytics.filters.drop', { name: label })}
            onClick={() => onChange(without)}
          >
            <IconX size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
