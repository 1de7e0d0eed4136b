// Takes the place of cosmiconfig in the bundle. graphile-worker would look for a file of its own in the working folder, in
// all folders above and in the home of the account, and run it if it is a script: what this program does is said by its
// environment alone.
export function cosmiconfigSync() {
  return { search: () => null }
}
