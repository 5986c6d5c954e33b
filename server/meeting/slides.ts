/** The pages of the final meeting in their order. Apart from the schemas, so that a page can take it without them. */
export const SLIDES = ['year', 'gap', 'teaching', 'staff', 'upbringing', 'roadmap', 'decisions'] as const;
