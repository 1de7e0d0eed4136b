import { Notice, useWords } from '../foundation/html/index.ts'
import type { Letter } from './letter.ts'
import { LetterTable } from './letter-table.tsx'
import { postMessages } from './messages.ts'

interface PostPageProps {
  readonly ready: readonly Letter[]
  readonly underway: readonly Letter[]
  readonly online: readonly Letter[]
  readonly clerk: boolean
  readonly notice: string | null
}

export function PostPage({ ready, underway, online, clerk, notice }: PostPageProps) {
  const t = useWords(postMessages)
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      {notice ? <Notice tone="info" title={notice} /> : null}
      <h2>{t.ready}</h2>
      <LetterTable title={t.ready} letters={ready} acts={clerk ? [['handed-over', t.handOver]] : []} />
      <h2>{t.underway}</h2>
      <LetterTable
        title={t.underway}
        letters={underway}
        acts={
          clerk
            ? [
                ['delivered', t.enterDelivery],
                ['returned', t.enterReturn],
              ]
            : []
        }
      />
      <h2>{t.online}</h2>
      <LetterTable title={t.online} letters={online} acts={[]} />
    </div>
  )
}
