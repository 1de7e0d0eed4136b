// Making and using passkeys. Everything else about signing in works without scripts.

const steps = {
  'passkey-get': async options => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
    return navigator.credentials.get({ publicKey })
  },
  'passkey-create': async options => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    return navigator.credentials.create({ publicKey })
  },
}

const place = document.getElementById('passkey')
const form = place?.querySelector('form')
const failed = document.getElementById('passkey-failed')

/** Asks our server what is to be signed. Led elsewhere, the person has to confirm first that it is them. */
async function challenge() {
  const answer = await fetch(`${form.getAttribute('action')}/aufgabe`, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
  })
  if (answer.redirected) return location.assign(answer.url)
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`)
  return answer.json()
}

async function go() {
  failed.hidden = true
  try {
    const options = await challenge()
    if (!options) return
    const credential = await steps[form.id](options)
    form.elements.answer.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch {
    // Whoever closes the dialog of the browser comes here as well.
    failed.hidden = false
  }
}

if (form && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  place.hidden = false
  document.getElementById('passkey-missing')?.remove()
  form.addEventListener('submit', event => {
    event.preventDefault()
    go()
  })
}
