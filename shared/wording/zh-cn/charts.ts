/** The chart frame: its table, its keys, its exports, what a screen reader hears. */
export const charts = {} as const;
