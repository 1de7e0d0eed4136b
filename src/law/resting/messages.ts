import type { Messages } from '../../foundation/language/index.ts'
import type { Filter, Standing } from './resting.ts'

const de = {
  title: 'Was auf befristetem Recht ruht',
  today: (day: string) => `heute ${day}`,
  counts: {
    soon: 'endet in 30 Tagen',
    near: 'endet in 90 Tagen',
    endless: 'ohne festes Ende',
    unclear: 'Geltung hier ungeklärt',
    withNeed: 'mit Änderungsbedarf',
  },
  ofAll: (count: number) => `von ${count}`,
  filtersLabel: 'Auswahl',
  filters: {
    alle: 'alle',
    'endet-bald': 'endet bald',
    'ohne-ende': 'ohne Ende',
    ungeklaert: 'ungeklärt',
    'wartet-auf-freigabe': 'wartet auf Freigabe',
    vorbei: 'vorbei',
  } as Readonly<Record<Filter, string>>,
  columns: {
    what: 'Was darauf ruht',
    ground: 'Grundlage',
    until: 'gilt bis',
    left: 'noch',
    need: 'Änderungsbedarf',
  },
  standings: {
    waiting: 'wartet auf Freigabe',
    coming: 'gilt noch nicht',
    running: 'gilt',
    unclear: 'ungeklärt',
    elsewhere: 'gilt hier nicht',
    lapsed: 'nicht verlängert',
    over: 'vorbei',
  } as Readonly<Record<Standing, string>>,
  review: (day: string) => `bis auf Weiteres, Prüftag ${day}`,
  days: (count: number) => (count === 1 ? '1 Tag' : `${count} Tage`),
  noNeed: 'keiner eingetragen',
  nothing: 'Hier steht nichts.',
  lead: 'Am Tag nach dem letzten schließt sich der Weg um 0 Uhr von selbst. Was ungeklärt ist, öffnet nichts.',
  enter: 'Ausnahme eintragen',
}

const en: typeof de = {
  title: 'What rests on temporary law',
  today: day => `today ${day}`,
  counts: {
    soon: 'ends in 30 days',
    near: 'ends in 90 days',
    endless: 'without a fixed end',
    unclear: 'not clear whether it holds here',
    withNeed: 'with a need for change',
  },
  ofAll: count => `of ${count}`,
  filtersLabel: 'Selection',
  filters: {
    alle: 'all',
    'endet-bald': 'ends soon',
    'ohne-ende': 'without an end',
    ungeklaert: 'not clear',
    'wartet-auf-freigabe': 'waits for release',
    vorbei: 'over',
  },
  columns: {
    what: 'What rests on it',
    ground: 'Ground',
    until: 'holds until',
    left: 'left',
    need: 'Need for change',
  },
  standings: {
    waiting: 'waits for release',
    coming: 'does not hold yet',
    running: 'holds',
    unclear: 'not clear',
    elsewhere: 'does not hold here',
    lapsed: 'not renewed',
    over: 'over',
  },
  review: day => `until further notice, review ${day}`,
  days: count => (count === 1 ? '1 day' : `${count} days`),
  noNeed: 'none entered',
  nothing: 'There is nothing here.',
  lead: 'On the day after the last one the way shuts by itself at midnight. What is not clear opens nothing.',
  enter: 'Enter a derogation',
}

export const restingMessages: Messages<typeof de> = { de, en }
