import type { Messages } from '../../foundation/language/index.ts'

const de = {
  whole: (checked: string) =>
    `Protokoll geprüft: ${checked === '1' ? '1 Eintrag' : `${checked} Einträge`} aller Notbetriebe, nichts wurde verändert.`,
  broken: (entry: string) =>
    `Das Protokoll passt ab Eintrag ${entry} nicht zu seinen Siegeln: Es wurde verändert.`,
  download: 'Protokoll herunterladen (JSON-Zeilen mit Prüfsummen)',
  changes: 'Vorher → nachher',
  changed: {
    state: 'Stand',
    startsAt: 'Beginn',
    endsAt: 'Ende',
    reviewAt: 'Überprüfung',
    actions: 'Maßnahmen',
    done: 'erledigt',
    stopped: 'Termine vor Ort angehalten',
  } as Readonly<Record<string, string>>,
  nothing: 'nichts',
  yes: 'ja',
  no: 'nein',
}

const en: typeof de = {
  whole: checked =>
    `Log checked: ${checked === '1' ? '1 entry' : `${checked} entries`} of all emergency operations, nothing was changed.`,
  broken: entry => `From entry ${entry} on the log does not fit its seals: it was changed.`,
  download: 'Download the log (JSON lines with checksums)',
  changes: 'Before → after',
  changed: {
    state: 'State',
    startsAt: 'Beginning',
    endsAt: 'End',
    reviewAt: 'Review',
    actions: 'Actions',
    done: 'done',
    stopped: 'appointments on site stopped',
  },
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
}

export const logMessages: Messages<typeof de> = { de, en }
