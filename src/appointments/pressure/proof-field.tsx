import { usePage, useWords } from '../../foundation/html/index.ts'
import type { ProofOfWorkTask } from '../../foundation/proof-of-work-task.ts'
import { proofMessages } from './messages.ts'

export const SOLUTION = 'nachweis'

/** Within the form: a script fills it in while somebody reads. Without one it stays empty, and the next page tells another way. */
export function ProofField({ task }: { task: ProofOfWorkTask }) {
  const t = useWords(proofMessages)
  const { asset } = usePage()
  return (
    <>
      <input
        type="hidden"
        name={SOLUTION}
        value=""
        autoComplete="off"
        data-task={JSON.stringify(task)}
        data-working={t.working}
        data-ready={t.ready}
        data-waiting={t.waiting}
        data-unable={t.unable}
      />
      <p class="proof" role="status" aria-live="polite" data-proof-status />
      <script type="module" src={asset('proof-of-work.js')} />
    </>
  )
}
