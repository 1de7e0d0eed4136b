import { Icon, Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { LifeSituation } from '../life-situation-definition.ts'
import { servicesMessages } from '../messages.ts'
import type { ServiceDefinition } from '../service-definition.ts'
import { Situations } from './home-page.tsx'
import { ServiceRows } from './service-list-page.tsx'

interface LifeSituationProps {
  readonly situation: LifeSituation
  readonly services: readonly ServiceDefinition[]
  readonly others: readonly LifeSituation[]
}

export function LifeSituationPage({ situation, services, others }: LifeSituationProps) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  return (
    <div class="page section">
      <p class="back">
        <Icon name="back" />
        <Link href="/leistungen">{t.allShort}</Link>
      </p>
      <h1>{situation.name[language]}</h1>
      <p class="lead">{situation.teaser[language]}</p>
      <h2>{t.situationServices}</h2>
      <ServiceRows services={services} />
      <Situations situations={others} title={t.situationOthers} />
    </div>
  )
}
