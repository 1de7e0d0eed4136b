const noticed = ['Killed', 'Timeout']
const unnoticed = ['Survived', 'NoCoverage']

/** How many changes the tests noticed, by module and by rule, from Stryker's report. */
export function scoresOf({ files }) {
  const rules = Object.entries(files).map(([path, { mutants }]) => ({ path, mutants }))
  const names = [...new Set(rules.map(moduleOf))]
  return names.map(name => {
    const own = rules.filter(rule => moduleOf(rule) === name)
    const all = count(own.flatMap(({ mutants }) => mutants))
    return { name, ...all, rules: own.map(({ path, mutants }) => ({ path, ...count(mutants) })) }
  })
}

function moduleOf({ path }) {
  return path.split('/')[1]
}

/** A change with which nothing can be built says nothing about the tests, and is not counted. */
function count(mutants) {
  const survived = mutants.filter(({ status }) => unnoticed.includes(status)).length
  const all = survived + mutants.filter(({ status }) => noticed.includes(status)).length
  return { survived, all, score: (100 * (all === 0 ? 1 : (all - survived) / all)).toFixed(1) }
}
