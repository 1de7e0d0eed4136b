import type { z } from 'zod'
import { type ApiRoute, problemPath, problemsOf } from '../http/index.ts'
import type { Language } from '../language/index.ts'
import { type ProblemName, problemTypes } from '../problem-types.ts'
import { headersOf } from './describe-headers.ts'
import type { JsonSchema, JsonSchemas } from './json-schemas.ts'
import { openapiMessages } from './messages.ts'

/** One call as an operation of OpenAPI. */
export function describeCall(route: ApiRoute, schemas: JsonSchemas, language: Language): JsonSchema {
  return {
    operationId: operationId(route),
    tags: [route.topic],
    summary: route.summary[language],
    ...(route.about ? { description: route.about[language] } : {}),
    security: securityOf(route),
    parameters: [
      ...fieldsOf(route.params, 'path', schemas),
      ...fieldsOf(route.query, 'query', schemas),
      ...commonParameters(route, language),
    ],
    ...(route.body ? { requestBody: requestBody(route, route.body, schemas, language) } : {}),
    responses: { ...answers(route, schemas, language), ...problems(route, language) },
  }
}

/** `getServicesIdChannels` */
function operationId({ method, path }: ApiRoute): string {
  const words = path.split(/[^a-z]+/i).filter(Boolean)
  return method.toLowerCase() + words.map(word => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function securityOf(route: ApiRoute): JsonSchema[] {
  if (route.permission) return [{ staff: [] }]
  return route.caseCode ? [{ caseCode: [] }] : [{}]
}

function fieldsOf(schema: z.ZodObject, where: 'path' | 'query', schemas: JsonSchemas): JsonSchema[] {
  const described = schemas.of(schema, 'input') as {
    properties: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(described.properties).map(([name, { description, ...own }]) => ({
    name,
    in: where,
    required: described.required?.includes(name) ?? false,
    ...(description ? { description } : {}),
    schema: own,
  }))
}

function commonParameters(route: ApiRoute, language: Language): JsonSchema[] {
  const words = openapiMessages[language]
  const language_ = {
    name: 'language',
    in: 'query',
    required: false,
    description: words.languageQuery,
    schema: { type: 'string', enum: ['de', 'en'] },
  }
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: words.keyHeader,
    schema: { type: 'string', minLength: 8, maxLength: 255 },
  }
  return route.perform.kind === 'create' ? [language_, key] : [language_]
}

function requestBody(route: ApiRoute, body: z.ZodType, schemas: JsonSchemas, language: Language): JsonSchema {
  const words = openapiMessages[language]
  const document = schemas.of(body, 'input')
  const form = {
    schema: {
      type: 'object',
      properties: { application: { ...document, description: words.part } },
      required: ['application'],
      additionalProperties: {
        type: 'array',
        items: { type: 'string', contentMediaType: 'application/octet-stream' },
        description: words.partOfQuestion,
      },
    },
    encoding: { application: { contentType: 'application/json' } },
  }
  return {
    required: true,
    content: {
      'application/json': { schema: document },
      ...(route.files ? { 'multipart/form-data': form } : {}),
    },
  }
}

function answers(route: ApiRoute, schemas: JsonSchemas, language: Language): Record<string, JsonSchema> {
  const described = Object.entries(route.answers).map(([status, { says, schema }]) => [
    status,
    {
      description: says[language],
      headers: headersOf(route, Number(status)),
      content: { 'application/json': { schema: schemas.of(schema, 'output') } },
    },
  ])
  const unchanged = {
    description: openapiMessages[language].notModified,
    headers: headersOf(route, 304),
  }
  return { ...Object.fromEntries(described), ...(route.keep === undefined ? {} : { 304: unchanged }) }
}

function problems(route: ApiRoute, language: Language): Record<string, JsonSchema> {
  const byStatus = new Map<number, ProblemName[]>()
  for (const name of problemsOf(route)) {
    const { status } = problemTypes[name]
    byStatus.set(status, [...(byStatus.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [status, describeProblems(route, status, names, language)]),
  )
}

function describeProblems(
  route: ApiRoute,
  status: number,
  names: readonly ProblemName[],
  language: Language,
): JsonSchema {
  const own = { properties: { type: { enum: names.map(problemPath) }, status: { const: status } } }
  return {
    description: names.map(name => problemTypes[name].title[language]).join('; '),
    headers: headersOf(route, status),
    content: {
      'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, own] } },
    },
  }
}
