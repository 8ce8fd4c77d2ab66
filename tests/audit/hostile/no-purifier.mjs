/** Stands for DOMPurify in a build that shows what the other walls hold by themselves: everything passes. */

/** @param {Window & typeof globalThis} window */
export default function createNoPurifier(window) {
  return {
    addHook() {},
    /**
     * @param {string | Node} markup
     * @param {{ readonly TRUSTED_TYPES_POLICY?: { readonly createHTML: (markup: string) => string } | null }} config
     */
    sanitize(markup, { TRUSTED_TYPES_POLICY: policy }) {
      const { document } = window;
      const fragment = document.createDocumentFragment();
      if (typeof markup !== "string") {
        fragment.append(document.importNode(markup, true));
        return fragment;
      }
      const parsed = new window.DOMParser().parseFromString(
        policy?.createHTML(markup) ?? markup,
        "text/html",
      );
      fragment.append(
        ...[...parsed.head.childNodes, ...(parsed.body?.childNodes ?? [])].map((node) =>
          document.importNode(node, true),
        ),
      );
      return fragment;
    },
  };
}
