type Work = () => Promise<void> | void
const works: Work[] = []

/**
 * Done after each file of tests. Files share one process and its modules, so a hook that a module registers for itself
 * would only belong to the first file that loads it.
 */
export function afterEveryFile(work: Work): void {
  works.push(work)
}

export async function tidyUp(): Promise<void> {
  for (const work of works) await work()
}
