import { z } from 'zod'
import type { Language } from '../language/index.ts'
import type { Source } from './fact.ts'

/** A source as machines get it. */
export const DescribedSource = z
  .strictObject({ text: z.string(), url: z.string().nullable(), asOf: z.string().nullable() })
  .meta({ id: 'Source', description: 'Where a fact comes from' })

export function describeSource({ text, url, asOf }: Source, language: Language) {
  return { text: text[language], url: url ?? null, asOf: asOf ?? null }
}
