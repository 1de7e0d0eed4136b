import type { Messages } from '../../foundation/language/index.ts'

const de = {
  title: 'Was fällt an einem Tag zurück?',
  lead: 'Welche Wege das Recht an diesem Tag schließt oder öffnet. Was wir an einem früheren Tag darüber wussten, steht noch da.',
  fields: { am: 'An diesem Tag', bekannt: 'Bekannt am' } as Record<string, string>,
  show: 'Zeigen',
  compared: (to: string, from: string, known: string) =>
    `Am ${to}, verglichen mit dem ${from}, nach dem, was am ${known} bekannt war.`,
  shut: 'Fällt auf vor Ort zurück',
  open: 'Geht auf',
  noneShut: 'Kein Weg schließt sich.',
  noneOpen: 'Kein Weg öffnet sich.',
  nothingKnown: 'An diesem Tag stand noch nichts im Register.',
  columns: {
    service: 'Leistung',
    step: 'Schritt',
    ways: 'Wege',
    where: 'Wo',
    norms: 'Norm',
    derogations: 'Ausnahme',
  },
  normItself: 'keine: die Norm selbst',
}
const en: typeof de = {
  title: 'What falls back on a day?',
  lead: 'Which ways the law shuts or opens on this day. What we knew about it on an earlier day is still on record.',
  fields: { am: 'On this day', bekannt: 'As known on' },
  show: 'Show',
  compared: (to, from, known) => `On ${to}, compared with ${from}, by what was known on ${known}.`,
  shut: 'Falls back on site',
  open: 'Opens',
  noneShut: 'No way shuts.',
  noneOpen: 'No way opens.',
  nothingKnown: 'On this day there was nothing in the register yet.',
  columns: {
    service: 'Service',
    step: 'Step',
    ways: 'Ways',
    where: 'Where',
    norms: 'Norm',
    derogations: 'Derogation',
  },
  normItself: 'none: the norm itself',
}
export const fallbackMessages: Messages<typeof de> = { de, en }
