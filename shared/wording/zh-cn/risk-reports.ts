/** 大额与可疑交易报告。 */
export const riskReports = {};
