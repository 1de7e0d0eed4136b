import type { Messages } from '../../foundation/language/index.ts'
import type { NamedDerogation } from './named-derogations.ts'

const de = {
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
