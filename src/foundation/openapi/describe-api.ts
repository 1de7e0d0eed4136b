import type { ApiRoute } from '../http/index.ts'
import { API_ROOT } from '../http/index.ts'
import type { Language } from '../language/index.ts'
import { describeCall } from './describe-call.ts'
import { type JsonSchema, JsonSchemas } from './json-schemas.ts'
import { openapiMessages } from './messages.ts'
import { ProblemDocument } from './problem-document.ts'

/** Of the interface, not of the program: it rises when a call changes so that a client has to. */
const API_VERSION = '1.0.0'

export interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly [name: string]: unknown
}

/** The interface as OpenAPI 3.1, made of the schemas that check what comes and what goes. */
export function describeApi(routes: readonly ApiRoute[], publicUrl: string, language: Language): OpenApi {
  const words = openapiMessages[language]
  const schemas = new JsonSchemas()
  schemas.of(ProblemDocument, 'output')
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeCall(route, schemas, language) }
  }
  const topics = [...new Set(routes.map(({ topic }) => topic))]
  return {
    openapi: '3.1.1',
    info: {
      title: 'Schalter',
      version: API_VERSION,
      description: words.about,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${publicUrl}${API_ROOT}` }],
    externalDocs: { url: `${publicUrl}${language === 'en' ? '/en' : ''}/api` },
    tags: topics.map(topic => ({ name: topic, description: words.topics[topic] })),
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        caseCode: { type: 'apiKey', in: 'header', name: 'X-Case-Code', description: words.caseCode },
        staff: { type: 'http', scheme: 'bearer', description: words.bearer },
      },
    },
  }
}
