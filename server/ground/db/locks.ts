/**
 * The numbers of all advisory locks, in one place: two things under one number would wait for each other and nobody would see why.
 * The lock of a class has a second key, which is the campaign where nothing else is said. The function `store_arrivals` takes `campaign` by its number.
 */
export const LOCK_CLASSES = {
  /** Shared by arrivals; taken alone while a campaign changes its state or its key. */
  campaign: 1,
  /** One refreshing of a campaign at a time. */
  refreshing: 2,
  /** Whoever works on something; the second key is the kind of work with what it is on. */
  job: 3,
  /** One sealing of a campaign at a time; arrivals know nothing of it. */
  sealing: 4,
  /** One change of the caps of a school's links at a time; arrivals and sealing know nothing of it. The second key is the school. */
  caps: 5,
  /** Whoever stores the results of an upload. */
  storing: 6,
} as const;

export const LOCKS = {
  /** Shared by all processes that use an embedded database. */
  presence: 7_073_001,
  /** Granting rights. */
  rights: 7_073_002,
  /** Shared by all processes that do work, as long as they do. */
  working: 7_073_003,
  /** The last administrator. */
  administrators: 8_000_001,
  /** Taking over the proposal of tutors. */
  tutorLoad: 8_000_024,
} as const;
