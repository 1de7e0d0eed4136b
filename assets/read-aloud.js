// Reads the main part of a page with a voice of the browser. The button appears only where there is one.

const box = document.querySelector('[data-read-aloud]')
const voice = window.speechSynthesis
const toggle = box?.querySelector('[data-read]')
const stop = box?.querySelector('[data-stop]')
const PARTS = 'h1,h2,h3,h4,p,li,dt,dd,td,th,caption,label,legend,summary,pre,button,div'

/** @type {'silent' | 'reading' | 'paused'} */
let state = 'silent'
let last

/** What can be seen, in its order: one passage a paragraph and language, short enough for every voice. */
function passages() {
  const found = []
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  let passage
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.replace(/\s+/g, ' ')
    const parent = texts.currentNode.parentElement
    const unread = parent.closest('[aria-hidden="true"], script, style, select')
    if (!text.trim() || unread || !parent.checkVisibility({ visibilityProperty: true })) continue
    const part = parent.closest(PARTS)
    const lang = parent.closest('[lang]').lang
    if (passage?.part === part && passage.lang === lang) passage.text += text
    else {
      passage = { part, lang, text }
      found.push(passage)
    }
  }
  return found
}

function show(next) {
  state = next
  toggle.setAttribute('aria-pressed', String(next === 'reading'))
  stop.hidden = next === 'silent'
}

function read() {
  voice.cancel()
  const spoken = passages().map(({ text, lang }) => {
    const utterance = new SpeechSynthesisUtterance(text.trim())
    utterance.lang = lang
    return utterance
  })
  const end = spoken.at(-1)
  if (!end) return
  last = end
  // One that was cancelled ends late, when another may have begun.
  end.addEventListener('end', () => last === end && show('silent'))
  for (const utterance of spoken) voice.speak(utterance)
  show('reading')
}

/** Pressed: reads. Pressed again: pauses, and goes on where it was. */
function press() {
  if (state === 'silent') return read()
  if (state === 'reading') voice.pause()
  else voice.resume()
  show(state === 'reading' ? 'paused' : 'reading')
}

function silence() {
  // The button that ends it disappears; whoever used it by keyboard stays where they were.
  if (document.activeElement === stop) toggle.focus()
  voice.cancel()
  voice.resume()
  show('silent')
}

/** Some browsers know their voices only after a moment. */
function appear() {
  if (voice.getVoices().length > 0) box.hidden = false
}

if (box && voice && 'SpeechSynthesisUtterance' in window) {
  toggle.addEventListener('click', press)
  stop.addEventListener('click', silence)
  window.addEventListener('pagehide', () => voice.cancel())
  voice.addEventListener?.('voiceschanged', appear)
  appear()
}
