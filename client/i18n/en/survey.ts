import type { survey as russian } from '../ru/survey.ts';
import type { Texts } from '../texts.ts';

export const survey: Texts<typeof russian> = {
  language: 'Language',
  school: 'School',
  grade: 'Grade {{grade}}',
  loading: 'Loading the questionnaire…',
  formLoading: 'Preparing the questions…',
  start: 'Start',
  resume: 'Continue',
  startOver: 'Start again',
  draftFound: 'A questionnaire was begun on this phone. You can go on from the same place.',
  draftKept: 'The answers stay on this phone only, until the questionnaire is sent.',
  next: 'Next',
  back: 'Back',
  finish: 'Send the answers',
  retry: 'Try again',
  sendNow: 'Send now',
  another: 'Another person will answer on this phone',
  anotherAsk: 'We clear this questionnaire from the screen and the browser’s memory and start from the first page.',
  anotherUnsent: 'Answers not sent yet stay in the queue and go by themselves; nobody can see them on this phone.',
  anotherYes: 'Clear and start again',
  cancel: 'Cancel',
  state: {
    sending: { title: 'Sending the answers…', text: 'They are already saved on this phone.' },
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
  trouble: {
    offline: {
      title: 'No connection',
      text: 'The questionnaire opens once there is internet. Nothing is lost.',
    },
    unknown: {
      title: 'There is no such questionnaire',
      text: 'The address may have a mistake: check every character. The school can give a new link.',
    },
    usedUp: {
      title: 'All answers by this link have come',
      text: 'There are as many answers as people in the class. If you have not answered, tell the class teacher, who gives another link.',
    },
    closed: {
      title: 'The survey is closed',
      text: 'No new answers are taken any more. Thank you for wanting to help.',
    },
    failed: {
      title: 'The server did not answer properly',
      text: 'It is not your phone. Nothing is lost; try again in a minute.',
    },
  },
};
