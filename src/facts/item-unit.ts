/** A unit that counts items, and no rate, sum or people. */
export const itemUnit = /^[条件篇项份则]/
