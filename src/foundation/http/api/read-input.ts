import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type FieldFault, Invalid, NotFound } from '../../errors.ts'
import { Language } from '../../language/index.ts'
import { cleanText, type UploadedFile } from '../body.ts'
import { boundedJson } from '../bounded-json.ts'
import { cleanParams, cleanQuery } from '../open-visit.ts'
import { readBody } from '../read-body.ts'
import type { ApiRoute } from './api-route.ts'
import { preferredLanguage } from './call-language.ts'
import { fieldFault, inputFaults } from './input-faults.ts'
import { inputMessages } from './input-messages.ts'

export const CASE_CODE_HEADER = 'x-case-code'
export const KEY_HEADER = 'idempotency-key'

export interface ApiInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly files: readonly UploadedFile[]
  readonly caseCode: string
  readonly key: string | null
}

/** `?language=en`, else what Accept-Language says, else German. */
export function languageOfCall(request: FastifyRequest): Language {
  const asked = Language.safeParse(cleanQuery(request).get('language'))
  return asked.success ? asked.data : preferredLanguage(request.headers['accept-language'])
}

/** Everything a call brought, through the schemas of its route. @throws Invalid, NotFound */
export async function readInput(
  route: ApiRoute,
  request: FastifyRequest,
  language: Language,
): Promise<ApiInput> {
  const params = route.params.safeParse(cleanParams(request))
  // A part of the address that cannot be names nothing.
  if (!params.success) throw new NotFound()
  const faults: FieldFault[] = []
  const query = readQuery(route, request, language, faults)
  const caseCode = headerOf(request, CASE_CODE_HEADER).slice(0, 40)
  const key = readKey(route, request, language, faults)
  const { document, files } = await readDocument(route, request)
  const body = route.body?.safeParse(document)
  if (body && !body.success) faults.push(...inputFaults(body.error.issues, 'body', language, document))
  if (faults.length > 0) throw invalid(faults)
  return { params: params.data, query, body: body?.data, files, caseCode, key }
}

export function invalid(faults: readonly FieldFault[]): Invalid {
  const sentence = { de: inputMessages.de.invalid, en: inputMessages.en.invalid }
  return new Invalid(sentence, 'invalid-input', faults)
}

/** A name that stands twice would leave open which one counts, except where a list is asked for. */
function readQuery(route: ApiRoute, request: FastifyRequest, language: Language, faults: FieldFault[]) {
  const given: Record<string, unknown> = Object.create(null)
  for (const [name, value] of cleanQuery(request)) {
    if (isList(route.query.shape[name])) {
      given[name] = [...((given[name] as string[] | undefined) ?? []), value]
      continue
    }
    if (name in given) faults.push(fieldFault('query', [name], inputMessages[language].twice))
    given[name] = value
  }
  const { language: asked, ...others } = given
  if (asked !== undefined && !Language.safeParse(asked).success)
    faults.push(fieldFault('query', ['language'], inputMessages[language].oneOf('de, en')))
  const parsed = route.query.safeParse(others)
  if (!parsed.success) faults.push(...inputFaults(parsed.error.issues, 'query', language, others))
  return parsed.data
}

function isList(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.unwrap())
  return schema instanceof z.ZodArray
}

function headerOf(request: FastifyRequest, name: string): string {
  return cleanText(request.headers[name]?.toString() ?? '')
}

/** Short ones would soon come twice by accident. */
const KEY = /^[\x20-\x7e]{8,255}$/

function readKey(
  route: ApiRoute,
  request: FastifyRequest,
  language: Language,
  faults: FieldFault[],
): string | null {
  const key = request.headers[KEY_HEADER]?.toString()
  if (route.perform.kind !== 'create' || key === undefined) return null
  if (!KEY.test(key)) faults.push(fieldFault('header', ['Idempotency-Key'], inputMessages[language].key))
  return key
}

const PART = 'application'
const NO_PART = { de: inputMessages.de.part, en: inputMessages.en.part }

/** The document itself, or the part of a form that holds it, with the files beside it. */
async function readDocument(
  route: ApiRoute,
  request: FastifyRequest,
): Promise<{ document: unknown; files: readonly UploadedFile[] }> {
  if (!route.body) return { document: undefined, files: [] }
  if (route.files && request.isMultipart()) {
    const form = await readBody(request)
    const undeclared = form.names().filter(name => name !== PART)
    if (undeclared.length > 0 || form.all(PART).length !== 1) throw new Invalid(NO_PART)
    return { document: boundedJson(parseJson(form.get(PART))), files: form.files }
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw notRead()
  return { document: boundedJson(request.body), files: [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw Object.assign(new Error('The part is no JSON'), { statusCode: 400 })
  }
}

function notRead(): Error {
  return Object.assign(new Error('Not a document we read'), { statusCode: 415 })
}
