/** Stands where a panel is not read yet; none is left when the issue is done. */
import type { PanelSource } from './panel-source.ts';
import { NOTHING_BEHIND } from './rules/found.ts';

export const unbuilt: PanelSource = { read: () => ({ tables: [] }), behind: () => NOTHING_BEHIND };
