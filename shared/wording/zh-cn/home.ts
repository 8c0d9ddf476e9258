/** Home: the state of the day in one screen. */
export const home = {} as const;
