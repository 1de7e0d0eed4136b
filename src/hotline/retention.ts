import type { RetentionRule } from '../foundation/retention/index.ts'
import { CALL_BACK_DAYS, expireCallBacks } from './call-backs/expire-call-backs.ts'

export const hotlineRetention: readonly RetentionRule[] = [
  {
    tables: ['hotline.call_back_queue'],
    personal: false,
    what: {
      de: 'Wann und für welches Team Rückrufe angenommen wurden',
      en: 'When and for which team call-backs were taken',
    },
    why: { de: 'Rückrufe anbieten', en: 'Offering call-backs' },
    keep: { open: { de: 'Wird nicht gelöscht', en: 'Not deleted' } },
  },
  {
    tables: ['hotline.call_back'],
    personal: true,
    what: {
      de: 'Wer zurückgerufen werden möchte: Name, Nummer, Anliegen, gewünschte Tageszeit, wer es versucht hat',
      en: 'Who wants to be called back: name, number, errand, wished time of day, who has tried',
    },
    why: {
      de: 'Zurückrufen: Art. 6 Abs. 1 Buchst. e DSGVO',
      en: 'Calling back: Art. 6(1)(e) GDPR',
    },
    keep: { days: CALL_BACK_DAYS, after: { de: 'dem Ende des Rückrufs', en: 'the end of the call-back' } },
    deletion: { name: 'expire-call-backs', at: '35 3 * * *', run: expireCallBacks },
  },
]
