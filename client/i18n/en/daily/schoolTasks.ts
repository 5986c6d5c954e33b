/** Sentences of what is asked of a school and by which day. */
export const schoolTasks = {
  title: 'What is asked of the school',
  none: 'Nothing is asked of the school now.',
  by: 'by {{day}}',
  since: 'was due on {{day}}',
  turn: 'whose turn: {{who}}',
  showLater: 'Show later ones too: {{count}}',
  hideLater: 'Hide later ones',
  pages: {
    appointments: 'Appoint a coordinator',
    answering: 'Codes, links and paper',
    schoolRoadmap: "Open the school's roadmap",
    plan: 'Open the joint plan',
    publication: 'Prepare a publication',
    events: 'Enter that the school took part',
  },
};
