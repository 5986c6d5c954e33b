/** The same results give the same figures at every call. */
export const SEED = 20240523;
