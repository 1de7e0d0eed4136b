import type { Messages } from '../../foundation/language/index.ts'

const de = {
  auditTitle: 'Protokoll',
  auditLead:
    'Jeder Blick und jede Handlung, neueste zuerst. Zeilen werden nie geändert; eine Hash-Kette beweist es.',
  auditSealed: 'Die Kette ist unversehrt.',
  auditBroken: (id: number) => `Die Kette ist bei Zeile ${id} verletzt.`,
  decoysOpened: 'Alarm: Köder geöffnet',
  decoysMean:
    'Diese Fälle gehören niemandem. Wer sie öffnet, hat dafür kaum einen dienstlichen Anlass. Bitte fragen Sie nach.',
  decoyOpened: (when: string, who: string, id: string) => `${when}: ${who} hat den Fall ${id} geöffnet.`,
  auditWhen: 'Wann',
  auditWho: 'Wer',
  auditAct: 'Handlung',
  auditObject: 'Gegenstand',
  older: 'Ältere Zeilen',
}

const en: typeof de = {
  auditTitle: 'Audit trail',
  auditLead: 'Every look and every act, newest first. Lines are never changed; a hash chain proves it.',
  auditSealed: 'The chain is intact.',
  auditBroken: id => `The chain is broken at line ${id}.`,
  decoysOpened: 'Alarm: a decoy was opened',
  decoysMean:
    'These cases belong to nobody. Whoever opens them hardly has a reason at work to do so. Please ask why.',
  decoyOpened: (when, who, id) => `${when}: ${who} opened the case ${id}.`,
  auditWhen: 'When',
  auditWho: 'Who',
  auditAct: 'Act',
  auditObject: 'Object',
  older: 'Older lines',
}

export const auditMessages: Messages<typeof de> = { de, en }
