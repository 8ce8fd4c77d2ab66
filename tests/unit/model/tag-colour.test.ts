import { expect, test } from "vitest";
import { readTagColours } from "../../../src/model/tag-colour.ts";

test("takes what is a tag with a colour, and leaves out the rest", () => {
  const given = { coast: "teal", river: "plaid", "": "rose", ["x".repeat(61)]: "rose", "\ud800": "blue" };
  expect([...readTagColours(given)]).toEqual([["coast", "teal"]]);
});

test("of what is no such record there are none", () => {
  expect([null, "teal", ["teal"], 3].map((value) => readTagColours(value).size)).toEqual([0, 0, 0, 0]);
});

test("a name that objects have of themselves is a tag like any other", () => {
  expect([...readTagColours(JSON.parse('{"__proto__":"green","constructor":"blue"}'))]).toEqual([
    ["__proto__", "green"],
    ["constructor", "blue"],
  ]);
});
