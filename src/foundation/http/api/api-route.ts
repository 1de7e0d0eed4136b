import { z } from 'zod'
import type { Transaction } from '../../database/index.ts'
import type { Language, Localized } from '../../language/index.ts'
import type { Permission, StaffActor } from '../../permissions/index.ts'
import { type ProblemName, problemTypes } from '../../problem-types.ts'
import type { UploadedFile } from '../body.ts'
import type { Purpose } from '../limits.ts'
import type { Method } from '../route.ts'
import type { House } from '../visit.ts'

type Shape = Readonly<Record<string, z.ZodType>>
type ValuesOf<S extends Shape> = z.output<z.ZodObject<S>>

/** One call, as far as a handler needs to know of it; everything in it has passed the schemas of the route. */
/** Left out: the call is for everybody. */
type Needed = Permission | 'signed-in' | undefined

export interface ApiVisit<Params = unknown, Query = unknown, Body = unknown, Needs extends Needed = Needed>
  extends House {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Only where the route takes files. */
  readonly files: readonly UploadedFile[]
  /** Of every text in the answer. */
  readonly language: Language
  /** What stands in `X-Case-Code`; empty where nothing does. */
  readonly caseCode: string
  /** Whose token came with a call for staff. */
  readonly staff: Needs extends undefined ? null : StaffActor
  readonly requestId: string
  readonly address: string
}

export interface ApiAnswerType {
  readonly says: Localized
  /** Explicit: a field that is not listed cannot leave. */
  readonly schema: z.ZodType
}
type AnswerTypes = Readonly<Record<number, ApiAnswerType>>
type AnswerOf<Types extends AnswerTypes> = {
  [Status in keyof Types & number]: {
    readonly status: Status
    readonly value: z.input<Types[Status]['schema']>
  }
}[keyof Types & number]

export interface ApiAnswer {
  readonly status: number
  readonly value: unknown
}

export function answer<const Status extends number, Value>(status: Status, value: Value) {
  return { status, value }
}

/** What is known of every call besides what it does: read by the server, by OpenAPI and by the pages about it. */
interface Description {
  readonly path: string
  /** Headings under which the calls stand together. */
  readonly topic:
    | 'services'
    | 'offices'
    | 'appointments'
    | 'applications'
    | 'cases'
    | 'feedback'
    | 'status'
    | 'interface'
  readonly summary: Localized
  readonly about?: Localized
  /** The code of a case comes in `X-Case-Code`. */
  readonly caseCode?: boolean
  /** Files come beside the document, as multipart/form-data. */
  readonly files?: boolean
  readonly limit?: Purpose
  /** Seconds for which a copy may be kept by anybody: public facts, the same for all who ask. */
  readonly keep?: number
  /** What can go wrong besides what the server itself refuses; see `problemsOf`. */
  readonly problems?: readonly ProblemName[]
}

/** A call for machines, as data. */
export interface ApiRoute extends Description {
  readonly method: Method
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType | null
  readonly answers: AnswerTypes
  /** Only with the bearer token of somebody who has it; left out: for everybody. */
  readonly permission: Needed
  readonly perform: { readonly kind: 'read'; handle(visit: ApiVisit): Promise<ApiAnswer> } | Creation
}

/**
 * Something new: happens once for an idempotency key. `act` does it in the transaction it is given and uses no other
 * connection. `prepare` is for what must stay counted when the act is refused; it is done again for every retry.
 */
export interface Creation {
  readonly kind: 'create'
  readonly prepare: ((visit: ApiVisit) => Promise<unknown>) | undefined
  act(tx: Transaction, visit: ApiVisit, prepared: never): Promise<ApiAnswer>
}

interface Input<Params extends Shape, Query extends Shape, Types extends AnswerTypes, Needs extends Needed>
  extends Description {
  readonly permission?: Needs
  readonly params?: Params
  readonly query?: Query
  readonly answers: Types
}

export function apiGet<
  const Types extends AnswerTypes,
  Params extends Shape = Record<never, never>,
  Query extends Shape = Record<never, never>,
  const Needs extends Needed = undefined,
>(
  path: string,
  route: Omit<Input<Params, Query, Types, Needs>, 'path'> & {
    handle(visit: ApiVisit<ValuesOf<Params>, ValuesOf<Query>, unknown, Needs>): Promise<AnswerOf<Types>>
  },
): ApiRoute {
  const { handle, params, query, permission, ...rest } = route
  const perform = { kind: 'read', handle: handle as never } as const
  return {
    ...rest,
    path,
    permission,
    method: 'GET',
    params: z.strictObject(params ?? {}),
    query: z.strictObject(query ?? {}),
    body: null,
    perform,
  }
}

/** A POST that creates something. */
export function apiCreate<
  const Types extends AnswerTypes,
  Body extends z.ZodType,
  Prepared = undefined,
  Params extends Shape = Record<never, never>,
  const Needs extends Needed = undefined,
>(
  path: string,
  route: Omit<Input<Params, Record<never, never>, Types, Needs>, 'path' | 'query'> & {
    readonly body: Body
    prepare?(visit: ApiVisit<ValuesOf<Params>, unknown, z.output<Body>, Needs>): Promise<Prepared>
    act(
      tx: Transaction,
      visit: ApiVisit<ValuesOf<Params>, unknown, z.output<Body>, Needs>,
      prepared: Prepared,
    ): Promise<AnswerOf<Types>>
  },
): ApiRoute {
  const { prepare, act, params, permission, ...rest } = route
  const perform = { kind: 'create', prepare: prepare as never, act: act as never } as const
  return {
    ...rest,
    path,
    permission,
    method: 'POST',
    params: z.strictObject(params ?? {}),
    query: z.strictObject({}),
    perform,
  }
}

/** Every problem a call can answer with, by status: its own, and those that follow from what it takes. */
export function problemsOf(route: ApiRoute): ProblemName[] {
  const takesParts = Object.keys(route.params.shape).length > 0
  const creates = route.perform.kind === 'create'
  const names: (ProblemName | false)[] = [
    ...(route.problems ?? []),
    takesParts && 'not-found',
    route.permission !== undefined && 'unauthorized',
    typeof route.permission === 'object' && 'forbidden',
    'invalid-input',
    route.body !== null && 'malformed-request',
    route.body !== null && 'too-large',
    route.body !== null && 'unsupported-media-type',
    creates && 'idempotency-key-reused',
    creates && 'idempotency-key-in-use',
    route.limit !== undefined && 'too-many-requests',
    'internal-error',
  ]
  const known = [...new Set(names.filter(name => name !== false))]
  return known.sort((a, b) => problemTypes[a].status - problemTypes[b].status)
}
