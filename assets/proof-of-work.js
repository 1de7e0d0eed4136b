// Under pressure a hold takes a proof of work: solved while somebody reads, so that nobody waits who chooses a time like people
// do. The browser's own PBKDF2 works beside the page. Without this, or where the browser has none (plain http), the next page
// tells another way.

const AT_ONCE = 4

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')
}

async function derivedKey({ nonce, salt, cost, keyLength }, counter) {
  const password = new Uint8Array([...bytesOf(nonce), 0, 0, 0, 0])
  new DataView(password.buffer).setUint32(password.length - 4, counter)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  return hexOf(await crypto.subtle.deriveBits(how, key, keyLength * 8))
}

async function solve(task) {
  for (let first = 0; ; first += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_, n) => first + n)
    const keys = await Promise.all(counters.map(counter => derivedKey(task.parameters, counter)))
    const found = keys.findIndex(key => key.startsWith(task.parameters.keyPrefix))
    if (found >= 0) return { counter: first + found, derivedKey: keys[found] }
  }
}

for (const field of document.querySelectorAll('[data-task]')) {
  const { form, dataset } = field
  const status = form.querySelector('[data-proof-status]')
  const task = JSON.parse(dataset.task)
  if (!globalThis.crypto?.subtle) {
    status.textContent = dataset.unable
    continue
  }
  status.textContent = dataset.working
  let pressed = null
  // Before other listeners: what waits here has not been sent yet, and a second click is no second one.
  const wait = event => {
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed = event.submitter
    status.textContent = dataset.waiting
  }
  form.addEventListener('submit', wait, { capture: true })
  const goOn = (value, words) => {
    field.value = value
    form.removeEventListener('submit', wait, { capture: true })
    status.textContent = words
    if (pressed) form.requestSubmit(pressed)
  }
  solve(task).then(
    solution => goOn(btoa(JSON.stringify({ challenge: task, solution })), dataset.ready),
    () => goOn('', dataset.unable),
  )
}
