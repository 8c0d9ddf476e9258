/** 风控的界面。 */
export const riskScreens = {};
