/** 标准格式、余额调节表、账龄表。 */
export const auditPapers = {};
