import type { ComponentChildren } from 'preact'
import { State, type Tone, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import { Sections } from '../sections.tsx'
import { DistrictMap } from './district-map.tsx'
import { readinessMessages } from './messages.ts'
import { missingOf, type PartName, type Parts, partNames, scoreOf, weights } from './readiness.ts'
import type { Readiness, ServiceReadiness } from './reckon-readiness.ts'

/** Whether the house could close tomorrow, and what would help. */
export function ReadinessPage({ ready }: { ready: Readiness }) {
  const t = useWords(readinessMessages)
  const language = useLanguage()
  const services = [...ready.services].sort(
    (a, b) =>
      (scoreOf(a.parts) ?? 101) - (scoreOf(b.parts) ?? 101) ||
      a.service.definition.name[language].localeCompare(b.service.definition.name[language], language),
  )
  return (
    <div class="desk situation readiness">
      <Sections here="readiness" />
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <DistrictMap ready={ready} />
      <h2>{t.offices}</h2>
      <Table label={t.offices} first={t.office}>
        {ready.offices.map(({ office, parts }) => (
          <Row
            name={office.name[language]}
            parts={parts}
            help={part => t.help.office[part]}
            key={office.id}
          />
        ))}
      </Table>
      <h2>{t.services}</h2>
      <Table label={t.services} first={t.service}>
        {services.map(one => (
          <ServiceRow one={one} ready={ready} key={one.service.id} />
        ))}
      </Table>
      <Definitions />
    </div>
  )
}

function Table({ label, first, children }: { label: string; first: string; children: ComponentChildren }) {
  const t = useWords(readinessMessages)
  return (
    <WideTable label={label}>
      <table class="list readiness__table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col" class="num">
              {t.score}
            </th>
            {partNames.map(part => (
              <th scope="col" class="num" key={part}>
                {t.parts[part]}
              </th>
            ))}
            <th scope="col">{t.raise}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </WideTable>
  )
}

/** A law that shuts every other way is named: no offer helps there. */
function ServiceRow({ one, ready }: { one: ServiceReadiness; ready: Readiness }) {
  const t = useWords(readinessMessages)
  const language = useLanguage()
  const cited = one.norms.map(id => ready.norms.get(id)?.citation[language] ?? id).join('; ')
  const help = (part: PartName) => (part === 'ways' && cited ? t.lawInTheWay(cited) : t.help.service[part])
  return <Row name={one.service.definition.name[language]} parts={one.parts} help={help} />
}

interface RowProps {
  readonly name: string
  readonly parts: Parts
  help(part: PartName): string
}

function Row({ name, parts, help }: RowProps) {
  const t = useWords(readinessMessages)
  const language = useLanguage()
  const score = scoreOf(parts)
  const [most, next] = missingOf(parts)
  const says = [most, next]
    .filter(one => one !== undefined)
    .map(({ part, points }) => t.plus(help(part), formatNumber(points, language)))
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="num">
        <strong>{score === null ? t.unknown : formatNumber(score, language)}</strong>
      </td>
      {partNames.map(part => (
        <td class="num" key={part}>
          <Share share={parts[part]} />
        </td>
      ))}
      <td>{says.length > 0 ? says.join(' · ') : t.nothing}</td>
    </tr>
  )
}

function Share({ share }: { share: number | null }) {
  const t = useWords(readinessMessages)
  const language = useLanguage()
  if (share === null) return <span class="muted">{t.unknown}</span>
  const tone: Tone = share === 1 ? 'good' : share === 0 ? 'muted' : 'warn'
  return <State tone={tone}>{`${formatNumber(Math.floor(share * 100), language)}\u00a0%`}</State>
}

function Definitions() {
  const t = useWords(readinessMessages)
  return (
    <>
      <h2>{t.definitions}</h2>
      <dl class="readiness__definitions">
        {partNames.map(part => (
          <div key={part}>
            <dt>
              {t.parts[part]} <span class="muted">({t.counts(weights[part])})</span>
            </dt>
            <dd>{t.says[part]}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">
        {t.leftOut} {t.verdictSays}
      </p>
    </>
  )
}
