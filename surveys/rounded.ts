/** Numbers in answers of the server: how many decimals are shown is part of the schema, and nothing longer leaves. */
import { Type } from 'typebox';

/**
 * A number with so many decimals at most. Whatever the program computed, it is rounded when the answer is written
 * (`server/ground/http/rounding.ts`); a number without this in the schema of an answer keeps the server from starting.
 */
export const Rounded = (
  digits: number,
  options: { minimum?: number; maximum?: number; exclusiveMinimum?: number } = {},
) => Type.Number({ ...options, digits });

/** In hundredths, so that those next to an end are 0 or 1. */
export const Probability = Rounded(2);
