/** Tells of the year's own figure, beside one of several years: 历年累计52条、其中2010年新增14条. */
export const ownYear = /其中|新增|本年|今年|当年|20\d\d年/
