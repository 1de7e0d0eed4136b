import type { Messages } from '../../foundation/language/index.ts'
import type { VerifiedPerson } from '../../people/index.ts'

const de = {
  titleNeeded: 'Bitte weisen Sie sich online aus',
  titleOffered: 'Mit Online-Ausweis ausfüllen',
  why: 'Warum ist das nötig?',
  needed: (level: string, proof: string) => `Nötig ist das Vertrauensniveau ${level}: ${proof}.`,
  offered:
    'Wenn Sie sich online ausweisen, füllen wir Namen und Geburtsdatum für Sie aus. Nötig ist das hier nicht: Sie können alles auch selbst eintippen.',
  passedOn:
    'Wir bekommen nur Familienname, Vornamen und Geburtsdatum. Der Nachweis gilt eine Stunde, auf diesem Gerät.',
  start: (provider: string) => `Weiter zu: ${provider}`,
  noProvider: 'Online ausweisen können Sie sich hier noch nicht.',
  alternatives: 'Lieber ohne Online-Ausweis?',
  alternativesEqual: 'Diese Wege zählen genauso, mit denselben Fristen.',
  allWays: 'Alle Wege zu dieser Leistung',
  paper: 'Formular auf Papier',
  without: 'Ohne Nachweis weiter',
  outcomes: {
    abgebrochen: 'Sie haben den Nachweis abgebrochen. Ihre Angaben sind noch da.',
    abgelaufen:
      'Dieser Nachweis gilt nicht mehr, oder er gehört nicht zu diesem Antrag. Bitte weisen Sie sich noch einmal aus.',
    'zu-niedrig': 'Dieser Nachweis reicht hier nicht. Bitte nehmen Sie den, der unten genannt ist.',
    'anderes-geraet':
      'Der Nachweis stammt von einem anderen Gerät. Bitte weisen Sie sich hier noch einmal aus oder verwerfen Sie ihn.',
    fehlt: 'Dieser Antrag braucht noch Ihren Nachweis. Ihre Angaben sind noch da.',
  },
  done: 'Sie haben sich ausgewiesen',
  doneAs: 'Wer',
  doneHow: 'Womit',
  doneWhen: 'Wann',
  differences: 'Das stand vorher anders im Antrag',
  differencesHint:
    'Es gilt, was der Nachweis sagt. Stellen Sie den Antrag für jemand anderen? Dann verwerfen Sie den Nachweis und nehmen Sie einen anderen Weg.',
  difference: (typed: string, verified: string) =>
    `Sie hatten geschrieben: ${typed}. Im Nachweis steht: ${verified}.`,
  fields: {
    familyName: 'Familienname',
    givenNames: 'Vornamen',
    birthDate: 'Geburtsdatum',
  } satisfies Record<keyof VerifiedPerson, string>,
  goOn: 'Weiter im Antrag',
  drop: 'Nachweis verwerfen',
  fromProof: 'aus Ihrem Online-Nachweis',
  offerText: 'Namen und Geburtsdatum übernehmen wir aus Ihrem Online-Ausweis. Das ist freiwillig.',

  proof: 'Nachweis und Unterschrift',
  identity: 'Ihre Identität',
  signature: 'Ihre Unterschrift',
  signatures: {
    'none-needed': 'ist nicht nötig',
    replaced: 'ersetzt Ihr Online-Ausweis',
    'by-hand': 'brauchen wir auf Papier',
  },
  missingTitle: 'Für diesen Antrag müssen Sie sich online ausweisen',
  identify: 'Jetzt ausweisen',
  startNeeds: (proof: string) => `Für den Online-Antrag weisen Sie sich aus: ${proof}.`,

  delivery: 'Wie möchten Sie das Ergebnis bekommen?',
  noProofByApi:
    'Online abholen kann nur, wer sich im Portal mit dem Online-Ausweis ausgewiesen hat. Bitte wählen Sie „post“.',
}
const en: typeof de = {
  titleNeeded: 'Please prove online who you are',
  titleOffered: 'Fill in with your online ID card',
  why: 'Why is this needed?',
  needed: (level, proof) => `The level of assurance needed is ${level}: ${proof}.`,
  offered:
    'If you prove online who you are, we fill in your names and date of birth. It is not needed here: you may type everything yourself.',
  passedOn:
    'We are told family name, given names and date of birth only. The proof holds for an hour, on this device.',
  start: provider => `Go on to: ${provider}`,
  noProvider: 'You cannot prove online who you are here yet.',
  alternatives: 'Rather without the online ID card?',
  alternativesEqual: 'These ways count just as much, with the same deadlines.',
  allWays: 'All ways for this service',
  paper: 'Form on paper',
  without: 'Go on without a proof',
  outcomes: {
    abgebrochen: 'You cancelled the proof. What you entered is still there.',
    abgelaufen:
      'This proof no longer holds, or it does not belong to this application. Please prove who you are once more.',
    'zu-niedrig': 'This proof is not enough here. Please use the one that is named below.',
    'anderes-geraet':
      'The proof comes from another device. Please prove who you are here once more, or discard it.',
    fehlt: 'This application still needs your proof. What you entered is still there.',
  },
  done: 'You have proved who you are',
  doneAs: 'Who',
  doneHow: 'How',
  doneWhen: 'When',
  differences: 'The application said something else before',
  differencesHint:
    'What the proof says counts. Are you applying for somebody else? Then discard the proof and take another way.',
  difference: (typed, verified) => `You had written: ${typed}. The proof says: ${verified}.`,
  fields: { familyName: 'Family name', givenNames: 'Given names', birthDate: 'Date of birth' },
  goOn: 'Go on with the application',
  drop: 'Discard the proof',
  fromProof: 'from your online proof',
  offerText: 'We take names and date of birth from your online ID card. This is up to you.',

  proof: 'Proof and signature',
  identity: 'Your identity',
  signature: 'Your signature',
  signatures: {
    'none-needed': 'is not needed',
    replaced: 'is replaced by your online ID card',
    'by-hand': 'is needed on paper',
  },
  missingTitle: 'For this application you have to prove online who you are',
  identify: 'Prove who I am now',
  startNeeds: proof => `To apply online you prove who you are: ${proof}.`,

  delivery: 'How would you like to get the result?',
  noProofByApi:
    'Only those who have proved who they are with the online ID card in the portal can fetch it online. Please choose "post".',
}
export const identificationMessages: Messages<typeof de> = { de, en }
export type ProofOutcome = keyof (typeof de)['outcomes']
