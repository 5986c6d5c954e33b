/** Parameters of addresses: numbers, and codes of factors. */
export const schoolParams = {
  parse: ({ schoolId }: { schoolId: string }) => ({ schoolId: Number(schoolId) }),
  stringify: ({ schoolId }: { schoolId: number }) => ({ schoolId: String(schoolId) }),
};

export const campaignParams = {
  parse: ({ campaignId }: { campaignId: string }) => ({ campaignId: Number(campaignId) }),
  stringify: ({ campaignId }: { campaignId: number }) => ({ campaignId: String(campaignId) }),
};

export const evidenceParams = {
  parse: ({ evidenceId }: { evidenceId: string }) => ({ evidenceId: Number(evidenceId) }),
  stringify: ({ evidenceId }: { evidenceId: number }) => ({ evidenceId: String(evidenceId) }),
};

export const publicationParams = {
  parse: ({ publicationId }: { publicationId: string }) => ({ publicationId: Number(publicationId) }),
  stringify: ({ publicationId }: { publicationId: number }) => ({ publicationId: String(publicationId) }),
};

export const activityParams = {
  parse: ({ no, year }: { year: string; no: string }) => ({ year: Number(year), no: Number(no) }),
  stringify: ({ no, year }: { year: number; no: number }) => ({ year: String(year), no: String(no) }),
};

export const programmeParams = {
  parse: ({ factor, schoolId }: { factor: string; schoolId: string }) => ({ factor, schoolId: Number(schoolId) }),
  stringify: ({ factor, schoolId }: { factor: string; schoolId: number }) => ({ factor, schoolId: String(schoolId) }),
};

const FACTOR_CODE = /^F\d{2}$/;

/** Whether a value of an address has the form of a factor's code; whether there is such a factor the server says. */
export const isFactorCode = (value: unknown): value is string => typeof value === 'string' && FACTOR_CODE.test(value);
