/** 取证与审计工具的界面。 */
export const auditScreens = {};
