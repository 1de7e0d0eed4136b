import type { ServiceDefinition } from '../service-definition.ts'

/** What of a service is searched, heaviest first; both languages stand side by side. */
export interface SearchDocument {
  readonly id: string
  readonly names: readonly string[]
  /** What citizens call it, one phrase each. */
  readonly keywords: readonly string[]
  readonly summaries: readonly string[]
  readonly texts: readonly string[]
}

export function searchDocument(service: ServiceDefinition): SearchDocument {
  const both = (text: { de: string; en: string }) => [text.de, text.en]
  return {
    id: service.id,
    names: both(service.name),
    keywords: [...service.keywords.de, ...service.keywords.en],
    summaries: [...both(service.summary), ...both(service.teaser)],
    texts: [
      ...service.documents.flatMap(document => both(document.text)),
      ...service.faq.flatMap(({ question, answer }) => [...both(question), ...both(answer)]),
      ...service.procedure.flatMap(both),
      ...service.leikaKeys,
    ],
  }
}
