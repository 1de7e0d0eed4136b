import { runPart } from './foundation/run-part.ts'

await runPart('worker', { max: 10 }, async ({ own }) => {
  const idle = setInterval(() => {}, 60_000)
  own.onStop('the jobs', () => clearInterval(idle))
  own.ready()
})
