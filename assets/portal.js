// Small helps; every page works without them.

// A page that came back with errors: the summary takes the focus, so that a screen reader says it first.
document.querySelector('[data-focus]')?.focus()

// Printing needs a script; the button appears only where there is one.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// A second click on the same button sends nothing: the server would answer the same, but the wait confuses.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, 5000)
  })
}
window.addEventListener('pageshow', event => {
  if (event.persisted) for (const form of document.querySelectorAll('form')) delete form.dataset.sent
})
