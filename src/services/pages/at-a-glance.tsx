import type { ComponentChildren } from 'preact'
import { SourceLine, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatMoney, type Language } from '../../foundation/language/index.ts'
import { servicesMessages } from '../messages.ts'
import type { Fee, ServiceDefinition } from '../service-definition.ts'

/** From the cases themselves, in days from receipt to decision. */
export interface MeasuredDuration {
  readonly n: number
  readonly medianDays: number
  readonly ninthDecileDays: number
}

interface AtAGlanceProps {
  readonly service: ServiceDefinition
  /** Null: too few cases to say. */
  readonly measured: MeasuredDuration | null
}

/** What it costs, how long it takes, what to bring: the answer most people come for. */
export function AtAGlance({ service, measured }: AtAGlanceProps) {
  const t = useWords(servicesMessages)
  return (
    <section class="glance" aria-labelledby="auf-einen-blick">
      <h2 class="glance__title" id="auf-einen-blick">
        {t.glance}
      </h2>
      <dl>
        <Costs fees={service.fees} />
        <Duration service={service} measured={measured} />
        <Bring documents={service.documents} />
        <Deadline deadline={service.deadline} />
      </dl>
    </section>
  )
}

function Item({ name, value, children }: { name: string; value: string; children?: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {children}
      </dd>
    </div>
  )
}

/** `46,00 €`, `kostenlos`, or `nicht bekannt`. */
export function feeAmount(fee: Fee, language: Language): string {
  const t = servicesMessages[language]
  if (fee.amount === null) return t.notKnown
  return fee.amount === 0 ? t.free : formatMoney(fee.amount, language)
}

/** The case a fee holds for: `ab 24 Jahren, je Jahr, online`. */
export function feeCase(fee: Fee, language: Language): string {
  const t = servicesMessages[language]
  const parts = [
    fee.for?.[language],
    fee.per ? t.per(fee.per[language]) : null,
    fee.channel === 'any' ? null : t.channelNames[fee.channel],
  ]
  return parts.filter(Boolean).join(', ')
}

function Costs({ fees }: { fees: readonly Fee[] }) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const [first, ...others] = fees as readonly [Fee, ...Fee[]]
  return (
    <Item name={t.fees} value={feeAmount(first, language)}>
      <span>{feeCase(first, language)}</span>
      <SourceLine source={first.source} trust={first.trust} />
      {others.length > 0 ? (
        <a class="link" href="#kosten">
          {t.moreFees}
        </a>
      ) : null}
    </Item>
  )
}

function Duration({ service, measured }: AtAGlanceProps) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const { stated, source, promiseWorkingDays } = service.duration
  if (measured) {
    const { n, medianDays, ninthDecileDays } = measured
    return (
      <Item name={t.duration} value={t.mostly(t.days(medianDays))}>
        <span>{t.nineOfTen(t.daysIn(ninthDecileDays), n)}</span>
      </Item>
    )
  }
  return (
    <Item name={t.duration} value={stated ? stated[language] : t.notKnown}>
      {stated && source ? <SourceLine source={source} /> : null}
      {service.authority ? null : <span>{t.promise(promiseWorkingDays)}</span>}
      {service.authority ? null : <span>{t.tooFew}</span>}
    </Item>
  )
}

function Bring({ documents }: Pick<ServiceDefinition, 'documents'>) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  const [first, ...others] = documents
  if (!first) return <Item name={t.bring} value={t.bringNothing} />
  return (
    <Item name={t.bring} value={first.text[language]}>
      {others.length > 0 ? (
        <a class="link" href="#unterlagen">
          {t.bringMore(others.length)}
        </a>
      ) : (
        <span>{t.bringOnly}</span>
      )}
    </Item>
  )
}

function Deadline({ deadline }: Pick<ServiceDefinition, 'deadline'>) {
  const t = useWords(servicesMessages)
  const language = useLanguage()
  return deadline ? <Item name={t.deadline} value={deadline[language]} /> : null
}
