import { Temporal } from 'temporal-polyfill'
import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import { formatInstant } from '../../foundation/language/index.ts'
import { assuranceWords } from '../../people/index.ts'
import { draftPath } from '../drafts/draft.ts'
import { identificationMessages } from '../identification/messages.ts'
import { words } from '../messages.ts'
import type { OpenDraft } from './open-draft.ts'
import { citationOf, type ProofDemand } from './proof-demand.ts'

/** On the check page: how it is proved who applies, and what stands for a signature, each with its norm. */
export function ProofSection({ open, demand }: { open: OpenDraft; demand: ProofDemand }) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  const { signature, law } = demand
  const replacedBy = signature.kind === 'replaced' ? citationOf(law, signature.by.norm, language) : undefined
  const norms = [citationOf(law, signature.norm, language), replacedBy].filter(Boolean).join(' · ')
  return (
    <section class="check" aria-labelledby="nachweis">
      <h2 id="nachweis">{t.proof}</h2>
      <dl>
        <Identity open={open} demand={demand} />
        <div>
          <dt>{t.signature}</dt>
          <dd>
            {t.signatures[signature.kind]}
            {norms ? <span class="muted">, {norms}</span> : null}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Identity({ open: { draft, provable }, demand }: { open: OpenDraft; demand: ProofDemand }) {
  const t = useWords(identificationMessages)
  const language = useLanguage()
  const { identified } = draft
  if (!identified && !demand.need) return null
  const level = assuranceWords[language]
  return (
    <div class={demand.missing ? 'check--missing' : ''}>
      <dt>{t.identity}</dt>
      <dd>
        {identified
          ? `${level.means[identified.means]} (${level.levels[identified.level]}), ${formatInstant(Temporal.Instant.from(identified.at), language)}`
          : null}
        {demand.missing ? <span class="check__problem">{t.missingTitle}</span> : null}
      </dd>
      {provable === 'none' ? null : (
        <dd class="check__change">
          <Link href={draftPath(draft.id, 'ausweisen')}>
            {words[language].change}
            <span class="kern-sr-only">: {t.identity}</span>
          </Link>
        </dd>
      )}
    </div>
  )
}
