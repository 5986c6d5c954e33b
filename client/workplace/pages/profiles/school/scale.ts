/** The scale of risk, the same for every strip of the page. */
export const RISK_SCALE: [number, number] = [0, 100];
