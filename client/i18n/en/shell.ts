export const shell = {
  app: 'Opora',
  skip: 'To the content of the page',
  language: 'Language',
  nav: {
    label: 'Sections',
    overview: 'Overview',
    risks: 'Risks',
    mySchool: 'My school',
    return: 'Director’s return',
    links: 'Questionnaire links',
  },
  search: {
    label: 'Find a school',
    placeholder: 'Find a school: press /',
    nothing: 'No such school in your list',
  },
  demo: 'Demonstration: the district and its schools are fictional, today is {{today}}',
  signOut: 'Sign out',
  campaign: 'Questionnaires of',
  campaignState: { planned: 'not open yet', open: 'open until {{day}}', closed: 'closed on {{day}}' },
  loading: 'Loading…',
  retry: 'Try again',
  home: 'To the start',
  method: 'How is this computed?',
  table: 'Table',
  chart: 'Picture',
  error: {
    title: 'This could not be shown',
    offline: 'No connection to the server. Nothing is lost: check the network and try again.',
    unknown: 'Something failed. Nothing is lost, try again.',
    notFoundTitle: 'There is no such page',
    notFound: 'The address may have a mistake, or the page has moved.',
    forbiddenTitle: 'This page is not for your role',
    forbidden: 'If you need it for your work, turn to the education department.',
  },
  empty: {
    campaignsTitle: 'No questionnaires yet',
    campaigns: 'Once the method office opens a campaign, coverage and risks appear here.',
  },
};

export const signIn = {
  title: 'Sign in',
  lead: 'The workplace of the district and its schools. To answer a questionnaire you need no account: open the link from your school.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  refused: 'The name or password did not match. Check the keyboard layout and capital letters.',
  tooMany: 'Too many attempts. Wait a minute.',
  demoTitle: 'Who to sign in as in the demonstration',
  demoLead: 'Press a role; name and password are filled in for you.',
};

export const roles = {
  administrator: 'Administrator',
  chief: 'Chief specialist of the department',
  analyst: 'Analyst of the method office',
  tutor: 'Municipal tutor',
  head: 'Head of a school',
  coordinator: 'School coordinator',
  viewer: 'Viewer',
};
