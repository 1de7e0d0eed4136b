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

const screen = document.querySelector('[data-hall]')
const part = name => screen.querySelector(`[data-${name}]`)

function lineOf({ number, counter }) {
  const line = document.createElement('li')
  const [strong, span] = [document.createElement('strong'), document.createElement('span')]
  strong.textContent = number
  span.textContent = counter
  line.append(strong, ' ', span)
  return line
}

function show({ now, before, wait, clock, mark }) {
  part('clock').textContent = clock
  part('wait').textContent = wait
  part('number').textContent = now?.number ?? ''
  part('counter').textContent = now?.counter ?? ''
  for (const name of ['come', 'place']) part(name).hidden = !now
  part('nobody').hidden = Boolean(now)
  part('before').replaceChildren(...before.map(lineOf))
  if (mark && mark !== screen.dataset.mark) ring()
  screen.dataset.mark = mark
}

async function look() {
  try {
    const language = document.documentElement.lang === 'en' ? '/en' : ''
    const answer = await fetch(language + screen.dataset.hall, { cache: 'no-store' })
    if (answer.ok) show(await answer.json())
  } catch {
    // The house restarts, or the network is away: the last numbers stay.
  }
}

offerSound()
setInterval(look, 3000)
