import { describeSource } from '../foundation/facts/index.ts'
import type { Language } from '../foundation/language/index.ts'
import type { LawBook } from '../law/index.ts'
import type { Service } from './queries.ts'
import type { Fee, ServiceDefinition } from './service-definition.ts'

/** A service as machines get it: every field by name. Null always means "not known". */
export function describeService({ id, version, definition }: Service, law: LawBook, language: Language) {
  const service = definition
  return {
    id,
    version,
    name: service.name[language],
    summary: service.summary[language],
    leikaKeys: service.leikaKeys,
    lifeSituations: service.lifeSituations,
    outcome: service.outcome,
    authority: service.authority
      ? { name: service.authority.name[language], url: service.authority.url ?? null }
      : null,
    deadline: service.deadline?.[language] ?? null,
    fees: service.fees.map(fee => describeFee(fee, language)),
    documents: service.documents.map(({ text, hint }) => ({
      text: text[language],
      hint: hint?.[language] ?? null,
    })),
    duration: {
      stated: service.duration.stated?.[language] ?? null,
      source: service.duration.source ? describeSource(service.duration.source, language) : null,
      promiseWorkingDays: service.duration.promiseWorkingDays,
    },
    legalBases: legalBases(service, law, language),
    procedure: service.procedure.map(step => step[language]),
    faq: service.faq.map(({ question, answer }) => ({
      question: question[language],
      answer: answer[language],
    })),
    distinction: service.distinction.map(({ text, service: other }) => ({
      text: text[language],
      service: other ?? null,
    })),
    form: service.form ? { minutes: service.form.minutes } : null,
    checkedOn: service.checkedOn,
  }
}

/** Money in cents with currency; `channel` is the way the fee holds for. */
function describeFee(fee: Fee, language: Language) {
  return {
    amount: fee.amount,
    currency: fee.currency,
    per: fee.per?.[language] ?? null,
    for: fee.for?.[language] ?? null,
    channel: fee.channel,
    validFrom: fee.validFrom,
    trust: fee.trust,
    source: describeSource(fee.source, language),
  }
}

function legalBases(service: ServiceDefinition, law: LawBook, language: Language) {
  return service.legalBases.flatMap(id => {
    const norm = law.norms.get(id)
    if (!norm) return []
    return {
      id,
      citation: norm.citation[language],
      says: norm.says[language],
      textAsOf: norm.textAsOf?.toString() ?? null,
      statute: law.statutes.get(norm.statute)?.title[language] ?? null,
    }
  })
}
