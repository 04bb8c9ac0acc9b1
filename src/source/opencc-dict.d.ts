/** opencc-js ships its dictionaries as plain strings, without types: pairs 'source target' parted by '|'. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
