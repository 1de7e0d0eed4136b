import { appointments } from './appointments.ts'
import { emergency } from './emergency.ts'
import { http } from './http.ts'
import { start } from './start.ts'
import { submit } from './submit.ts'
import { beBareServer } from './support/bare-server.ts'
import type { Bench, Figure } from './support/figure.ts'

/** `npm run bench -- NAME`: what exists is listed here. */
const benches: Readonly<Record<string, Bench>> = { appointments, emergency, http, start, submit }

const [name] = process.argv.slice(2)
if (name === 'bare-server') beBareServer()
else await main()

async function main(): Promise<void> {
  const chosen = name ? [name] : Object.keys(benches)
  const figures: Figure[] = []
  for (const one of chosen) {
    const bench = benches[one]
    if (!bench) {
      console.error(`There is no bench named ${one}: ${Object.keys(benches).join(', ')}.`)
      process.exit(1)
    }
    // Progress goes to the error output: the output itself is one JSON document.
    figures.push(...(await bench(line => console.error(line))))
  }
  console.log(JSON.stringify({ figures }, null, 2))
  process.exit(figures.every(({ ok }) => ok) ? 0 : 1)
}
