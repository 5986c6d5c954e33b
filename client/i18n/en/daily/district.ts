/** Sentences of the chief's page: the state of the whole roadmap as of a day, queues and load. */
export const district = {
  title: 'The district at a glance',
  lead: 'The state of the whole roadmap as of any day, what is late by who is responsible, the queue of publications and the load of tutors.',
  print: 'Print: monitoring on one sheet',
  meeting: 'Prepare the final meeting',
  past: 'Shown is what was known on that day. The queue of publications and the load of tutors are those of today alone.',
  sections: 'By section',
  section: 'Section',
  all: 'All',
  activities: 'All activities',
  publications: {
    title: 'Queue of publications',
    none: 'Nothing waits to be published.',
    yours: 'Waiting for you: {{count}}.',
    noneYours: 'Nothing waits for you.',
    others: 'With others: {{count}}.',
    all: 'All publications',
  },
  tutors: {
    all: 'Assign and even out',
    none: 'There are no tutors yet.',
  },
};
