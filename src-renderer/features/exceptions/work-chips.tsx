/** Two filters a clerk needs every morning: what is hers, and what is late. They write the filter, so that it can be read and changed. */
import { Chip } from '@mantine/core';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { type FilterTerm, formatFilter, parseFilter } from '../../../shared/domain/filter.ts';
import { useAnswer } from '../../api/client.tsx';
import { localToday } from '../../ui/local-today.ts';
import { useWords } from '../../ui/words.ts';
import classes from './exceptions-page.module.css';

interface WorkChipsProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

export function WorkChips({ query, onQuery }: WorkChipsProps) {
  const words = useWords();
  const person = useAnswer('workspace.status', {}).data?.person ?? '';
  const read = parseFilter(query);
  const terms = read.ok ? read.terms : [];
  const yesterday = formatDay((parseDay(localToday()) ?? 1) - 1);
  const mine: FilterTerm = { field: 'owner', value: person, not: false };
  const late: FilterTerm = { field: 'due', from: '', to: yesterday, not: false };
  const chips = [
    { name: 'mine', term: mine, isOn: (each: FilterTerm) => each.field === 'owner' && each.value === person },
    { name: 'overdueOnly', term: late, isOn: (each: FilterTerm) => each.field === 'due' },
  ] as const;
  return (
    <div className={classes.work}>
      {chips.map(({ name, term, isOn }) => {
        const isChecked = terms.some((each) => !each.not && isOn(each));
        return (
          <Chip
            key={name}
            size="xs"
            radius="md"
            variant="light"
            checked={isChecked}
            disabled={!read.ok}
            onChange={() =>
              onQuery(
                formatFilter(
                  isChecked ? terms.filter((each) => !isOn(each)) : [...terms, term],
                  words.locale,
                ),
              )
            }
          >
            {words(`exceptions.${name}`)}
          </Chip>
        );
      })}
    </div>
  );
}
