import { AsyncLocalStorage } from 'node:async_hooks'

/** Where what is being done right now comes from. */
export interface RequestOrigin {
  readonly requestId: string
  /** W3C Trace Context, from a proxy we trust. */
  readonly traceId?: string
}

const current = new AsyncLocalStorage<RequestOrigin>()

/** Everything that work does, and whatever it waits for, belongs to this request. */
export function within<Result>(origin: RequestOrigin, work: () => Result): Result {
  return current.run(origin, work)
}

/** Null: nobody asked for it, such as a job by the clock. */
export function currentRequestId(): string | null {
  return current.getStore()?.requestId ?? null
}
