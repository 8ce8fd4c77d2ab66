/** A sheet imported by a script is its text (build.mjs), for files that carry their own style. */
declare module "*.css" {
  const text: string;
  export default text;
}
