/** Style sheets, which Vite gathers into one file. */
declare module '*.css'
