import { z } from 'zod'

export type JsonSchema = Readonly<Record<string, unknown>>

/** JSON Schemas of one document: what has a name stands once under `components` and is pointed at. */
export class JsonSchemas {
  readonly components: Record<string, JsonSchema> = {}

  /** `input`: what may be sent; `output`: what is answered. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, override: withoutPattern })
    for (const [name, definition] of Object.entries($defs ?? {})) this.define(name, definition)
    return pointed(own) as JsonSchema
  }

  private define(name: string, { id: _, ...definition }: Record<string, unknown>): void {
    const described = pointed(definition) as JsonSchema
    const known = this.components[name]
    if (known && JSON.stringify(known) !== JSON.stringify(described))
      throw new Error(`Two schemas of the interface have the name ${name}.`)
    this.components[name] = described
  }
}

/** The format says it; Zod's patterns of days and instants are long enough to hide the rest of the document. */
function withoutPattern({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string'
        ? [key, inner.replace('#/$defs/', '#/components/schemas/')]
        : [key, pointed(inner)],
    ),
  )
}
