/** One line of the document that `npm run bench` prints; see the contract in the README. */
export interface Figure {
  readonly bench: string
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is measured against in the same run; null where the target is a plain number. */
  readonly reference: number | null
  readonly ratio: number | null
  readonly target: string
  readonly ok: boolean
}

export type Bench = (say: (line: string) => void) => Promise<Figure[]>

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
