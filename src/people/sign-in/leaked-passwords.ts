import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** Longer than any line: forty signs of SHA-1, a colon, a count, the end of the line. */
const LINE = 128

/**
 * Whether a password stands in a list of stolen ones: SHA-1 sums in their order, one a line, with or without a count,
 * as Have I Been Pwned hands them out. Found by halving: some forty short reads in forty gigabytes, and nobody is asked.
 */
export async function isLeaked(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
  const list = await open(file)
  try {
    let [from, to] = [0, (await list.stat()).size]
    while (from < to) {
      const middle = Math.floor((from + to) / 2)
      const line = await lineFrom(list, middle)
      if (!line || line.start >= to || line.sum > wanted) to = middle
      else if (line.sum === wanted) return true
      else from = line.end
    }
    return false
  } finally {
    await list.close()
  }
}

/** The first line that begins at this place or after it. */
async function lineFrom(list: FileHandle, at: number) {
  const before = Math.max(0, at - 1)
  const { buffer, bytesRead } = await list.read(Buffer.alloc(2 * LINE), 0, 2 * LINE, before)
  const text = buffer.toString('latin1', 0, bytesRead)
  const begins = at === 0 ? 0 : text.indexOf('\n') + 1
  if ((at > 0 && begins === 0) || begins >= bytesRead) return null
  const ends = text.indexOf('\n', begins)
  const end = before + (ends < 0 ? bytesRead : ends + 1)
  return { start: before + begins, end, sum: text.slice(begins, begins + 40).toUpperCase() }
}
