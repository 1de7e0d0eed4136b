import type { editorDe, officesDe, openingDe } from './messages.de.ts'
import type { TextProblem } from './page-text.ts'

export const openingEn: typeof openingDe = {
  unknown: 'Opening hours not known.',
  openUntil: hour => `Open today until ${hour}.`,
  closedNow: 'Closed now.',
  closedFor: reason => `Closed today: ${reason}.`,
  opens: when => `Opens ${when}.`,
  todayAt: hour => `today at ${hour}`,
  tomorrowAt: hour => `tomorrow at ${hour}`,
  onDayAt: (day, hour) => `on ${day} at ${hour}`,
}

export const officesEn: typeof officesDe = {
  title: 'Customer centres',
  lead: 'Every customer centre serves everybody, whichever district you live in.',
  demoHours: 'Demo hours. The present opening hours are not known.',
  withoutBooking: 'You can come without an appointment.',
  quarterLabel: 'Which part of the city are you in?',
  quarterButton: 'Show',
  nearest: quarter => `Near ${quarter}`,
  nearestHow: district => `First the district ${district}, then its neighbours. You may come to any centre.`,
  noQuarter: asked => `We know no part of the city called “${asked}”. Below are all centres by district.`,
  otherPlaces: 'Further locations',
  otherPlacesNote: 'Only the names of these locations are known. Please ask 115 first.',
  back: 'All customer centres',
  address: 'Address',
  notKnown: 'not known',
  district: 'District',
  hours: 'Opening hours',
  accessibility: 'Accessibility',
  accessibilityUnknown: 'Not known. Please ask 115 first.',
  stepFree: 'Step-free access',
  accessibleToilet: 'Accessible toilet',
  yes: 'yes',
  no: 'no',
  source: 'Source:',
  closedShort: 'closed',
  noHours: 'not known',
  announced: 'Announced',
  others: 'Nearby',
  missing: 'Not filled in yet',
  checkedOn: day => `Checked on ${day}`,
  faultTitle: 'Report a fault on a page',
  faultLead: 'Thank you for helping us. This is how you reach us:',
  faultPage: 'It is about this page',
  faultWhat: 'Please tell us what you wanted to do and what happened instead.',
  faultPhone: 'Call 115',
  faultPhoneNote: 'Name the address of the page. We pass your note on.',
  faultLetter: 'Write a letter',
  faultLetterNote: 'To any customer centre. A printout of the page helps.',
  faultNoForm: 'There is no form for this yet.',
  shutUntil: day => `Until ${day}.`,
  weekdays: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
}

export const editorEn: typeof editorDe = {
  title: 'Pages',
  lead: 'Every time you save, a new version is made. No version gets lost.',
  page: 'Page',
  missing: 'Still missing',
  version: 'Version',
  author: 'By',
  savedAt: 'Saved',
  checkedOn: 'Checked',
  back: 'All pages',
  backToPage: 'Back to editing',
  preview: 'Preview',
  save: 'Save as a new version',
  takeUp: 'Take this version up again',
  history: 'Versions',
  versionNumber: n => `Version ${n}`,
  overtakenTitle: 'Somebody else has saved in the meantime',
  overtaken:
    'Your text is still here. Look at the newest version below. Save once more if your text is to stand.',
  signsTitle: 'How to write headings, lists and links',
  signs:
    '# Heading\n\nA paragraph. Between two parts there is an empty line.\n\n- first item\n- second item\n\n=> /hilfe text of the link\n\n! What is still missing',
  fields: field =>
    ({
      'title-de': 'Title, German',
      'title-en': 'Title, English',
      'summary-de': 'One sentence below, German',
      'summary-en': 'One sentence below, English',
      'text-de': 'Text, German',
      'text-en': 'Text, English',
    })[field] ?? field,
  problem: why => {
    if (why === 'title') return 'Please enter a title.'
    if (why === 'summary') return 'Please write the sentence in both languages, or leave it out in both.'
    const sentences: Record<TextProblem['kind'], string> = {
      empty: 'Please write something.',
      'bad-link': `Part ${why.block}: please give an address such as /hilfe, https://…, mailto:… or tel:115.`,
      'other-blocks': `Part ${why.block}: please write the same parts in the same order in both languages.`,
      'other-items': `Part ${why.block}: please write the same number of items in both languages.`,
      'other-link': `Part ${why.block}: please give the same address in both languages.`,
    }
    return sentences[why.kind]
  },
}
