import type { FieldProblem, OptionProps } from '../../foundation/html/index.ts'
import {
  Button,
  ChoiceField,
  LongTextField,
  SelectField,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import { channels, steps } from '../../services/index.ts'
import { type DistrictBook, sayScope, sayService } from '../district-book.ts'
import { hasPlace, noticePlaces, type Scope, takeovers } from '../plan.ts'
import { actionWords } from './action-words.ts'
import { planMessages } from './messages.ts'
import type { TypedAction } from './typed-plan.ts'

interface PartProps {
  readonly typed: TypedAction
  readonly book: DistrictBook
  field(id: string): { readonly id: string; readonly label: string; readonly error: string | undefined }
}

interface ActionFormProps extends Pick<PartProps, 'typed' | 'book'> {
  /** Which one of the list it replaces; -1: it is a new one. */
  readonly at: number
  readonly problems: readonly FieldProblem[]
}

/** The fields of one action, within the form of its plan. */
export function ActionForm({ typed, book, at, problems }: ActionFormProps) {
  const t = useWords(planMessages)
  const field = (id: string) => ({
    id,
    label: t.fields[id]!,
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  const part = { typed, book, field }
  return (
    // The page comes back with the action in sight, with and without a script; after a mistake the summary is.
    <fieldset
      class="situation__action"
      id="massnahme"
      tabIndex={-1}
      autofocus={problems.length === 0 ? true : undefined}
    >
      <legend>{t.editTitle(t.kinds[typed.kind])}</legend>
      <input type="hidden" name="art" value={typed.kind} />
      <input type="hidden" name="stelle" value={String(at)} />
      {hasPlace(typed.kind) ? <Where {...part} /> : null}
      <Fields {...part} />
      <div class="buttons">
        <Button primary name="act" value="take">
          {t.take}
        </Button>
        <Button name="act" value="drop">
          {t.drop}
        </Button>
      </div>
    </fieldset>
  )
}

function Where({ typed, book, field }: PartProps) {
  const t = useWords(planMessages)
  const language = useLanguage()
  return (
    <div class="openings__fields">
      <SelectField {...field('wo')} value={typed.where} options={placesOf(book, language)} />
      <SelectField
        {...field('team')}
        hint={t.teamHint}
        value={typed.team}
        options={teamsOf(book, language, t.allTeams)}
      />
    </div>
  )
}

function placesOf(book: DistrictBook, language: 'de' | 'en'): OptionProps[] {
  const option = (value: string, scope: Scope) => ({ value, label: sayScope(book, scope, language) })
  const offices = [...book.offices.offices.values()].filter(({ kind }) => kind !== 'back-office')
  return [
    option('city', { kind: 'city' }),
    ...[...book.offices.districts.keys()].map(id => option(`district:${id}`, { kind: 'district', id })),
    ...offices
      .map(({ id }) => option(`office:${id}`, { kind: 'office', id }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
  ]
}

function Fields(part: PartProps) {
  const { typed, field } = part
  const t = useWords(planMessages)
  const words = useWords(actionWords)
  switch (typed.kind) {
    case 'set-channel':
      return <Channel {...part} />
    case 'stop-bookings':
      return (
        <>
          <ServiceChoice {...part} />
          <ChoiceField
            {...field('dringend')}
            several
            options={[{ value: 'ja', label: t.urgentStays }]}
            chosen={typed.urgent ? ['ja'] : []}
          />
        </>
      )
    case 'move-bookings':
      return (
        <>
          <ServiceChoice {...part} />
          <div class="openings__fields">
            {takeovers.map((_, n) => (
              <SelectField
                {...field(`angebot-${n}`)}
                value={typed.ways[n] ?? ''}
                options={[
                  { value: '', label: t.nothingMore },
                  ...takeovers.map(value => ({ value, label: words.takeovers[value] })),
                ]}
                key={n}
              />
            ))}
          </div>
          <TextField {...field('stunden')} value={typed.hours} width="short" numeric />
        </>
      )
    case 'notice':
      return (
        <>
          <SelectField
            {...field('ort')}
            value={typed.place}
            options={noticePlaces.map(value => ({ value, label: words.notices[value] }))}
          />
          <Texts {...part} name="text" />
        </>
      )
    case 'switch-derogation-on':
      return <Derogation {...part} />
    case 'reassign-staff':
      return <Staff {...part} />
    case 'send-by-post':
      return (
        <>
          <p class="muted">{t.sendHint}</p>
          <ServiceChoice {...part} />
        </>
      )
    case 'open-call-backs':
      return <CallBacks {...part} />
    case 'extend-deadlines':
      return <Deadlines {...part} />
    case 'by-hand':
      return (
        <>
          <Texts {...part} name="text" hint={t.taskHint} />
          <Texts {...part} name="zurueck" />
        </>
      )
  }
}

function ServiceChoice({ typed, book, field }: PartProps) {
  const t = useWords(planMessages)
  const language = useLanguage()
  return (
    <SelectField
      {...field('leistung')}
      value={typed.service}
      options={servicesOf(book, language, t.allServices)}
    />
  )
}

function Channel(part: PartProps) {
  const { typed, field } = part
  const t = useWords(planMessages)
  const words = useWords(actionWords)
  return (
    <>
      <div class="openings__fields">
        <SelectField
          {...field('weg')}
          value={typed.channel}
          options={channels.map(value => ({ value, label: words.ways[value] }))}
        />
        <SelectField
          {...field('zustand')}
          value={typed.state}
          options={(['closed', 'urgent', 'open'] as const).map(value => ({ value, label: t.states[value] }))}
        />
        <ServiceChoice {...part} />
        <SelectField
          {...field('schritt')}
          value={typed.step}
          options={[
            { value: '', label: t.allSteps },
            ...steps.map(value => ({ value, label: words.steps[value] })),
          ]}
        />
      </div>
      <Texts {...part} name="text" hint={t.channelTextHint} />
    </>
  )
}

function Deadlines(part: PartProps) {
  const { typed, book, field } = part
  const t = useWords(planMessages)
  const language = useLanguage()
  return (
    <>
      <p class="muted">{t.deadlinesHint}</p>
      <div class="openings__fields">
        <TextField {...field('tage')} value={typed.days} width="short" numeric />
        <SelectField {...field('team')} value={typed.team} options={teamsOf(book, language, t.allTeams)} />
        <ServiceChoice {...part} />
      </div>
    </>
  )
}

function Staff({ typed, book, field }: PartProps) {
  const t = useWords(planMessages)
  const { places } = useWords(actionWords)
  const language = useLanguage()
  return (
    <>
      <p class="muted">{t.staffHint}</p>
      <div class="openings__fields">
        <SelectField
          {...field('team')}
          label={t.ofTeam}
          value={typed.team}
          options={teamsOf(book, language, t.choose)}
        />
        <TextField {...field('menschen')} value={typed.people} width="short" numeric />
        <SelectField
          {...field('wohin')}
          value={typed.to}
          options={(['home', 'hotline'] as const).map(value => ({ value, label: places[value] }))}
        />
      </div>
    </>
  )
}

function CallBacks({ typed, book, field }: PartProps) {
  const t = useWords(planMessages)
  const language = useLanguage()
  return (
    <>
      <p class="muted">{t.callBacksHint}</p>
      <SelectField {...field('team')} value={typed.team} options={teamsOf(book, language, t.allTeams)} />
    </>
  )
}

function teamsOf({ teams }: DistrictBook, language: Language, all: string): OptionProps[] {
  const options = [...teams].map(([value, { name }]) => ({ value, label: name[language] }))
  return [{ value: '', label: all }, ...options]
}

function servicesOf(book: DistrictBook, language: Language, all: string): OptionProps[] {
  const options = [...book.services.keys()].map(value => ({
    value,
    label: sayService(book, value, language),
  }))
  return [{ value: '', label: all }, ...options.sort((a, b) => a.label.localeCompare(b.label, language))]
}

function Derogation({ typed, book, field }: PartProps) {
  const t = useWords(planMessages)
  const language = useLanguage()
  const options = [...book.derogations].map(([value, { title, citation }]) => ({
    value,
    label: `${title[language]} (${citation[language]})`,
  }))
  return (
    <SelectField
      {...field('ausnahme')}
      hint={t.derogationHint}
      value={typed.derogation}
      options={[
        { value: '', label: t.choose },
        ...options.sort((a, b) => a.label.localeCompare(b.label, language)),
      ]}
    />
  )
}

function Texts({ typed, field, name, hint }: PartProps & { name: 'text' | 'zurueck'; hint?: string }) {
  const values = name === 'text' ? typed.text : typed.undo
  return (
    <div class="openings__fields">
      {(['de', 'en'] as const).map(language => (
        <div lang={language} key={language}>
          <LongTextField {...field(`${name}-${language}`)} hint={hint} value={values[language]} rows={3} />
        </div>
      ))}
    </div>
  )
}
