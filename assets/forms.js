// Conditional questions appear and go while one answers. Without this the page comes again with the new ones.

/** What is chosen or typed for a question, as far as the question itself is asked. */
function valuesOf(form, question) {
  return Array.from(form.elements)
    .filter(field => field.name === question && !field.matches(':disabled'))
    .filter(field => !['radio', 'checkbox'].includes(field.type) || field.checked)
    .map(field => field.value.trim())
}

function update(form) {
  const conditions = Array.from(form.querySelectorAll('[data-when]'))
  // One question may wait for another that waits for a third.
  for (let round = 0; round <= conditions.length; round++) {
    let changed = false
    for (const condition of conditions) {
      const wanted = JSON.parse(condition.dataset.is)
      const asked = valuesOf(form, condition.dataset.when).some(value => wanted.includes(value))
      if (condition.disabled !== asked) continue
      condition.hidden = condition.disabled = !asked
      changed = true
    }
    if (!changed) return
  }
}

for (const form of new Set(Array.from(document.querySelectorAll('[data-when]'), field => field.closest('form')))) {
  form.addEventListener('input', () => update(form))
  // Browsers fill fields in again after "back".
  update(form)
  window.addEventListener('pageshow', () => update(form))
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).href)
    const label = button.querySelector('.kern-label')
    const before = label.textContent
    label.textContent = button.dataset.copied
    setTimeout(() => (label.textContent = before), 4000)
  })
}
