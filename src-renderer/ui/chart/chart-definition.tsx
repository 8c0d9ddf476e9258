/** What a panel and each of its figures mean, exactly: behind the question mark beside its title. */
import { ActionIcon, Popover } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import { useWords } from '../words.ts';
import classes from './chart.module.css';

export function ChartDefinition({ panel, title }: { readonly panel: Panel; readonly title: string }) {
  const words = useWords();
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words('chart.define', { title })}>
          <IconHelpCircle size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long definition is scrolled by keys. */}
        <div className={classes.definition} tabIndex={0}>
          <p>{words.or(`panel.${panel}.means`, title)}</p>
          <dl>
            {PANELS[panel].metrics.map((metric) => (
              <div key={metric}>
                <dt>{words.or(`metric.${metric}`, metric)}</dt>
                <dd>{words.or(`metric.${metric}.means`, '')}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
