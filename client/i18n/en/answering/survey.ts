import type { survey as russian } from '../../ru/answering/survey.ts';
import type { Texts } from '../../texts.ts';

export const survey: Texts<typeof russian> = {
  language: 'Language',
  school: 'School',
  grade: 'Grade {{grade}}',
  loading: 'Loading the questionnaire…',
  formLoading: 'Preparing the questions…',
  moment: 'This takes a few seconds.',
  start: 'Start',
  resume: 'It is mine: continue',
  startOver: 'Start again',
  draftFound:
    'A questionnaire was begun on this device. Whoever began it can go on. If that was someone else, start again: the former answers are erased.',
  draftKept: 'The answers stay on this device only, until the questionnaire is sent.',
  codeApart:
    'The code is there so that everyone answers once. It is sent apart from the answers, and nobody can join the two, not even who holds the whole database.',
  groupKey: 'Group key: {{key}}. The card must show the same; if it does not, please do not answer.',
  linkShared: 'The link is shared by the whole class: who answered is not recorded.',
  opensOffline: 'The page opens on this device without internet too.',
  opensOnlineOnly:
    'This page does not open again without internet: the school’s network works without encryption (http). Finished answers are kept all the same and go when there is a connection.',
  waitingHere:
    'There are finished answers on this device that are not sent yet. They go by themselves; nobody can see them.',
  next: 'Next',
  back: 'Back',
  finish: 'Send the answers',
  retry: 'Try again',
  reopen: 'Open the questionnaire here',
  sendNow: 'Send now',
  another: 'Another person will answer on this device',
  forget: 'Forget everything on this device',
  forgetAsk: 'We erase from this device all that the questionnaire kept: drafts, questions and the language.',
  forgetUnsent: 'Answers not sent yet stay in the queue and go by themselves; nobody can see them on this device.',
  forgetYes: 'Erase',
  cancel: 'Cancel',
  forgotten: {
    title: 'Nothing is left on this device',
    text: 'You can close the page.',
    waiting:
      'Only the answers in the queue are left. They go by themselves once there is a connection; nobody can see them.',
  },
  elsewhere: {
    title: 'The questionnaire is open in another tab',
    text: 'It was finished or begun anew there. So that the answers do not go twice, this tab has stopped.',
  },
  codeTitle: 'The code on your card',
  codeLabel: 'Code',
  codeHint: '12 characters, for instance 7K3F-9M2Q-XTDB. Hyphens and small letters do not matter; O counts as zero.',
  codeOpen: 'Open the questionnaire',
  privacyLink: 'What we store',
  state: {
    sending: { title: 'Sending the answers…', text: 'They are already saved on this device.' },
    waiting: {
      title: 'Saved on this phone, not sent yet',
      text: 'The answers go by themselves as soon as there is a connection. You can close the page and open it later by the same link.',
    },
    received: { title: 'The answers are received', text: 'You can close the page.' },
    unsaved: {
      title: 'Not sent yet',
      text: 'This browser lets us save nothing, so please keep the page open until the answers have gone.',
    },
    refused: { title: 'The answers were not accepted', text: 'The server refused them, so nothing more is sent.' },
  },
  refusedForNow: 'If the survey is opened again, the answers go from this page by themselves.',
  held: {
    crowd: 'Very many people are answering just now.',
    server: 'The server is restarting.',
    text: 'The answers are kept on this device and go by themselves: nothing needs to be done. You can close the page and open it later by the same link.',
  },
  otherKey: {
    title: 'This is not the group’s key',
    other: 'The card has the key {{card}}, but the server named {{given}}.',
    none: 'The server named no group key, though the card has one.',
    why: 'With a key of its own a code could be joined to the answers. So nothing was sent, and the code is not spent.',
    todo: 'Show the card to the school’s coordinator, who has a list of keys on the page “Hand out”. Answer by this card only once the keys agree; otherwise a new card is needed.',
  },
  trouble: {
    offline: {
      title: 'No connection',
      text: 'The questionnaire opens once there is internet. Nothing is lost.',
    },
    unknown: {
      title: 'There is no such questionnaire',
      text: 'The code may have a mistake: check every character. The school can give a new code or link.',
    },
    mistyped: {
      title: 'There is a slip in the code',
      text: 'One character is not as it is printed on the card. The code is not spent.',
    },
    usedUp: {
      title: 'All answers by this link have come',
      text: 'There are as many answers as people in the class. If you have not answered, tell the class teacher, who gives another link.',
    },
    linkClosed: {
      title: 'This link is closed',
      text: 'It takes no more answers. The school tells how to answer now.',
    },
    spent: {
      title: 'Answers have been sent by this code',
      text: 'A code works once. If they were sent from here, all is well: nothing more is needed. If someone else used the code, the school gives a new one.',
    },
    closed: {
      title: 'The survey is closed',
      text: 'A questionnaire cannot be begun any more. If finished answers wait on this device, the page tries to send them by itself. Thank you for wanting to help.',
    },
    sealed: {
      title: 'The survey is over',
      text: 'It is closed for good and takes no more answers. Thank you for wanting to help.',
    },
    notOpen: {
      title: 'The survey has not begun yet',
      text: 'The code or link stays good. Open the page again once the survey begins.',
    },
    tooMany: {
      title: 'Too many wrong codes',
      text: 'Many wrong codes in a row came from this network. Wait a minute and compare the code with the card. A good code opens at once.',
    },
    crowd: {
      title: 'Very many people are answering just now',
      text: 'The questionnaire opens by itself as soon as the server has time. Nothing needs to be done; keep the page open.',
    },
    server: {
      title: 'The server is restarting',
      text: 'The questionnaire opens by itself, mostly within a minute. Nothing needs to be done; keep the page open.',
    },
    failed: {
      title: 'The server did not answer properly',
      text: 'It is not your phone. Nothing is lost; try again in a minute.',
    },
    broken: {
      title: 'A mistake of ours kept the questions from opening',
      text: 'The network and your phone are fine. What you have answered is kept on this device. If it fails again, please tell the school.',
    },
  },
};
