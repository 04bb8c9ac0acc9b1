/** The part of pdf.js that reads files; it shows itself to the other part by a global name. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
