/** 抽样、审计测试、工作底稿。 */
export const auditTools = {};
