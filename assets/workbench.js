// Keys for the workbench. They can be switched off under "Konto" (WCAG 2.1.4); every act is also a button.

document.querySelector('[data-focus]')?.focus()

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

const off = document.cookie.split('; ').some(cookie => cookie.endsWith('schalter_tasten=aus'))
const typing = target => target.closest('input, textarea, select, [contenteditable]')
const rows = () => [...document.querySelectorAll('[data-row]')]
const here = () => rows().findIndex(row => row.contains(document.activeElement))

function move(step) {
  const all = rows()
  if (all.length === 0) return
  const start = here() >= 0 ? here() : all.findIndex(row => row.dataset.row === 'open')
  const next = all[Math.min(all.length - 1, Math.max(0, start + step))]
  next?.querySelector('a')?.focus()
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  '/': () => document.querySelector('[data-search]')?.focus(),
  a: () => document.querySelector('[data-acts] a, [data-acts] button')?.focus(),
  '?': () => location.assign('/amt/tasten'),
}

if (!off) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (typing(event.target)) {
      if (event.key === 'Escape') event.target.blur()
      return
    }
    const act = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
    const run = keys[event.key] ?? (act && (() => act.click()))
    if (!run) return
    event.preventDefault()
    run()
  })
}
