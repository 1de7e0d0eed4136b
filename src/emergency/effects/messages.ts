import type { Messages } from '../../foundation/language/index.ts'
import type { NamedDerogation } from './named-derogations.ts'

const de = {
  further: 'Was er sonst tut',
  deadlines: (count: number, said: string, letters: string) =>
    `${count === 1 ? '1 Frist zum Antworten würde' : `${said} Fristen zum Antworten würden`} verlängert, jetzt gerechnet; ${letters} davon mit einem Brief mitgeteilt.`,
  rehearsed: (count: string) => `Fristen verlängert: ${count}`,
  derogations: 'Ausnahmen vom Recht, die er einschaltet',
  standings: {
    prepared: 'wird mit dem Plan freigegeben',
    'in-force': 'gilt schon',
    later: 'beginnt erst später',
    over: 'gilt nicht mehr: Was auf ihr beruht, bleibt geschlossen',
    gone: 'steht nicht im Register: Was auf ihr beruht, bleibt geschlossen',
  } satisfies Record<NamedDerogation['standing'], string> as Record<NamedDerogation['standing'], string>,
  lastDay: (day: string) => `Letzter Tag: ${day}.`,
  enteredBy: (name: string) => `Eingetragen von ${name}; freigeben muss jemand anderes.`,
  notCovered: 'Dass sie hier gilt, ist nicht belegt. Sie öffnet nichts.',
}

const en: typeof de = {
  further: 'What else it does',
  deadlines: (count, said, letters) =>
    `${count === 1 ? '1 deadline to answer would be' : `${said} deadlines to answer would be`} extended, reckoned now; ${letters} of them told with a letter.`,
  rehearsed: count => `Deadlines extended: ${count}`,
  derogations: 'Derogations from the law that it switches on',
  standings: {
    prepared: 'released together with the plan',
    'in-force': 'in force already',
    later: 'begins later',
    over: 'lapsed: what rests on it stays closed',
    gone: 'not in the register: what rests on it stays closed',
  },
  lastDay: day => `Last day: ${day}.`,
  enteredBy: name => `Entered by ${name}; somebody else has to release it.`,
  notCovered: 'That it holds here is not shown. It opens nothing.',
}

export const effectMessages: Messages<typeof de> = { de, en }
