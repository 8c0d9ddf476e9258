/** How many have agreed to what waits and how many are still needed, as figures of its sentence. Pure. */
export const stillMissing = ({ needed, given }: { readonly needed: number; readonly given: number }) => ({
  needed,
  count: given,
  missing: Math.max(0, needed - given),
});
