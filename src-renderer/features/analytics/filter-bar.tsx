/** What every chart of every board is asked: days, grain, comparison, what is left out, conversion, how figures are written. */
import { SegmentedControl, Select } from '@mantine/core';
import { COMPARISONS, GRAINS } from '../../../shared/contract/analytics.ts';
import type { BoardAddress } from '../../../shared/contract/analytics-address.ts';
import { FIGURES_NUMBERS } from '../../../shared/contract/analytics-files.ts';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import { type Choices, daysOf, grainOf } from './asked-filter.ts';
import { ConvertButton } from './convert-dialog.tsx';
import { FilterChips } from './filter-chips.tsx';
import classes from './filters.module.css';
import { OnlyButton } from './only-button.tsx';
import { RangeButton } from './range-button.tsx';

export interface FilterProps {
  readonly address: BoardAddress;
  readonly choices: Choices;
  readonly onChange: (change: Partial<BoardAddress>) => void;
}

export function FilterBar(props: FilterProps) {
  const words = useWords();
  const { address, choices, onChange } = props;
  const grain = grainOf('auto', daysOf(address.range, choices));
  return (
    <div className={classes.filters}>
      <div className={frame.filterLine}>
        <RangeButton {...props} />
        <Select
          aria-label={words('analytics.by')}
          className={frame.pick}
          allowDeselect={false}
          value={address.by}
          onChange={(value) => onChange({ by: GRAINS.find((each) => each === value) ?? 'auto' })}
          data={[
            { value: 'auto', label: words('analytics.by.auto', { grain: words(`analytics.by.${grain}`) }) },
            ...GRAINS.map((value) => ({ value, label: words(`analytics.by.${value}`) })),
          ]}
        />
        <Select
          aria-label={words('analytics.compare')}
          className={frame.pickWide}
          allowDeselect={false}
          value={address.compare}
          onChange={(value) => onChange({ compare: COMPARISONS.find((each) => each === value) ?? 'none' })}
          data={COMPARISONS.map((value) => ({ value, label: words(`analytics.compare.${value}`) }))}
        />
        <OnlyButton {...props} />
        <ConvertButton {...props} />
        <span className={frame.spread} />
        <SegmentedControl
          aria-label={words('analytics.numbers')}
          value={address.numbers}
          onChange={(value) => onChange({ numbers: value === 'short' ? 'short' : 'plain' })}
          data={FIGURES_NUMBERS.map((value) => ({ value, label: words(`analytics.numbers.${value}`) }))}
        />
      </div>
      <FilterChips {...props} />
    </div>
  );
}
