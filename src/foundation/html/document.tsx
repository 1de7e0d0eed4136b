import type { ComponentChildren } from 'preact'
import { usePage } from './page-context.tsx'

interface DocumentProps {
  readonly title: string
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  readonly bodyClass?: string
  readonly children: ComponentChildren
}

export function Document({ title, styles, scripts, bodyClass, children }: DocumentProps) {
  const { language, asset } = usePage()
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        {styles.map(style => (
          <link rel="stylesheet" href={asset(style)} key={style} />
        ))}
        {scripts.map(script => (
          <script type="module" src={asset(script)} key={script} />
        ))}
      </head>
      <body class={bodyClass}>{children}</body>
    </html>
  )
}
