import type { z } from 'zod'

/** One environment variable: what it is called, what it may be, and how a sentence says that. */
export interface Setting<Schema extends z.ZodType> {
  readonly variable: string
  readonly schema: Schema
  /** Goes on after `PORT must be …`. */
  readonly demand: string
}

export function setting<Schema extends z.ZodType>(
  variable: string,
  schema: Schema,
  demand: string,
): Setting<Schema> {
  return { variable, schema, demand }
}

export type Settings = Readonly<Record<string, Setting<z.ZodType>>>
export type Read<Table extends Settings> = {
  readonly [Name in keyof Table]: z.output<Table[Name]['schema']>
}

/** Adds a sentence to `wrong` for every variable that is. A variable set to nothing counts as not set. */
export function readSettings<Table extends Settings>(
  table: Table,
  environment: NodeJS.ProcessEnv,
  wrong: string[],
): Read<Table> {
  const read = Object.entries(table).map(([name, { variable, schema, demand }]) => {
    const value = environment[variable] || undefined
    const result = schema.safeParse(value)
    // A secret, and the password inside an address, are not repeated on a screen or in a log.
    const shown = mayBeShown(variable) ? `, but is "${value}"` : ''
    if (!result.success) wrong.push(`${variable} must be ${demand}${shown}.`)
    return [name, result.data]
  })
  return Object.fromEntries(read)
}

function mayBeShown(variable: string): boolean {
  return !/_(SECRET|TOKEN|URL)$/.test(variable)
}

/** Values that mean nothing alone. */
export type Together<Values> = { readonly [Name in keyof Values]: NonNullable<Values[Name]> }

/** All of them, or null where none is set; a sentence is added to `wrong` where some are missing. */
export function together<Table extends Settings>(
  table: Table,
  environment: NodeJS.ProcessEnv,
  wrong: string[],
): Together<Read<Table>> | null {
  const read = readSettings(table, environment, wrong)
  const values = Object.values(read)
  if (values.every(isSet)) return read as Together<Read<Table>>
  const names = Object.values(table).map(({ variable }) => variable)
  const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  if (values.some(isSet)) wrong.push(`${listed} are set together or not at all.`)
  return null
}

const isSet = (value: unknown) => value !== null && value !== undefined
