import type { RetentionRule } from '../foundation/retention/index.ts'

export const postRetention: readonly RetentionRule[] = [
  {
    tables: ['post.letter', 'post.letter_act'],
    personal: true,
    what: {
      de: 'Ausgehende Schreiben: Empfänger, Inhalt, wann übergeben, zurückgekommen oder abgeholt',
      en: 'Outgoing letters: recipient, content, when handed over, returned or fetched',
    },
    why: {
      de: 'Bekanntgabe und ihr Nachweis: Art. 6 Abs. 1 Buchst. c und e DSGVO mit dem Fachrecht der Leistung',
      en: 'Notification and its proof: Art. 6(1)(c) and (e) GDPR with the law of the service',
    },
    keep: {
      open: {
        de: 'Wie der Vorgang, zu dem das Schreiben gehört; noch nicht festgelegt',
        en: 'As the case the letter belongs to; not settled yet',
      },
    },
  },
]
