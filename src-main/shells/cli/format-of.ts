/** The format a batch of payments goes out in, as it is typed: shipped ones by their name, layouts of the house by the name two persons set them under. */
import { INSTRUCTION_FORMATS, ownFormat } from '../../../shared/domain/payment.ts';
import { BadUsage } from './exit.ts';
import type { CommandDesk } from './session.ts';

/** A shipped format, or a layout of the house by its name: a text, or with :xlsx behind it a workbook. */
export async function formatOf(desk: CommandDesk, text: string, command: string): Promise<string> {
  if (INSTRUCTION_FORMATS.some((each) => each === text)) return text;
  const [, name = '', kind = 'csv'] = /^(.*?)(?::(csv|xlsx))?$/.exec(text) ?? [];
  const { layouts } = await desk.call('payments.layouts', {});
  const found = layouts.find((each) => each.state === 'set' && each.name === name);
  if (!found)
    throw new BadUsage(
      `--format ${text}: neither ${INSTRUCTION_FORMATS.join(', ')} nor a layout of this house`,
      command,
    );
  const { id: layoutId, version } = found;
  return ownFormat({ kind: kind === 'xlsx' ? 'own_xlsx' : 'own_csv', layoutId, version });
}
