/** Long enough for every subject of ours; a name of a service is an editor's and may be anything. */
export const LONGEST_SUBJECT = 150

/** One line without control or direction signs, cut where a letter ends. */
export function tidySubject(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Bidi_C}\s]+/gu, ' ').trim()
  if (line.length <= LONGEST_SUBJECT) return line
  let kept = ''
  for (const { segment } of new Intl.Segmenter('de').segment(line)) {
    if (kept.length + segment.length >= LONGEST_SUBJECT) break
    kept += segment
  }
  return `${kept}…`
}

/** Lines and tabs stay; what could rule a screen or turn the order of letters goes. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Bidi_C}/gu, '')
}
