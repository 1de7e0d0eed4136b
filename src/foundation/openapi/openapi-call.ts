import { z } from 'zod'
import { type ApiRoute, answer, apiGet } from '../http/index.ts'
import { describeApi, type OpenApi } from './describe-api.ts'

const AnyOpenApi = z.looseObject({ openapi: z.string() })

/** The call that describes all calls, itself included. */
export function withDescription(routes: readonly ApiRoute[]): readonly ApiRoute[] {
  const made = new Map<string, OpenApi>()
  const all: readonly ApiRoute[] = [
    ...routes,
    apiGet('/openapi.json', {
      topic: 'interface',
      summary: { de: 'Diese Beschreibung', en: 'This description' },
      keep: 300,
      answers: { 200: { says: { de: 'OpenAPI 3.1', en: 'OpenAPI 3.1' }, schema: AnyOpenApi } },
      async handle({ config, language }) {
        const key = `${language} ${config.publicUrl}`
        const document = made.get(key) ?? describeApi(all, config.publicUrl, language)
        made.set(key, document)
        return answer(200, document)
      },
    }),
  ]
  return all
}
