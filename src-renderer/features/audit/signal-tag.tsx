/** How serious a signal is: a word and an icon, the tone repeats it. */
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { SignalView } from '../../../shared/contract/record.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';

type Severity = SignalView['severity'];
const LOOKS: Readonly<Record<Severity, { readonly tone: Tone; readonly Icon: typeof IconInfoCircle }>> = {
  notice: { tone: 'plain', Icon: IconInfoCircle },
  warning: { tone: 'warn', Icon: IconAlertTriangle },
  serious: { tone: 'bad', Icon: IconAlertOctagon },
};

export function SeverityTag({ severity }: { readonly severity: Severity }) {
  const words = useWords();
  const { tone, Icon } = LOOKS[severity];
  return (
    <Tag tone={tone} icon={<Icon size={13} aria-hidden />}>
      {words(`severity.${severity}`)}
    </Tag>
  );
}
