import type { Language } from '../../foundation/language/index.ts'
import { type DistrictBook, sayService } from '../district-book.ts'
import { inverseOf, type PlanAction } from '../plan.ts'
import { actionWords, sayTakeovers } from './action-words.ts'

/** What an action does, as a sentence without its place. */
export function sayAction(book: DistrictBook, action: PlanAction, language: Language): string {
  const t = actionWords[language]
  const named = (service: string | null | undefined) => (service ? sayService(book, service, language) : '')
  switch (action.kind) {
    case 'set-channel':
      return `${sayWay(book, action, language)} ${t.saying(action.reason[language])}`
    case 'stop-bookings':
      return (action.urgent ? t.stopUrgent : t.stop)(named(action.service))
    case 'move-bookings':
      return t.move(named(action.service), sayTakeovers(action.ways, language), action.answerHours)
    case 'notice':
      return `${t.notices[action.where]}: ${t.saying(action.text[language])}`
    case 'switch-derogation-on': {
      const found = book.derogations.get(action.derogation)
      return t.derogation(found?.title[language] ?? action.derogation, found?.citation[language] ?? '?')
    }
    case 'reassign-staff': {
      const team = book.teams.get(action.team)?.name[language] ?? action.team
      return t.staff(String(action.people), team, t.places[action.to])
    }
    case 'send-by-post':
      return t.sendByPost(action.service ? sayService(book, action.service, language) : t.everything)
    case 'open-call-backs':
      return t.callBacks(sayWho(book, { ...action, service: null }, language))
    case 'extend-deadlines':
      return t.deadlines(action.days, sayWho(book, action, language))
    case 'by-hand':
      return `${t.byHand} ${action.task[language]}`
  }
}

/** `Team Melderecht, Wohngeld`; without either: all teams. */
function sayWho(
  { teams, services }: DistrictBook,
  { team, service }: { readonly team: string | null; readonly service: string | null },
  language: Language,
): string {
  const named = [
    ...(team ? [teams.get(team)?.name[language] ?? team] : []),
    ...(service ? [sayService({ services }, service, language)] : []),
  ]
  return named.length > 0 ? named.join(', ') : actionWords[language].everyTeam
}

function sayWay(
  book: DistrictBook,
  { service, step, channel, state, condition }: Extract<PlanAction, { kind: 'set-channel' }>,
  language: Language,
): string {
  const t = actionWords[language]
  const name = service ? sayService(book, service, language) : t.everything
  const what = step ? t.step(name, t.steps[step]) : name
  return t.setChannel(t.ways[channel], condition ? t.states.urgent : t.states[state], what)
}

/** How it is taken back. */
export function sayInverse(action: PlanAction, language: Language): string {
  const t = actionWords[language]
  const inverse = inverseOf(action)
  if (action.kind === 'by-hand') return t.undoByHand(action.undo[language])
  return inverse === 'by-hand' ? t.byHand : t.inverses[inverse]
}
