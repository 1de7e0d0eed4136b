interface Wanted {
  readonly id: string
  readonly step: number
  readonly steps: number
}

/** Who gets one of the rooms for video at the time of their appointment, the earlier first. @param free rooms in each step */
export function fitRooms(wanted: readonly Wanted[], free: readonly number[]): string[] {
  const left = [...free]
  const byTime = wanted.toSorted((a, b) => a.step - b.step || a.id.localeCompare(b.id))
  return byTime.flatMap(({ id, step, steps }) => {
    const span = Array.from({ length: steps }, (_, n) => step + n)
    if (span.some(n => (left[n] ?? 0) < 1)) return []
    for (const n of span) left[n]! -= 1
    return id
  })
}
