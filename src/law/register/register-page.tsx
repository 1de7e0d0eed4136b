import { Link, useLanguage, useWords } from '../../foundation/html/index.ts'
import type { LawBook, Norm, RequirementOnFile } from '../requirement.ts'
import { LawRoom } from '../room.tsx'
import { lawWords } from '../words.ts'
import { registerMessages } from './messages.ts'
import { TextOnFile } from './norm-parts.tsx'

/** Every statute with its norms, and what they demand. */
export function RegisterPage({ law }: { law: LawBook }) {
  const t = useWords(registerMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  return (
    <LawRoom here="register">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      {[...law.statutes.values()].map(statute => (
        <section key={statute.id} aria-labelledby={`gesetz-${statute.id}`}>
          <h2 id={`gesetz-${statute.id}`}>
            {statute.abbreviation}{' '}
            <span class="law__of">
              {statute.title[language]} · {words.levels[statute.level]}
            </span>
          </h2>
          <ul class="law__norms">
            {[...law.norms.values()]
              .filter(norm => norm.statute === statute.id)
              .map(norm => (
                <NormLine
                  norm={norm}
                  requirements={law.requirements.filter(one => one.norm === norm.id)}
                  key={norm.id}
                />
              ))}
          </ul>
        </section>
      ))}
    </LawRoom>
  )
}

function NormLine({ norm, requirements }: { norm: Norm; requirements: readonly RequirementOnFile[] }) {
  const t = useWords(registerMessages)
  const words = useWords(lawWords)
  const language = useLanguage()
  return (
    <li>
      <div>
        <strong>{norm.citation[language]}</strong>
        <span class="law__under">
          <TextOnFile text={norm} />
        </span>
      </div>
      <div>
        <p>{norm.says[language]}</p>
        {norm.otherVersions.map(text => (
          <p class="law__under" key={text.says.de}>
            {t.otherVersions}: {text.says[language]} (<TextOnFile text={text} />)
          </p>
        ))}
      </div>
      <ul class="law__demands">
        {requirements.map(one => (
          <li key={one.id}>
            <Link href={`/amt/recht/anforderungen/${one.id}`}>
              {words.steps[one.step]}: {words.kinds[one.kind]}
            </Link>
            <span class="law__under">{words.modalities[one.modality]}</span>
          </li>
        ))}
        {requirements.length === 0 ? <li class="muted">{t.noRequirements}</li> : null}
      </ul>
    </li>
  )
}
