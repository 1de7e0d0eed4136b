// How long a place is still held, in words; without this the page tells until when.

for (const countdown of document.querySelectorAll('[data-until]')) {
  const until = Date.parse(countdown.dataset.until)
  const left = countdown.querySelector('[data-left]')
  let said = ''
  const tell = () => {
    const minutes = Math.ceil((until - Date.now()) / 60_000)
    const { one, many } = countdown.dataset
    const sentence = minutes <= 0 ? '' : minutes === 1 ? one : many.replace('99', String(minutes))
    // Said aloud once a minute and not with every tick.
    if (sentence !== said) left.textContent = said = sentence
    if (minutes <= 0) countdown.dataset.over = 'yes'
  }
  tell()
  setInterval(tell, 1000)
}
