import type { privacy as russian } from '../../ru/public/privacy.ts';
import type { Texts } from '../../texts.ts';

const cell = {
  school_id: 'the school',
  campaign_id: 'the survey',
  audience: 'who answers: students, parents or teachers',
  grade: 'the grade; teachers have none',
};

export const privacy: Texts<typeof russian> = {
  title: 'What we store',
  lead: 'We neither ask nor record a name, an address, a telephone or the time of an answer. Below is everything that appears in the database when someone answers.',
  tablesTitle: 'Everything that appears in the database',
  results:
    'From mixed answers, of no fewer than five people at a time, figures are computed: how many of a group chose what, and what follows for the school. Nobody can be found in them.',
  columns: 'Columns',
  nothingTitle: 'What is not in the database',
  nothing: {
    who: 'a name, an account, a telephone number, a network address, the name of a browser or device;',
    when: 'a day or time of the answer beside the answers;',
    link: 'a link between a code and answers: the server signs a ticket without seeing it, so even with the whole database a code cannot be joined to answers;',
    text: 'free text: the questionnaires only offer choices;',
    cookies: 'cookies on the survey pages, or requests to other sites.',
  },
  tables: {
    inbox: {
      about:
        'Answers that wait, encrypted: ten of a group must be there before some of them, drawn at random, move on. The key lies apart from the database, changes every day and is destroyed when the survey is sealed.',
      columns: {
        ...cell,
        id: 'a random number of the row, a new one at every move',
        key_id: 'which key it is encrypted with',
        sealed: 'the encrypted answers',
      },
    },
    arrived: {
      about:
        'Digests of the numbers of what has come: by them a second sending does not count twice. They are tied to no answers, and are erased when the survey is sealed.',
      columns: {
        school_id: cell.school_id,
        campaign_id: cell.campaign_id,
        digest: 'a digest from which the number cannot be had',
      },
    },
    campaign_key: {
      about:
        'The keys of the survey: only their numbers and public parts. The keys themselves lie apart from the database.',
      columns: {
        id: 'the number of the key',
        campaign_id: cell.campaign_id,
        purpose: 'for answers or for digests',
        public_key: 'the public part, which encrypts',
        made_on: 'the day on which it was made',
        current: 'whether it is in use now',
      },
    },
    submission: {
      about: 'Accepted answers, mixed: the order of rows says nothing about who answered when.',
      columns: {
        ...cell,
        id: 'a random number of the answer set',
        answers: 'the answers themselves, one number for each question',
        doubtful: 'a sign: answered too fast, all alike, or hardly anything marked',
      },
    },
    cell: {
      about: 'Counters of a group: how many people are invited, how many answers count.',
      columns: {
        ...cell,
        roll: 'how many people are invited',
        roll_next: 'a corrected number of invited people that waits for the next batch of answers',
        target: 'which share should answer',
        sealed: 'how many answers count in the results',
      },
    },
    cell_count: {
      about: 'The same numbers as they are shown: counted from other tables.',
      columns: { ...cell, received: 'how many answers came', waiting: 'how many of them wait' },
    },
    pace: {
      about: 'How many answers of a group came in a week. A number only, apart from the answers.',
      columns: { ...cell, week: 'the Monday of the week', received: 'how many answers came' },
    },
    survey_link: {
      about: 'Shared links of classes, and counters of paper forms.',
      columns: {
        ...cell,
        code: 'the code of the link, shared by the class',
        label: 'a caption, for instance the letter of the class',
        cap: 'how many answers may be taken',
        used: 'how many were taken',
        people: 'how many people are in the class',
        kind: 'a link or paper',
        closed: 'whether the link is closed',
      },
    },
    access_code: {
      about: 'One-time codes of the cards. The codes themselves are not in the database, only fingerprints.',
      columns: {
        ...cell,
        digest: 'a fingerprint from which the code cannot be found',
        batch_id: 'the sheet of cards it was printed with',
        place:
          'the number of its mark in the next table: drawn at random, it does not tell the order of cards on the sheet',
      },
    },
    code_use: {
      about:
        'Marks of used codes, one row for a group. That a code was used can be seen. When, and with which answers, cannot.',
      columns: { ...cell, marks: 'marks: not used, or a fingerprint of what was signed blindly' },
    },
    code_batch: {
      about: 'Sheets of printed cards.',
      columns: { ...cell, id: 'the number of the sheet', codes: 'how many codes it has' },
    },
    ticket_key: {
      about:
        'The keys that sign the tickets of a group. The fingerprint of the key, one for the whole group, is printed on the cards and shown on the phone: two cards compared give away a key made for one person. They are destroyed when the survey is sealed.',
      columns: {
        ...cell,
        id: 'the number of the key',
        public_key: 'the public part, which checks a signature',
        private_key: 'the private part, which signs while the survey is open',
      },
    },
  },
  visibleTitle: 'What can be seen all the same',
  visible: {
    used: 'that a code was used (but not with which answers);',
    network:
      'the network address at the moment of sending: the server or the school’s proxy sees it; we do not record it;',
    backups:
      'the order of arrival in the database’s journal, its replicas and backups made before the answers are mixed;',
    live: 'whoever watches the running server at that very minute sees what comes in.',
  },
  deviceTitle: 'What stays on your device',
  device:
    'A begun questionnaire, the questions, the group’s key from the card, the chosen language, and answers that are not sent yet. Once sent, answers are removed from the device. The button “Forget everything on this device” at the end of the questionnaire erases the rest.',
};
