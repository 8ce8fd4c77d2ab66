// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import { fill, h, setAttribute } from "../../../src/ui/element.ts";
import { icon, iconNames } from "../../../src/ui/icon.ts";

describe("h", () => {
  test("takes text as text, whatever it looks like", () => {
    const title = h("p", {}, "<img src=x onerror=alert(1)>");
    expect(title.childElementCount).toBe(0);
    expect(title.textContent).toBe("<img src=x onerror=alert(1)>");
  });

  test("leaves out null and false, flattens lists", () => {
    const line = h("p", {}, ["a", [null, "b"]], false, 3);
    expect(line.textContent).toBe("ab3");
  });

  test("sets attributes, and none for null, undefined and false", () => {
    const button = h("button", {
      class: "chip",
      disabled: false,
      title: null,
      lang: undefined,
      hidden: true,
    });
    expect(button.getAttributeNames()).toEqual(["class", "hidden"]);
  });

  test("listens", () => {
    const click = vi.fn();
    h("button", { on: { click } }).click();
    expect(click).toHaveBeenCalledOnce();
  });
});

describe("setAttribute", () => {
  test.each(["onclick", "ONERROR", "style", "srcdoc"])("refuses %s", (name) => {
    expect(() => setAttribute(document.createElement("div"), name, "x")).toThrow(TypeError);
  });
});

describe("fill", () => {
  test("puts the new in the place of the old", () => {
    const list = h("ul", {}, h("li", {}, "old"));
    fill(list, h("li", {}, "new"));
    expect(list.textContent).toBe("new");
  });
});

describe("icon", () => {
  test.each(iconNames)("%s is hidden from screen readers and has a shape", (name) => {
    const svg = icon(name);
    expect(svg.getAttribute("aria-hidden")).toBe("true");
    expect(svg.querySelectorAll("path[d]").length).toBeGreaterThan(0);
  });
});
