import { Form, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { ActState, StaffAct } from '../acts/case-acts.ts'
import { actMessages } from '../acts/messages.ts'
import type { CaseView } from '../looks/look-at-case.ts'

/** One letter each, the same wherever the act is offered. */
export const actKeys: Record<StaffAct, string> = {
  grant: 'e',
  refuse: 'x',
  reply: 'b',
  ask: 'r',
  'take-back-question': 'q',
  clear: 'c',
  identify: 'i',
  'news-by-letter': 'p',
  'mail-again': 'm',
  reached: 'd',
  note: 'n',
  take: 'u',
  'put-back': 'z',
  'pass-on': 'w',
}

/** Acts that need no words are done with the click; the others open a form. */
export const immediate: readonly StaffAct[] = ['take', 'put-back', 'take-back-question', 'mail-again']

export function actName(act: StaffAct, view: CaseView, language: 'de' | 'en'): string {
  const t = actMessages[language]
  return act === 'grant' ? t.grantAs[view.record.outcome] : t.acts[act]
}

/** What may be done now, as buttons with their keys; what may not, with the reason. */
export function ActBar({ view, chosen }: { view: CaseView; chosen: StaffAct | null }) {
  const allowed = view.acts.filter(state => state.allowed)
  const refused = view.acts.filter(state => !state.allowed && state.reason)
  const primary = allowed.find(state => ['grant', 'reply', 'ask'].includes(state.act))?.act
  return (
    <div class="acts" data-acts="">
      <div class="acts__row">
        {allowed.map(state => (
          <ActButton view={view} act={state.act} primary={!chosen && state.act === primary} key={state.act} />
        ))}
      </div>
      {refused.map(state => (
        <RefusedAct view={view} state={state} key={state.act} />
      ))}
    </div>
  )
}

function ActButton({ view, act, primary }: { view: CaseView; act: StaffAct; primary: boolean }) {
  const language = useLanguage()
  const name = actName(act, view, language)
  const path = `/amt/vorgang/${view.record.reference}`
  const key = actKeys[act]
  if (immediate.includes(act)) {
    return (
      <Form action={`${path}/${act}`}>
        <button class="kern-btn kern-btn--secondary" type="submit" data-key={key}>
          <span class="kern-label">{name}</span> <kbd>{key.toUpperCase()}</kbd>
        </button>
      </Form>
    )
  }
  return (
    <a
      class={`kern-btn kern-btn--${primary ? 'primary' : 'secondary'}`}
      href={`${path}?handlung=${act}#handlung`}
      data-key={key}
    >
      <span class="kern-label">{name}</span> <kbd>{key.toUpperCase()}</kbd>
    </a>
  )
}

function RefusedAct({ view, state }: { view: CaseView; state: ActState }) {
  const t = useWords(actMessages)
  const language = useLanguage()
  return (
    <p class="acts__refused">
      <kbd>{actKeys[state.act].toUpperCase()}</kbd> <strong>{actName(state.act, view, language)}</strong>{' '}
      {t.notPossible} {state.reason?.[language]}
    </p>
  )
}
