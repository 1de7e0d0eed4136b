import type { Messages } from '../../foundation/language/index.ts'
import type { Channel, Step } from '../../services/index.ts'
import type { Decision } from './homecoming.ts'

const ways = {
  de: {
    online: 'online',
    phone: 'am Telefon',
    email: 'per E-Mail',
    post: 'per Post',
    video: 'per Video',
    onsite: 'vor Ort',
  },
  en: {
    online: 'online',
    phone: 'by phone',
    email: 'by e-mail',
    post: 'by post',
    video: 'by video',
    onsite: 'on site',
  },
} satisfies Record<'de' | 'en', Record<Channel, string>>
const steps = {
  de: { advice: 'Beratung', apply: 'Antrag', identify: 'Nachweis, wer man ist', collect: 'Abholung' },
  en: { advice: 'advice', apply: 'application', identify: 'proof of identity', collect: 'collecting' },
} satisfies Record<'de' | 'en', Record<Step, string>>

const de = {
  title: (subject: string) => `Rückkehr: ${subject}`,
  link: 'Rückkehr vorbereiten',
  linkOpen: 'Zur Rückkehr',
  lead: 'Kein Zurück zum alten Zustand: Über jeden Weg, der neu geöffnet wurde, wird entschieden. Danach öffnen die Häuser in Stufen, zuerst für alle, deren Termin ausgefallen ist, dann für die Warteliste, dann für alle.',
  states: {
    draft: 'Entwurf',
    prepared: 'wartet auf Freigabe',
    released: 'läuft',
    done: 'abgeschlossen',
  },
  none: 'noch nicht vorbereitet',
  ways: ways.de as Record<Channel, string>,
  steps: steps.de as Record<Step, string>,
  everyService: 'Alle Leistungen',
  everyStep: 'jeder Schritt',
  waysTitle: 'Welche Wege bleiben?',
  noWays: 'Dieser Notbetrieb hat keine neuen Wege geöffnet. Zu entscheiden ist nichts.',
  wayColumns: { number: 'Nr.', way: 'Weg', used: 'Genutzt', law: 'Auf Dauer', decision: 'Entscheidung' },
  nth: (n: number) => `Weg ${n}`,
  lasting: (count: number, ground: string) =>
    count === 1 ? `möglich: ${ground}` : `möglich für ${count} Leistungen und Schritte: ${ground}`,
  barred: (norms: string) => `erst nach Änderung von ${norms}`,
  becomesNeed: 'Das kommt in die Liste des Änderungsbedarfs.',
  noGain: 'nicht nötig: ohnehin offen, oder auch jetzt versperrt',
  cases: (count: number) => (count === 1 ? '1 Vorgang' : `${count} Vorgänge`),
  citywide: 'in der ganzen Stadt',
  median: (days: number) =>
    days === 1 ? 'die Hälfte entschieden nach 1 Tag' : `die Hälfte entschieden nach ${days} Tagen`,
  stars: (stars: string) => `${stars} Sterne`,
  notCounted: 'wird nicht gezählt',
  decisions: { kept: 'bleibt', extended: 'wird verlängert', ended: 'endet' } satisfies Record<
    Decision,
    string
  > as Record<Decision, string>,
  undecided: 'noch offen',
  untilDay: (day: string) => `bis ${day}`,
  decide: 'Was wird daraus?',
  fields: {
    decision: 'Entscheidung',
    bis: 'Verlängert bis',
    grund: 'Warum',
    tag: 'Ab Tag',
    zeit: 'Ab Uhrzeit',
    menge: 'Termine für alle',
    amt: 'Stufe',
  },
  stagesTitle: 'Welche Häuser öffnen wann?',
  noOffices:
    'Dieser Notbetrieb hat kein Haus geschlossen. Zur angegebenen Zeit enden seine Wege und Hinweise.',
  stage: (n: number) => `Stufe ${n}`,
  moreStages: 'Weitere Stufe',
  fewerStages: 'Letzte Stufe weglassen',
  portions: {
    all: 'alle Tage auf einmal',
    1: 'jeden Tag 1 Tag mehr',
    3: 'jeden Tag 3 Tage mehr',
    7: 'jeden Tag 7 Tage mehr',
    14: 'jeden Tag 14 Tage mehr',
  } as Record<string, string>,
  officeTable: 'Häuser nach Stufen',
  office: 'Kundenzentrum',
  opens: 'Öffnet',
  stageColumns: {
    stage: 'Stufe',
    offices: 'Häuser',
    starts: 'Beginn',
    portion: 'Termine für alle',
    now: 'Stand',
  },
  stageStates: {
    waiting: 'wartet',
    opened: (when: string) => `offen seit ${when}`,
    before: (day: string) => `Termine bis vor ${day} für alle`,
    public: (when: string) => `für alle seit ${when}`,
  },
  save: 'Zwischenspeichern',
  prepare: 'Zur Freigabe geben',
  saved: 'Gespeichert. Noch folgt nichts daraus.',
  preparedBy: (who: string, when: string) => `Vorbereitet von ${who}, ${when}.`,
  releasedBy: (who: string, when: string) => `Freigegeben von ${who}, ${when}.`,
  releaseTitle: 'Freigabe durch eine zweite Person',
  releaseLead:
    'Mit der Freigabe gelten die Entscheidungen: Was bleibt, ist ab sofort ein fester Weg. Die Häuser öffnen zu ihren Zeiten von selbst.',
  release: 'Rückkehr freigeben',
  own: 'Sie haben die Rückkehr vorbereitet. Eine andere Person muss freigeben.',
  mayNotRelease: 'Freigeben darf die Amtsleitung.',
  takeBack: 'Noch einmal ändern',
  released: 'Freigegeben. Die Häuser öffnen zu ihren Zeiten von selbst.',
  obstacles: {
    gone: 'Das ist schon freigegeben, oder der Notbetrieb ist beendet.',
    'same-person': 'Wer vorbereitet hat, gibt nicht selbst frei.',
  },
  changeWaits:
    'Eine Änderung wartet noch auf Freigabe. Geben Sie sie zuerst frei, oder ziehen Sie sie zurück.',
  late: 'Die Rückkehr wartet schon auf Freigabe oder läuft. Es hat sich nichts geändert.',
  missing: {
    way: 'Bitte entscheiden Sie, was aus diesem Weg wird.',
    reason: 'Bitte schreiben Sie, warum.',
    until: 'Bitte geben Sie den letzten Tag an.',
    'extended-past': 'Der letzte Tag muss nach heute liegen.',
    office: 'Bitte wählen Sie eine Stufe.',
    'empty-stage': 'In dieser Stufe öffnet kein Haus.',
    'stage-order': 'Diese Stufe beginnt vor der vorigen.',
    barred:
      'Dieser Weg kann nicht bleiben, solange das Gesetz nicht geändert ist. Verlängern oder beenden Sie ihn.',
  },
  catchUpTitle: 'Nachzuholen',
  catchUpLead: 'Was Bürgerinnen und Bürger inzwischen getan haben, bleibt. Das ist noch zu tun:',
  nothingLeft: 'Nichts ist nachzuholen.',
  catchUp: {
    displaced: (n: number) =>
      n === 1
        ? '1 Mensch wartet noch auf einen neuen Platz.'
        : `${n} Menschen warten noch auf einen neuen Platz.`,
    asked: (n: number) =>
      n === 1 ? '1 Mensch hat noch Zeit zu antworten.' : `${n} Menschen haben noch Zeit zu antworten.`,
    toCall: (n: number) =>
      n === 1 ? '1 Mensch muss noch angerufen werden.' : `${n} Menschen müssen noch angerufen werden.`,
    phone: (n: number) =>
      n === 1
        ? '1 Termin findet noch am Telefon statt. Er bleibt dort.'
        : `${n} Termine finden noch am Telefon statt. Sie bleiben dort.`,
    video: (n: number) =>
      n === 1
        ? '1 Termin findet noch per Video statt. Er bleibt dort.'
        : `${n} Termine finden noch per Video statt. Sie bleiben dort.`,
    elsewhere: (n: number) =>
      n === 1
        ? '1 Termin findet noch in einem anderen Haus statt. Er bleibt dort.'
        : `${n} Termine finden noch in einem anderen Haus statt. Sie bleiben dort.`,
  },
  undoTitle: 'Von Hand zurückzunehmen',
  undo: 'Zurückgenommen',
  undoneBy: (who: string, when: string) => `zurückgenommen von ${who}, ${when}`,
  takeDown: 'Abnehmen oder zurückziehen:',
  needTitle: (service: string, way: string, step: string) => `${service}: ${step} ${way} auf Dauer erlauben`,
  needNote: (subject: string) =>
    `Bei der Rückkehr aus dem Notbetrieb „${subject}“ gefunden: Der Weg hat sich mit einer befristeten Ausnahme öffnen lassen, auf Dauer fehlt die Grundlage.`,
  measures: {
    title: 'Register der Maßnahmen',
    lead: 'Jeder Weg, den ein Notbetrieb geöffnet hat: seit wann, warum, wie oft genutzt, und was daraus geworden ist. Vorgänge zählen in der ganzen Stadt, weil ein Vorgang seinen Weg kennt und kein Haus.',
    none: 'Noch hat kein Notbetrieb einen Weg geöffnet.',
    csv: 'Als Tabelle (CSV)',
    columns: {
      what: 'Weg',
      where: 'Wo',
      why: 'Warum',
      since: 'Von',
      until: 'Bis',
      used: 'Genutzt',
      became: 'Was daraus wurde',
    },
    running: 'läuft',
    operation: 'Notbetrieb',
  },
}

