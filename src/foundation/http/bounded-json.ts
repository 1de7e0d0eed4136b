import { Invalid } from '../errors.ts'

/** More than any call of ours needs; fewer than make the checks that follow slow. */
const MAX_VALUES = 2000
const MAX_DEPTH = 8

/** A document of a machine as it came, unless it holds too much or too deep. @throws Invalid */
export function boundedJson(json: unknown): unknown {
  let level: unknown[] = [json]
  let values = 0
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length
    if (values > MAX_VALUES || depth > MAX_DEPTH) {
      throw new Invalid({
        de: `Das Dokument darf ${MAX_VALUES} Werte haben und ${MAX_DEPTH} Ebenen tief sein.`,
        en: `The document may hold ${MAX_VALUES} values and be ${MAX_DEPTH} levels deep.`,
      })
    }
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return json
}
