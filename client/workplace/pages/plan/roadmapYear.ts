/** The roadmap that the library of measures refers to, and that plans are tied to. */
export const ROADMAP_YEAR = 2023;
