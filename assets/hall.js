// The screen in the hall asks every three seconds who is called; without this the page loads itself anew.

const sound = () => document.querySelector('[data-sound]')
let audio = null

function offerSound() {
  const button = sound()
  if (!button || audio || !window.AudioContext) return
  button.hidden = false
  button.addEventListener('click', () => {
    audio = new AudioContext()
    button.hidden = true
    ring()
  })
}

/** Two tones, low and high. */
function ring() {
  if (!audio) return
  for (const [n, frequency] of [660, 880].entries()) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = frequency
    gain.gain.value = 0.2
    tone.connect(gain).connect(audio.destination)
    tone.start(audio.currentTime + n * 0.35)
    tone.stop(audio.currentTime + n * 0.35 + 0.3)
  }
}

async function look() {
  const shown = document.querySelector('[data-hall]')
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const next = page.querySelector('[data-hall]')
    if (!next) return
    for (const part of ['.hall__head', '.hall__body', '.hall__foot p']) {
      const [old, fresh] = [shown.querySelector(part), next.querySelector(part)]
      if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceWith(document.importNode(fresh, true))
    }
    if (next.dataset.hall !== shown.dataset.hall) {
      shown.dataset.hall = next.dataset.hall
      if (next.dataset.hall) ring()
    }
  } catch {
    // The house restarts, or the network is away: the last numbers stay.
  }
}

offerSound()
setInterval(look, 3000)
