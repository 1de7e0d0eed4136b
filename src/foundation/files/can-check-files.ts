import { runInspection } from './inspection/run-inspection.ts'

const ONE_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

/** For the doctor: is everything there that looking into files and drawing images needs? */
export async function canCheckFiles(): Promise<boolean> {
  return (await runInspection(ONE_DOT)).ok
}
