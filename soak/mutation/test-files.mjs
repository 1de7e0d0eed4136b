import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The tests that stand beside the rules. */
export function testFilesBeside(rules) {
  const folders = new Set(rules.map(path => dirname(path)))
  return [...folders].flatMap(folder =>
    readdirSync(folder)
      .filter(name => /\.test\.tsx?$/.test(name))
      .map(name => join(folder, name)),
  )
}
