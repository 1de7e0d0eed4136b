// The page of a counter asks every three seconds whether somebody at another counter of the house needs help.

const panel = document.querySelector('[data-alarms]')
const list = panel.querySelector('[data-alarm-list]')
const line = panel.querySelector('[data-alarm-line]').content.firstElementChild
const deaf = panel.querySelector('[data-deaf]')
const own = document.querySelector('[data-alarm-own]')
const sound = panel.querySelector('[data-alarm-sound]')
const title = document.title
const MOST_FAILURES = 3
let failures = 0

// Where the browser lets no page sound by itself, a button asks once.
const audio = window.AudioContext ? new AudioContext() : null
const offerSound = () => {
  sound.hidden = !audio || audio.state === 'running'
}
sound.addEventListener('click', () => audio.resume().then(offerSound))
audio?.addEventListener('statechange', offerSound)
document.addEventListener('click', () => audio?.resume(), { once: true })
offerSound()

/** Three high tones: nothing else in the house sounds like it. */
function ring() {
  if (audio?.state !== 'running') return
  for (const n of [0, 1, 2]) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = 1200
    gain.gain.value = 0.3
    tone.connect(gain).connect(audio.destination)
    tone.start(audio.currentTime + n * 0.3)
    tone.stop(audio.currentTime + n * 0.3 + 0.18)
  }
}

function lineOf({ id, isLoud, text, title: name }) {
  const made = line.cloneNode(true)
  made.dataset.alarm = id
  made.dataset.title = name
  made.toggleAttribute('data-loud', isLoud)
  made.querySelector('[data-alarm-text]').textContent = text
  for (const field of made.querySelectorAll('[data-alarm-id]')) field.value = id
  return made
}

/** A line stays as long as it says the same, so that nobody loses a word while typing it. */
function show({ others, own: mine }) {
  const lines = [...list.children]
  const kept = others.map(
    alarm =>
      lines.find(
        one =>
          one.dataset.alarm === alarm.id && one.querySelector('[data-alarm-text]').textContent === alarm.text,
      ) ?? lineOf(alarm),
  )
  for (const one of lines) if (!kept.includes(one)) one.remove()
  for (const one of kept) if (!one.isConnected) list.append(one)
  if (own) own.textContent = mine?.text ?? ''
  announce()
}

function announce() {
  const loud = list.querySelector('[data-loud]')
  document.title = loud ? loud.dataset.title : title
  if (loud) ring()
}

async function look() {
  try {
    const answer = await fetch(panel.dataset.alarms, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(2500),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    show(await answer.json())
    failures = 0
  } catch {
    failures += 1
  }
  deaf.hidden = failures < MOST_FAILURES
}

announce()
setInterval(look, 3000)
