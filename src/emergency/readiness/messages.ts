import type { Messages } from '../../foundation/language/index.ts'
import type { PartName, Verdict } from './readiness.ts'

const de = {
  title: 'Könnten wir morgen schließen?',
  lead: 'Wie gut jedes Kundenzentrum und jede Leistung darauf vorbereitet ist, gerechnet auf dem Stand von jetzt.',
  map: 'Die Bezirke',
  verdicts: { yes: 'ja', gaps: 'mit Lücken', no: 'nein' } satisfies Record<Verdict, string> as Record<
    Verdict,
    string
  >,
  centres: (count: number) => (count === 1 ? '1 Kundenzentrum' : `${count} Kundenzentren`),
  points: (score: string) => `${score} von 100`,
  unknown: 'entfällt',
  offices: 'Kundenzentren',
  services: 'Leistungen',
  office: 'Kundenzentrum',
  service: 'Leistung',
  score: 'Bereit',
  raise: 'Was am meisten hilft',
  nothing: 'nichts mehr',
  parts: {
    plan: 'Plan genehmigt',
    rehearsal: 'geübt',
    ways: 'Weg ohne Besuch',
    reach: 'erreichbar',
    phone: 'Telefon',
  } satisfies Record<PartName, string> as Record<PartName, string>,
  help: {
    office: {
      plan: 'einen Plan genehmigen, der es ganz abdeckt',
      rehearsal: 'den Plan üben, sobald er genehmigt ist',
      ways: 'Wege ohne Besuch öffnen (siehe Leistungen)',
      reach: 'Gebuchte um E-Mail oder Handynummer bitten',
      phone: 'Plätze am Telefon einrichten',
    } satisfies Record<PartName, string> as Record<PartName, string>,
    service: {
      plan: 'Pläne genehmigen, die jedes Kundenzentrum abdecken',
      rehearsal: 'die Pläne üben, sobald sie genehmigt sind',
      ways: 'einen Weg ohne Besuch anbieten',
      reach: 'Gebuchte um E-Mail oder Handynummer bitten',
      phone: 'Termine am Telefon anbieten',
    } satisfies Record<PartName, string> as Record<PartName, string>,
  },
  lawInTheWay: (norms: string) => `Das Gesetz ändern, das jeden Weg ohne Besuch sperrt: ${norms}`,
  plus: (help: string, points: string) => `${help} (+${points})`,
  definitions: 'Was die Teile heißen',
  counts: (weight: number) => `zählt ${weight} von 100`,
  says: {
    plan: 'Anteil der Leistungen (bei einer Leistung: der Kundenzentren), für die ein genehmigter Plan Besuche anhält. Es gilt die neueste genehmigte Fassung.',
    rehearsal:
      'Derselbe Anteil, aber nur mit Plänen, deren genehmigte Fassung in den letzten zwölf Monaten geübt wurde.',
    ways: 'Ob man die Leistung beantragen kann, ohne zu kommen: wie sie angeboten wird und wie das Gesetz es erlaubt. Beim Kundenzentrum der Anteil der Leistungen.',
    reach:
      'Anteil der Gebuchten, denen eine E-Mail oder eine SMS an eine bestätigte Nummer sagen kann, dass sich etwas ändert.',
    phone:
      'Beim Kundenzentrum: ob es Plätze für Termine am Telefon hat. Bei der Leistung: ob ihre Termine am Telefon stattfinden können.',
  } satisfies Record<PartName, string> as Record<PartName, string>,
  leftOut:
    'Was nicht zutrifft, zählt nicht mit: eine Leistung ohne Termine hat niemanden, den man erreichen müsste.',
  verdictSays:
    'Ein Bezirk sagt „ja“, wenn für jedes seiner Kundenzentren ein genehmigter und geübter Plan da ist; „mit Lücken“, wenn er genehmigt, aber nicht geübt ist; sonst „nein“.',
}

const en: typeof de = {
  title: 'Could we close tomorrow?',
  lead: 'How well each customer centre and each service is prepared for it, reckoned on the state of this moment.',
  map: 'The districts',
  verdicts: { yes: 'yes', gaps: 'with gaps', no: 'no' },
  centres: count => (count === 1 ? '1 customer centre' : `${count} customer centres`),
  points: score => `${score} of 100`,
  unknown: 'does not apply',
  offices: 'Customer centres',
  services: 'Services',
  office: 'Customer centre',
  service: 'Service',
  score: 'Ready',
  raise: 'What helps most',
  nothing: 'nothing more',
  parts: {
    plan: 'plan approved',
    rehearsal: 'rehearsed',
    ways: 'way without a visit',
    reach: 'can be told',
    phone: 'telephone',
  },
  help: {
    office: {
      plan: 'approve a plan that covers all of it',
      rehearsal: 'rehearse the plan once it is approved',
      ways: 'open ways without a visit (see services)',
      reach: 'ask those booked for e-mail or mobile number',
      phone: 'set up places by telephone',
    },
    service: {
      plan: 'approve plans that cover every customer centre',
      rehearsal: 'rehearse the plans once they are approved',
      ways: 'offer a way without a visit',
      reach: 'ask those booked for e-mail or mobile number',
      phone: 'offer appointments by telephone',
    },
  },
  lawInTheWay: norms => `amend the law that shuts every way without a visit: ${norms}`,
  plus: (help, points) => `${help} (+${points})`,
  definitions: 'What the parts mean',
  counts: weight => `counts ${weight} of 100`,
  says: {
    plan: 'Share of the services (of a service: of the customer centres) for which an approved plan stops visits. The newest approved version counts.',
    rehearsal:
      'The same share, with those plans alone whose approved version was rehearsed in the last twelve months.',
    ways: 'Whether one can apply for the service without coming: as it is offered and as the law allows. Of a customer centre the share of services.',
    reach:
      'Share of those booked whom an e-mail or an SMS to a confirmed number can tell that something changes.',
    phone:
      'Of a customer centre: whether it has places for appointments by telephone. Of a service: whether its appointments can take place by telephone.',
  },
  leftOut:
    'What does not apply does not count: a service without appointments has nobody who would have to be told.',
  verdictSays:
    'A district says “yes” where there is an approved and rehearsed plan for each of its customer centres; “with gaps” where it is approved but not rehearsed; else “no”.',
}

export const readinessMessages: Messages<typeof de> = { de, en }
