import type { RetentionRule } from '../foundation/retention/index.ts'

export const feedbackRetention: readonly RetentionRule[] = [
  {
    tables: ['feedback.rating'],
    personal: true,
    what: {
      de: 'Bewertungen: Sterne, Kommentar, Leistung; wer abgestimmt hat, ist nur mit Ihrem Code zu erkennen',
      en: 'Ratings: stars, comment, service; who voted can be told only with your code',
    },
    why: {
      de: 'Den Dienst verbessern; freiwillig: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Improving the service; voluntary: Art. 6(1)(e) GDPR',
    },
    keep: {
      open: {
        de: 'Noch nicht festgelegt; bis dahin wird keine Bewertung gelöscht',
        en: 'Not settled yet; until then no rating is deleted',
      },
    },
  },
]
