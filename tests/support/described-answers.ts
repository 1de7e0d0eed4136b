import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { OpenApi } from '../../src/foundation/openapi/index.ts'

interface Response {
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, unknown>>
}
interface Operation {
  readonly responses: Readonly<Record<string, Response>>
}

/** Compares answers with what the document says of them, and remembers which were seen. */
export class DescribedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true })
  private readonly checks = new Map<string, ValidateFunction>()
  private readonly seen = new Set<string>()

  constructor(private readonly document: OpenApi) {
    formats.default(this.ajv)
    this.ajv.addSchema(document, 'api')
  }

  /** `path` as in the document: `/services/{id}` */
  check(method: string, path: string, response: LightMyRequestResponse): void {
    const { statusCode, headers, body } = response
    const call = `${method} ${path} ${statusCode}`
    const described = this.operation(method, path).responses[statusCode]
    expect(described, `${call} is not described: ${body.slice(0, 500)}`).toBeDefined()
    const content = described!.content ?? {}
    const type = Object.keys(content)[0]
    expect(headers['content-type']?.toString().split(';')[0], call).toBe(type)
    for (const name of ['Content-Language', 'ETag', 'Cache-Control', 'WWW-Authenticate'])
      if (described!.headers?.[name]) expect(headers, call).toHaveProperty(name.toLowerCase())
    if (statusCode === 429) expect(headers['retry-after'], call).toMatch(/^[1-9]\d*$/)
    if (!type) expect(body, call).toBe('')
    else
      this.checkBody(
        ['paths', path, method.toLowerCase(), 'responses', `${statusCode}`, 'content', type],
        response,
      )
    this.seen.add(call)
    if (type?.includes('problem')) this.seen.add(`${call} ${response.json().type}`)
  }

  private checkBody(place: readonly string[], response: LightMyRequestResponse): void {
    const pointer = [...place, 'schema']
      .map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/')
    const known = this.checks.get(pointer)
    const validate = known ?? this.ajv.compile({ $ref: `api#/${pointer}` })
    this.checks.set(pointer, validate)
    validate(response.json())
    expect(validate.errors, `${place.join(' ')}: ${response.body.slice(0, 300)}`).toBeNull()
  }

  private operation(method: string, path: string): Operation {
    return this.document.paths[path]![method.toLowerCase()] as Operation
  }

  /** Statuses and types of problems that the document promises and nobody has seen. */
  unseen(): string[] {
    const promised = Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        Object.entries((operation as Operation).responses).flatMap(([status, { content }]) => {
          const call = `${method.toUpperCase()} ${path} ${status}`
          return [call, ...typesOf(content).map(type => `${call} ${type}`)]
        }),
      ),
    )
    return promised.filter(one => !this.seen.has(one))
  }
}

function typesOf(content: Response['content']): string[] {
  const problem = content?.['application/problem+json'] as
    | { schema: { allOf: readonly { properties?: { type: { enum: string[] } } }[] } }
    | undefined
  return problem?.schema.allOf.flatMap(part => part.properties?.type.enum ?? []) ?? []
}
