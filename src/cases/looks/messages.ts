import type { LookReason } from './explain-look.ts'
import type { UnusualSign } from './unusual-look.ts'

interface LookMessages {
  readonly title: string
  readonly lead: string
  readonly signs: Readonly<Record<UnusualSign, string>>
  /** The same, told about somebody else. */
  readonly signsOfOther: Readonly<Record<UnusualSign, string>>
  readonly inWords: (words: string) => string
  readonly reason: string
  readonly reasons: Readonly<Record<LookReason, string>>
  readonly reasonMissing: string
  readonly words: string
  readonly wordsHint: string
  readonly wordsMissing: string
  readonly open: string
  readonly back: string
  readonly office: string
  readonly explained: (reason: string) => string
}

export const lookMessages: { readonly de: LookMessages; readonly en: LookMessages } = {
  de: {
    title: 'Warum möchten Sie diesen Vorgang öffnen?',
    lead: 'Dieser Blick ist ungewöhnlich. Ihr Grund wird aufgeschrieben; die Person sieht ihn in ihrem Antrag, die Revision mit Ihrem Namen. Er gilt 15 Minuten.',
    signs: {
      'finished-long-ago':
        'Der Vorgang ist seit mehr als 30 Tagen fertig, und Sie haben ihn nicht bearbeitet.',
      'same-name':
        'Die Person heißt wie Sie. In eigener Sache oder für Angehörige dürfen Sie nicht tätig werden (§ 20 VwVfG).',
      protected: 'Im Register steht eine Auskunftssperre (§ 51 BMG).',
    },
    signsOfOther: {
      'finished-long-ago':
        'Der Vorgang war seit mehr als 30 Tagen fertig; wer ihn öffnete, hatte ihn nicht bearbeitet.',
      'same-name': 'Die Person hat denselben Familiennamen.',
      protected: 'Im Register stand eine Auskunftssperre (§ 51 BMG).',
    },
    inWords: words => `„${words}“`,
    reason: 'Grund',
    reasons: {
      'asked-by-person': 'Die Person hat sich gemeldet',
      deputising: 'Vertretung einer Kollegin oder eines Kollegen',
      review: 'Prüfung, Widerspruch oder Beschwerde',
      'related-case': 'Hängt mit einem anderen Vorgang zusammen',
      other: 'Anderer Grund',
    },
    reasonMissing: 'Bitte wählen Sie einen Grund.',
    words: 'In Ihren Worten',
    wordsHint: 'Zum Beispiel: Anruf heute, fragt nach dem Brief. Diese Worte sieht die Person nicht.',
    wordsMissing: 'Bitte schreiben Sie ein paar Worte (höchstens 1000 Zeichen).',
    open: 'Vorgang öffnen',
    back: 'Zurück zum Eingang',
    office: 'Bezirksamt',
    explained: reason => `Grund für einen ungewöhnlichen Blick: ${reason}`,
  },
  en: {
    title: 'Why do you want to open this case?',
    lead: 'This look is unusual. Your reason is written down; the person sees it in their application, the auditor with your name. It is good for 15 minutes.',
    signs: {
      'finished-long-ago': 'The case has been finished for more than 30 days, and you have not worked on it.',
      'same-name':
        'The person has your name. You must not act in your own matter or for relatives (section 20 VwVfG).',
      protected: 'The register holds a disclosure block (section 51 BMG).',
    },
    signsOfOther: {
      'finished-long-ago':
        'The case had been finished for more than 30 days; whoever opened it had not worked on it.',
      'same-name': 'The person has the same family name.',
      protected: 'The register held a disclosure block (section 51 BMG).',
    },
    inWords: words => `“${words}”`,
    reason: 'Reason',
    reasons: {
      'asked-by-person': 'The person has got in touch',
      deputising: 'Standing in for a colleague',
      review: 'Review, objection or complaint',
      'related-case': 'Belongs to another case',
      other: 'Another reason',
    },
    reasonMissing: 'Please choose a reason.',
    words: 'In your words',
    wordsHint: 'For example: called today, asks about the letter. The person does not see these words.',
    wordsMissing: 'Please write a few words (1000 characters at most).',
    open: 'Open case',
    back: 'Back to the inbox',
    office: 'District office',
    explained: reason => `Reason for an unusual look: ${reason}`,
  },
}
