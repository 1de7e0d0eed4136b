import type { ComponentChildren } from 'preact'
import {
  Button,
  ChoiceField,
  DateField,
  ErrorSummary,
  type FieldProblem,
  Form,
  SelectField,
  TextField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import { effects, instruments } from '../derogation-definition.ts'
import type { LawBook } from '../requirement.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { derogationFormMessages } from './form-messages.ts'
import { territories, waysToOpen } from './read-derogation.ts'

interface FormPageProps {
  readonly law: LawBook
  readonly districts: ReadonlyMap<string, string>
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
}

/** A form for one more derogation. */
export function DerogationFormPage({ law, districts, typed, problems }: FormPageProps) {
  const t = useWords(derogationFormMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  const field = (id: string) => ({
    id,
    label: t.fields[id]!,
    value: typed[id] ?? '',
    error: problems.find(problem => problem.field === id)?.sentence,
  })
  const choices = (id: string) => ({ ...field(id), chosen: (typed[id] ?? '').split(' ') })
  const optionsOf = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) =>
    keys.map(value => ({ value, label: names[value] }))
  const requirements = law.requirements.map(one => ({
    value: one.id,
    label: `${law.norms.get(one.norm)?.citation[language] ?? one.norm}: ${words.kinds[one.kind]} (${words.steps[one.step]})`,
  }))
  return (
    <LawRoom here="resting">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <ErrorSummary problems={problems} />
      <Form action="/amt/recht/neue-ausnahme" class="law__form law__form--wide">
        <Group title={t.groups.what}>
          <TextField {...field('gegenstand-de')} />
          <TextField {...field('gegenstand-en')} />
          <SelectField {...field('anforderung')} options={[{ value: '', label: '' }, ...requirements]} />
          <SelectField
            {...field('art')}
            options={[{ value: '', label: '' }, ...optionsOf(instruments, words.instruments)]}
          />
          <ChoiceField {...choices('wirkung')} options={optionsOf(effects, words.effects)} />
          <ChoiceField
            {...choices('oeffnet')}
            several
            hint={t.waysHint}
            options={optionsOf(waysToOpen, words.channels)}
          />
        </Group>
        <Group title={t.groups.who}>
          <TextField {...field('aussteller-de')} />
          <TextField {...field('aussteller-en')} />
          <TextField {...field('fundstelle-de')} />
          <TextField {...field('fundstelle-en')} />
          <TextField {...field('aktenzeichen')} optional />
          <TextField {...field('quelle')} />
          <TextField {...field('quelle-adresse')} optional />
        </Group>
        <Group title={t.groups.where}>
          <ChoiceField {...choices('gebiet')} options={optionsOf(territories, t.territories)} />
          <ChoiceField
            {...choices('bezirk')}
            several
            hint={t.districtsHint}
            options={[...districts].map(([value, label]) => ({ value, label }))}
          />
          <TextField {...field('land')} hint={t.landHint} optional />
        </Group>
        <Group title={t.groups.when}>
          <DateField {...field('ab')} optional />
          <DateField {...field('bis')} hint={t.untilHint} optional />
          <TextField {...field('bedingung')} optional />
          <DateField {...field('pruefen')} hint={t.reviewHint} optional />
        </Group>
        <div class="buttons">
          <Button primary>{t.save}</Button>
        </div>
      </Form>
    </LawRoom>
  )
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <div class="law__fields">{children}</div>
    </section>
  )
}
