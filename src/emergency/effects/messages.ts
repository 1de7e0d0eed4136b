import type { Messages } from '../../foundation/language/index.ts'
import type { NamedDerogation } from './named-derogations.ts'

const de = {
  further: 'Was er sonst tut',
  staffThen: (said: string, team: string, has: string) =>
    `${said} ${said === '1' ? 'Mensch' : 'Menschen'} aus ${team} arbeiten an anderem Platz; das Team hat ${has}.`,
  callBacksThen: 'Wie viele Menschen um Rückruf bitten werden, ist nicht bekannt.',
  byPostOpen: (count: string) => `Mit der Post statt abholen: ${count} Leistungen.`,
  byPostShut: (names: string) =>
    `Nicht mit der Post, weil das Recht oder das Angebot es nicht erlaubt: ${names}.`,
  places: 'Wo die Menschen arbeiten',
  placeColumns: { team: 'Team', home: 'zu Hause', hotline: 'bei der Hotline', staff: 'im Team' },
  tooMany: 'Mehr, als das Team Menschen hat: Die Notbetriebe brauchen mehr, als da sind.',
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
  staffThen: (said, team, has) =>
    `${said} ${said === '1' ? 'person' : 'people'} of ${team} work at another place; the team has ${has}.`,
  callBacksThen: 'How many people will ask for a call is not known.',
  byPostOpen: count => `By post instead of collecting: ${count} services.`,
  byPostShut: names => `Not by post, because the law or the offer does not allow it: ${names}.`,
  places: 'Where people work',
  placeColumns: { team: 'Team', home: 'at home', hotline: 'at the hotline', staff: 'in the team' },
  tooMany: 'More than the team has people: the operations need more than there are.',
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
