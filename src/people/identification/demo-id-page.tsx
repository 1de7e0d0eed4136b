import {
  Button,
  ChoiceField,
  Form,
  Notice,
  SelectField,
  useLanguage,
  useWords,
} from '../../foundation/html/index.ts'
import type { Messages } from '../../foundation/language/index.ts'
import type { AssuranceLevel } from './assurance-level.ts'
import { assuranceWords } from './assurance-words.ts'
import { DEMO_ID_PATH } from './demo-provider.ts'
import { electronicMeans, levelOfMeans, type VerifiedPerson } from './identity-provider.ts'

const de = {
  title: 'Demo-Ausweis',
  notReal: 'Nur zum Ausprobieren: Hier wird niemand geprüft',
  lead: 'Im echten Amt öffnet sich hier die AusweisApp oder die Anmeldung der BundID. In der Demo suchen Sie sich eine erfundene Person aus.',
  wanted: (level: string) => `Gebraucht wird das Vertrauensniveau: ${level}.`,
  persona: 'Wer sind Sie?',
  means: 'Womit weisen Sie sich aus?',
  gives: (level: string) => `Vertrauensniveau ${level}`,
  passedOn: 'Das Bezirksamt bekommt Familienname, Vornamen und Geburtsdatum, sonst nichts.',
  confirm: 'Ausweisen',
  abort: 'Abbrechen',
}
const en: typeof de = {
  title: 'Demo ID',
  notReal: 'For trying out only: nobody is checked here',
  lead: 'In a real office the AusweisApp or the sign-in of BundID opens here. In the demo you pick an invented person.',
  wanted: level => `Level of assurance needed: ${level}.`,
  persona: 'Who are you?',
  means: 'How do you prove it?',
  gives: level => `level of assurance ${level}`,
  passedOn: 'The district office is told family name, given names and date of birth, nothing else.',
  confirm: 'Prove who I am',
  abort: 'Cancel',
}
export const demoIdMessages: Messages<typeof de> = { de, en }

export interface DemoIdPageProps {
  readonly order: string
  readonly level: AssuranceLevel
  readonly people: readonly (VerifiedPerson & { readonly id: string })[]
}

export function DemoIdPage({ order, level, people }: DemoIdPageProps) {
  const t = useWords(demoIdMessages)
  const words = assuranceWords[useLanguage()]
  return (
    <div class="page section application">
      <h1>{t.title}</h1>
      <Notice tone="warn" title={t.notReal}>
        <p>{t.lead}</p>
      </Notice>
      {level === 'none' ? null : <p>{t.wanted(words.levels[level])}</p>}
      <Form action={DEMO_ID_PATH}>
        <input type="hidden" name="auftrag" value={order} />
        <SelectField
          id="person"
          label={t.persona}
          value=""
          names
          options={people.map(({ id, familyName, givenNames }) => ({
            value: id,
            label: [familyName, givenNames].filter(Boolean).join(', '),
          }))}
        />
        <ChoiceField
          id="means"
          label={t.means}
          options={electronicMeans.toReversed().map(means => ({
            value: means,
            label: capital(words.means[means]),
            hint: t.gives(words.levels[levelOfMeans[means]]),
          }))}
          chosen={['eid']}
        />
        <p class="muted">{t.passedOn}</p>
        <div class="buttons">
          <Button primary name="act" value="confirm">
            {t.confirm}
          </Button>
          <Button quiet name="act" value="abort">
            {t.abort}
          </Button>
        </div>
      </Form>
    </div>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
