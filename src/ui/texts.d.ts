/** A sheet or a page imported by a script is its text (build.mjs), for files that leave with it. */
declare module "*.css" {
  const text: string;
  export default text;
}
declare module "*.html" {
  const text: string;
  export default text;
}
