/** 备付金三项核对。 */
export const fundChecks = {
  'fundChecks.title': '备付金三项核对',
} as const;
