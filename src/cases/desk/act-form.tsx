import {
  Button,
  ChoiceField,
  DateField,
  ErrorSummary,
  Form,
  LongTextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { TeamDefinition } from '../../people/index.ts'
import type { StaffAct } from '../acts/case-acts.ts'
import { actMessages } from '../acts/messages.ts'
import { checksByStaff } from '../case.ts'
import type { CaseView } from '../looks/look-at-case.ts'
import { actName } from './act-bar.tsx'

export interface ActFormProps {
  readonly view: CaseView
  readonly act: StaffAct
  readonly teams: readonly TeamDefinition[]
  readonly typed: {
    readonly words: string
    readonly wants: string
    readonly team: string
    readonly means: string
    /** Last day to answer. */
    readonly by: string
  }
  readonly problems: readonly { field: 'words' | 'wants' | 'team' | 'means' | 'by'; sentence: string }[]
}

/** The one form that is open: what the act means, the words it needs, yes or cancel. */
export function ActForm(props: ActFormProps) {
  const t = useWords(actMessages)
  const language = useLanguage()
  const { view, act, problems } = props
  const label = t.words[act as keyof typeof t.words]
  const errorOf = (field: string) => problems.find(problem => problem.field === field)?.sentence
  const labels = { words: label, wants: t.wants, team: t.toTeam, means: t.checkedHow, by: t.answerBy }
  const path = `/amt/vorgang/${view.record.reference}`
  return (
    <section class="actform" id="handlung" aria-labelledby="handlung-titel">
      <h3 id="handlung-titel">{actName(act, view, language)}</h3>
      <p class="muted">{t.actLeads[act]}</p>
      <ErrorSummary
        problems={problems.map(problem => ({ ...problem, label: labels[problem.field] ?? '' }))}
      />
      <Form action={`${path}/${act}`}>
        {act === 'ask' ? (
          <ChoiceField
            id="wants"
            label={t.wants}
            options={[
              { value: 'text', label: t.wantsText },
              { value: 'file', label: t.wantsFile },
            ]}
            chosen={[props.typed.wants]}
            error={errorOf('wants')}
          />
        ) : null}
        {act === 'identify' ? (
          <ChoiceField
            id="means"
            label={t.checkedHow}
            options={checksByStaff.map(means => ({ value: means, label: t.checks[means] }))}
            chosen={[props.typed.means]}
            error={errorOf('means')}
          />
        ) : null}
        {act === 'pass-on' ? (
          <ChoiceField
            id="team"
            label={t.toTeam}
            options={props.teams
              .filter(team => team.id !== view.record.team)
              .map(team => ({ value: team.id, label: team.name[language] }))}
            chosen={[props.typed.team]}
            error={errorOf('team')}
          />
        ) : null}
        {label ? (
          <LongTextField
            id="words"
            label={label}
            value={props.typed.words}
            rows={3}
            error={errorOf('words')}
          />
        ) : null}
        {act === 'ask' ? (
          <DateField
            id="by"
            label={t.answerBy}
            hint={t.answerByHint}
            value={props.typed.by}
            error={errorOf('by')}
            optional
          />
        ) : null}
        <div class="buttons">
          <Button primary>{label ? actName(act, view, language) : t.confirm}</Button>
          <a class="link" href={path}>
            {t.cancel}
          </a>
        </div>
      </Form>
    </section>
  )
}
