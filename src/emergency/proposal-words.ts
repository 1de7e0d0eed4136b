import type { Language, Messages } from '../foundation/language/index.ts'
import type { Takeover } from './plan.ts'

/** What somebody who is booked is told. No name and nothing that was typed: the address may be a stranger's. */
export interface Proposal {
  /** The appointment that does not take place: `am Freitag, 6. November, um 14:15 Uhr`. */
  readonly was: string
  /** Name of the office it was at. */
  readonly office: string
  /** Why, in one sentence. */
  readonly reason: string
  /** Whether a number is known under which they can be called. */
  readonly hasNumber: boolean
  /** Another office: when, and its name and address; null: none of this kind. */
  readonly now: { readonly when: string; readonly place: string } | null
  /** Until when they can say no: `Freitag, 6. November, 12:00 Uhr`. */
  readonly answerBy: string
  readonly link: string
}

interface Words {
  readonly subject: string
  readonly text: string
}
type Proposals = Readonly<Record<Takeover, (about: Proposal) => Words>>

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`

const de: Proposals & { sms(about: Proposal): string } = {
  phone: ({ was, office, reason, hasNumber, answerBy, link }) => ({
    subject: `Ihr Termin ${was} findet am Telefon statt`,
    text: lines(
      'Guten Tag,',
      `${reason} Ihr Termin ${was} (${office}) findet deshalb am Telefon statt: Wir rufen Sie zur selben Zeit an. Bitte legen Sie Ihren Ausweis bereit.`,
      ...(hasNumber
        ? []
        : [`Wir haben noch keine Telefonnummer von Ihnen. Bitte geben Sie sie hier ein:\n${link}`]),
      `Passt das nicht? Bis ${answerBy} können Sie einen anderen Weg wählen:\n${link}`,
      ...(hasNumber ? ['Wenn es Ihnen recht ist, brauchen Sie nichts zu tun.'] : []),
      footerDe,
    ),
  }),
  'other-office': ({ was, office, reason, now, answerBy, link }) => ({
    subject: `Ihr Termin ${was} ist an einem anderen Ort`,
    text: lines(
      'Guten Tag,',
      `${reason} Ihr Termin ${was} (${office}) kann dort nicht stattfinden. Wir haben Ihnen einen anderen Platz freigehalten:`,
      now ? `Wann: ${now.when}\nWo: ${now.place}` : 'Wann und wo, lesen Sie unter dem Link.',
      `Passt das nicht? Bis ${answerBy} können Sie einen anderen Weg wählen:\n${link}`,
      'Wenn es Ihnen recht ist, brauchen Sie nichts zu tun.',
      footerDe,
    ),
  }),
  later: ({ was, office, reason, answerBy, link }) => ({
    subject: `Ihr Termin ${was} fällt aus`,
    text: lines(
      'Guten Tag,',
      `${reason} Ihr Termin ${was} (${office}) fällt aus. Sobald wir wieder öffnen, bekommen Sie vor allen anderen einen neuen. Wir melden uns von selbst.`,
      `Kann es nicht warten, oder geht es für Sie auf einem anderen Weg? Sagen Sie es uns bis ${answerBy}:\n${link}`,
      footerDe,
    ),
  }),
  sms: ({ was, link }) =>
    `Ihr Termin im Bezirksamt ${was} findet nicht statt wie geplant. Was jetzt gilt: ${link}`,
}

const footerDe = 'Rückfragen: Telefon 115, Montag bis Freitag 7 bis 19 Uhr.'

const en: typeof de = {
  phone: ({ was, office, reason, hasNumber, answerBy, link }) => ({
    subject: `Your appointment ${was} takes place by telephone`,
    text: lines(
      'Hello,',
      `${reason} Your appointment ${was} (${office}) therefore takes place by telephone: we will call you at the same time. Please have your identity card at hand.`,
      ...(hasNumber ? [] : [`We have no telephone number of yours yet. Please enter it here:\n${link}`]),
      `Does this not suit you? Until ${answerBy} you can choose another way:\n${link}`,
      ...(hasNumber ? ['If it suits you, you need not do anything.'] : []),
      footerEn,
    ),
  }),
  'other-office': ({ was, office, reason, now, answerBy, link }) => ({
    subject: `Your appointment ${was} is at another place`,
    text: lines(
      'Hello,',
      `${reason} Your appointment ${was} (${office}) cannot take place there. We have kept another place for you:`,
      now ? `When: ${now.when}\nWhere: ${now.place}` : 'When and where can be read under the link.',
      `Does this not suit you? Until ${answerBy} you can choose another way:\n${link}`,
      'If it suits you, you need not do anything.',
      footerEn,
    ),
  }),
  later: ({ was, office, reason, answerBy, link }) => ({
    subject: `Your appointment ${was} is cancelled`,
    text: lines(
      'Hello,',
      `${reason} Your appointment ${was} (${office}) is cancelled. As soon as we open again you get a new one, before everybody else. We will get in touch ourselves.`,
      `Can it not wait, or could you do it another way? Tell us until ${answerBy}:\n${link}`,
      footerEn,
    ),
  }),
  sms: ({ was, link }) =>
    `Your appointment at the district office ${was} does not take place as planned. What holds now: ${link}`,
}

const footerEn = 'Questions: telephone 115, Monday to Friday 7 to 19.'

const words: Messages<typeof de> = { de, en }

export function proposalMail(way: Takeover, about: Proposal, language: Language): Words {
  return words[language][way](about)
}

export function proposalSms(about: Proposal, language: Language): string {
  return words[language].sms(about)
}
