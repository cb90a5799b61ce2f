/** Id of the place on a page where its timeline stands. */
export const TIMELINE_ID = 'what-happened'