const en: typeof de = {
  title: subject => `Return: ${subject}`,
  link: 'Prepare the return',
  linkOpen: 'To the return',
  lead: 'No return to the old state: every way that was newly opened is decided on. After that the houses open in stages, first for all whose appointment did not take place, then for the waiting list, then for everybody.',
  states: { draft: 'draft', prepared: 'waits for release', released: 'under way', done: 'finished' },
  none: 'not prepared yet',
  ways: ways.en,
  steps: steps.en,
  everyService: 'All services',
  everyStep: 'every step',
  waysTitle: 'Which ways stay?',
  noWays: 'This operation has opened no new ways. There is nothing to decide.',
  wayColumns: { number: 'No.', way: 'Way', used: 'Used', law: 'For good', decision: 'Decision' },
  nth: n => `Way ${n}`,
  lasting: (count, ground) =>
    count === 1 ? `possible: ${ground}` : `possible for ${count} services and steps: ${ground}`,
  barred: norms => `only after ${norms} has been amended`,
  becomesNeed: 'This goes on the list of needs for change.',
  noGain: 'not needed: open anyway, or shut even now',
  cases: count => (count === 1 ? '1 case' : `${count} cases`),
  citywide: 'in the whole city',
  median: days => (days === 1 ? 'half decided after 1 day' : `half decided after ${days} days`),
  stars: stars => `${stars} stars`,
  notCounted: 'is not counted',
  decisions: { kept: 'stays', extended: 'is extended', ended: 'ends' },
  undecided: 'still open',
  untilDay: day => `until ${day}`,
  decide: 'What becomes of it?',
  fields: {
    decision: 'Decision',
    bis: 'Extended until',
    grund: 'Why',
    tag: 'From this day',
    zeit: 'From this time',
    menge: 'Appointments for everybody',
    amt: 'Stage',
  },
  stagesTitle: 'Which houses open when?',
  noOffices: 'This operation has closed no house. At the time given its ways and notices end.',
  stage: n => `Stage ${n}`,
  moreStages: 'One more stage',
  fewerStages: 'Leave out the last stage',
  portions: {
    all: 'all days at once',
    1: '1 day more each day',
    3: '3 days more each day',
    7: '7 days more each day',
    14: '14 days more each day',
  },
  officeTable: 'Houses by stage',
  office: 'Customer centre',
  opens: 'Opens',
  stageColumns: {
    stage: 'Stage',
    offices: 'Houses',
    starts: 'Begins',
    portion: 'Appointments for everybody',
    now: 'State',
  },
  stageStates: {
    waiting: 'waits',
    opened: when => `open since ${when}`,
    before: day => `appointments before ${day} for everybody`,
    public: when => `for everybody since ${when}`,
  },
  save: 'Save for now',
  prepare: 'Hand over for release',
  saved: 'Saved. Nothing follows from it yet.',
  preparedBy: (who, when) => `Prepared by ${who}, ${when}.`,
  releasedBy: (who, when) => `Released by ${who}, ${when}.`,
  releaseTitle: 'Release by a second person',
  releaseLead:
    'With the release the decisions hold: what stays is a permanent way from now on. The houses open at their times by themselves.',
  release: 'Release the return',
  own: 'You have prepared the return. Another person has to release it.',
  mayNotRelease: 'Office managers may release it.',
  takeBack: 'Change it once more',
  released: 'Released. The houses open at their times by themselves.',
  obstacles: {
    gone: 'This is released already, or the operation has ended.',
    'same-person': 'Whoever prepared it does not release it.',
  },
  changeWaits: 'A change still waits for its release. Release or withdraw it first.',
  late: 'The return waits for its release already, or is under way. Nothing has changed.',
  missing: {
    way: 'Please decide what becomes of this way.',
    reason: 'Please write why.',
    until: 'Please give the last day.',
    'extended-past': 'The last day has to be after today.',
    office: 'Please choose a stage.',
    'empty-stage': 'No house opens in this stage.',
    'stage-order': 'This stage begins before the one before it.',
    barred: 'This way cannot stay as long as the law is not amended. Extend or end it.',
  },
  catchUpTitle: 'To catch up on',
  catchUpLead: 'What citizens did meanwhile stays. This is still to be done:',
  nothingLeft: 'There is nothing to catch up on.',
  catchUp: {
    displaced: n =>
      n === 1 ? '1 person still waits for a new place.' : `${n} people still wait for a new place.`,
    asked: n => (n === 1 ? '1 person still has time to answer.' : `${n} people still have time to answer.`),
    toCall: n => (n === 1 ? '1 person still has to be called.' : `${n} people still have to be called.`),
    phone: n =>
      n === 1
        ? '1 appointment is still to take place by phone. It stays there.'
        : `${n} appointments are still to take place by phone. They stay there.`,
    video: n =>
      n === 1
        ? '1 appointment is still to take place by video. It stays there.'
        : `${n} appointments are still to take place by video. They stay there.`,
    elsewhere: n =>
      n === 1
        ? '1 appointment is still to take place at another house. It stays there.'
        : `${n} appointments are still to take place at another house. They stay there.`,
  },
  undoTitle: 'To be taken back by hand',
  undo: 'Taken back',
  undoneBy: (who, when) => `taken back by ${who}, ${when}`,
  takeDown: 'Take down or withdraw:',
  needTitle: (service, way, step) => `${service}: allow ${step} ${way} for good`,
  needNote: subject =>
    `Found at the return from the emergency operation "${subject}": with temporary relief the way could be opened, for good it lacks a ground.`,
  measures: {
    title: 'Register of measures',
    lead: 'Every way that an emergency operation has opened: since when, why, how often used, and what became of it. Cases count in the whole city, because a case knows its way and no house.',
    none: 'No emergency operation has opened a way yet.',
    csv: 'As a table (CSV)',
    columns: {
      what: 'Way',
      where: 'Where',
      why: 'Why',
      since: 'From',
      until: 'Until',
      used: 'Used',
      became: 'What became of it',
    },
    running: 'runs',
    operation: 'Operation',
  },
}

export const returnMessages: Messages<typeof de> = { de, en }
