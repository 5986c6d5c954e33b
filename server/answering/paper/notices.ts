/** Notices for the walls of classes: one page for each group link. */
import type { Language, Localized } from '../../../surveys/schema.ts';
import { type Content, PAGE, QUIET, type TDocumentDefinitions } from '../../ground/documents/pdf.ts';
import { qrPicture } from '../../ground/documents/qr.ts';
import { dayName, fill } from '../../ground/documents/wording.ts';
import { textsIn } from './texts.ts';

export type Notice = { group: string; label: string; code: string };

export type NoticeSet = {
  language: Language;
  address: string;
  title: Localized;
  school: Localized;
  closesOn: string;
  notices: Notice[];
};

const QR = 280;
const MARGIN = 50;

export function noticesDocument(set: NoticeSet): TDocumentDefinitions {
  return {
    pageMargins: MARGIN,
    content: set.notices.map((notice, index) => noticeOf(set, notice, index > 0)),
  };
}

function noticeOf({ address, closesOn, language, school, title }: NoticeSet, notice: Notice, breaks: boolean): Content {
  const { notice: texts } = textsIn(language);
  const link = `${address}/s/${notice.code}`;
  return {
    alignment: 'center',
    pageBreak: breaks ? 'before' : undefined,
    stack: [
      { text: title[language], fontSize: 28, bold: true, margin: [0, 20, 0, 8] },
      { text: school[language], fontSize: 15, color: QUIET },
      { text: [notice.group, notice.label].filter(Boolean).join(' · '), fontSize: 20, margin: [0, 6, 0, 20] },
      { text: texts.scan, fontSize: 15 },
      // A canvas takes no alignment of its own: the columns beside it centre it.
      {
        columns: [
          { width: (PAGE.width - 2 * MARGIN - QR) / 2, text: '' },
          { width: QR, ...qrPicture(link, QR) },
        ],
      },
      { text: texts.type, fontSize: 15, margin: [0, 4, 0, 4] },
      { text: link.replace(/^https?:\/\//, ''), fontSize: 20, bold: true, margin: [0, 0, 0, 24] },
      { text: texts.anonymous, fontSize: 14, margin: [0, 0, 0, 8] },
      { text: `${texts.once} ${fill(texts.until, { day: dayName(language, closesOn) })}`, fontSize: 14 },
    ],
  };
}
