/** A difference of counts: nothing is said as 0, more and less with their sign. Pure. */
export const signedText = (difference: number): string => {
  if (difference === 0) return '0';
  const text = Math.abs(difference).toLocaleString('en');
  return difference > 0 ? `+${text}` : `−${text}`;
};
